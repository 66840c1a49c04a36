"""Information annuelle de la région tardive ou absente.

## Ce que la règle vérifie
Les aides aux entreprises d’un exercice sont transmises à la région au plus tard le 30 mars de l’année suivante. La
règle ne signale un exercice sans transmission que si le dossier en dit une pour d’autres exercices.

## Pourquoi
La région établit chaque année le rapport des aides versées sur son territoire, pour l’État et la Commission : une
aide qui n’y est pas n’est pas publiée. Si aucune transmission n’est au dossier, rien ne dit qu’elle manque : la règle
n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2025, 6, 30), profile=Profile(select=("AIDE-006",)))
>>> report.not_applicable[0].code
'AIDE-006'

## Références
- CGCT, article L1511-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.french import format_date
from conventions.law import day_of_year
from conventions.model import AidRegime, Grant, Party, PartyKind, Publication, PublicationKind
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.told import is_about, publications
from conventions.rules.reading.wording import day_of
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)
from conventions.rules.scope import LOCAL

LAW = Source(text="CGCT, art. L1511-1", since=date(2004, 8, 18), read_as_of=date(2015, 3, 31))
REMEDY = "transmettre à la région l’état des aides de l’exercice, et en garder la date"


@rule(
    "AIDE-006",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(LAW,),
    dated_by=Anchor.EXERCISE,
    decider="le service du développement économique",
    since="0.2",
    requires=("les transmissions à la région", "l’exercice de la subvention", "la nature du bénéficiaire"),
    authorities=LOCAL - {PartyKind.REGION},
    beneficiaries=Beneficiaries.UNDERTAKINGS,
)
def region_informed_late(case: Case) -> Iterator[Answer]:
    """Look for what was sent to the région about the exercise of each aid to an undertaking."""
    yield from by_grant(case, Beneficiaries.UNDERTAKINGS, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    if grant.aid_regime is AidRegime.NO_AID:
        yield NotApplicable("la subvention est hors aides d’État")
    elif not LAW.days.covers(end_of(grant.exercise)):
        yield NotApplicable(f"exercice {grant.exercise}, avant l’information de la région")
    else:
        month, day = day_of_year("business_aid_report_before", on=end_of(grant.exercise))
        yield _answer(case, grant, day_of(grant.exercise + 1, month, day))


def _answer(case: Case, grant: Grant, limit: date) -> Answer:
    sent = publications(case, PublicationKind.REGION)
    first = next((item for item in sent if is_about(item, grant)), None)
    if first:
        return _sent(first, limit)
    if case.known_day <= limit:
        return NotApplicable(f"transmission attendue le {format_date(limit)} au plus tard")
    if not sent or any(_says_nothing(item) for item in sent):
        return NotEvaluated(f"transmission à la région non renseignée pour {grant.exercise}", "publications")
    return _missing(grant_address(case, grant), grant, limit)


def _says_nothing(item: Publication) -> bool:
    """A sending that names neither its exercise nor its grant may be the one looked for."""
    return item.exercise is None and item.grant is None


def _sent(item: Publication, limit: date) -> Answer:
    address = f"publications[{item.key}].day"
    if item.day <= limit:
        return Passed(address)
    return Fault(
        address=address,
        message=f"aides transmises à la région le {format_date(item.day)}, après le {format_date(limit)}",
        remedy="transmettre plus tôt l’état des aides du prochain exercice",
        values=(("transmission", item.day), ("au plus tard", limit)),
    )


def _missing(address: str, grant: Grant, limit: date) -> Fault:
    return Fault(
        address=address,
        message=f"aides de {grant.exercise} non transmises à la région, attendues le {format_date(limit)} au plus tard",
        remedy=REMEDY,
        values=(("exercice", grant.exercise), ("au plus tard", limit)),
    )
