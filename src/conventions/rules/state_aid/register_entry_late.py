"""Inscription tardive au registre des aides de minimis.

## Ce que la règle vérifie
Une aide de minimis octroyée depuis le 1er janvier 2026 est inscrite au registre dans les 20 jours ouvrés qui
suivent son octroi.

## Pourquoi
Le registre remplace la déclaration de l’entreprise : une aide qui n’y est pas échappe au calcul du plafond des
autres financeurs. L’obligation vise les services de l’État, et le registre est ouvert aux collectivités : le constat
est un avertissement. Qu’il s’agisse de jours ouvrés (ni samedi, ni dimanche, ni férié) est à reconfirmer. Une aide
dont l’inscription n’est pas au dossier n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2026, 6, 30), profile=Profile(select=("AIDE-007",)))
>>> report.not_applicable[0].code
'AIDE-007'

## Références
- Règlement (UE) 2023/2831, article 6.
- Décret n° 2025-1361 du 26 décembre 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.errors import ConventionsError
from conventions.french import format_date
from conventions.law import duration
from conventions.model import AidRegime, Grant, Party, Publication, PublicationKind
from conventions.periods import DayCount, after
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.granted import granted_on
from conventions.rules.reading.told import publications
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
    rule,
)

DECREE = Source(
    text="Règlement (UE) 2023/2831, art. 6 ; décret n° 2025-1361 du 26 décembre 2025", since=date(2026, 1, 1)
)
ENTERED = frozenset({AidRegime.DE_MINIMIS, AidRegime.DE_MINIMIS_SIEG})


@rule(
    "AIDE-007",
    severity=Severity.WARNING,
    status=Status.SECOND_HAND,
    sources=(DECREE,),
    dated_by=Anchor.AID,
    decider="le service des affaires européennes ou juridiques",
    since="0.2",
    requires=("le régime d’aide des subventions", "la date d’octroi", "la date d’inscription au registre"),
)
def register_entry_late(case: Case) -> Iterator[Answer]:
    """Compare the day of the entry of each aid with the last one allowed."""
    yield from by_grant(case, Beneficiaries.ANY, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    if grant.aid_regime not in ENTERED:
        yield NotApplicable("aucune aide de minimis n’est accordée")
        return
    granted, address = granted_on(case, grant.key), grant_address(case, grant)
    if granted is None:
        yield NotEvaluated("date d’octroi de l’aide inconnue", address)
    elif not DECREE.days.covers(granted):
        yield NotApplicable(f"aide du {format_date(granted)}, avant le registre", granted)
    else:
        yield _answer(case, grant, granted)._replace(day=granted)


def _answer(case: Case, grant: Grant, granted: date) -> Answer:
    told = publications(case, PublicationKind.AID_REGISTER)
    entry = next((item for item in told if item.grant == grant.key), None)
    if entry is None:
        address = grant_address(case, grant)
        return NotEvaluated(f"inscription au registre non renseignée pour {grant.exercise}", address)
    try:
        limit = after(granted, duration("register_delay", on=granted), counted=DayCount.OUVRE)
    except ConventionsError as error:
        return NotEvaluated(f"délai d’inscription incalculable : {error}")
    return Passed(f"publications[{entry.key}].day") if entry.day <= limit else _fault(entry, granted, limit)


def _fault(entry: Publication, granted: date, limit: date) -> Fault:
    return Fault(
        address=f"publications[{entry.key}].day",
        message=f"aide du {format_date(granted)} inscrite au registre le {format_date(entry.day)}, après le"
        f" {format_date(limit)}",
        remedy="inscrire chaque aide au registre dès son octroi",
        values=(("octroi", granted), ("inscription", entry.day), ("au plus tard", limit)),
    )
