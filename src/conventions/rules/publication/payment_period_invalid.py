"""Date de versement impossible à publier, ou avant la signature.

## Ce que la règle vérifie
Les jours que l’acte fixe pour les versements de chaque subvention ferme se suivent dans l’ordre avance, acompte,
solde (erreur) ; ils existent, ce qui n’est pas le cas du 31 avril, et ne précèdent pas tous la signature de la
convention (avertissements). Ils sont écrits comme la donnée publiée les demande : une date, ou deux que sépare une
barre oblique (un tiret bas avant le premier schéma). Quand l’acte ne fixe aucun jour, la règle n’est pas évaluée.

## Pourquoi
La date ou la période de versement est obligatoire dans les données essentielles. Une période qui commence avant
la signature est admise ; une période qui finit avant elle fait douter d’une des dates.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("PUB-005",)))
>>> report.not_applicable[0].reason
'la CCI Lyon Métropole Saint-Étienne Roanne est un organisme de droit public'

## Références
- SCDL, schéma « subventions » ; format réglementaire d’Etalab, version 1.1.1.
- Décret n° 2017-779 du 5 mai 2017 ; arrêté du 17 novembre 2017.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from conventions.french import format_date
from conventions.law import published
from conventions.operations import terms_for
from conventions.rules.publication.duties import ETALAB, Owed, by_owed
from conventions.rules.publication.periods import Days, crossed, days_of
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    Validity,
    rule,
)
from conventions.rules.written import decided

FIELD = "datesPeriodeVersement"
UNSAID = "modalités de versement non renseignées"
NO_DAY = "l’acte ne fixe aucun jour de versement"


@rule(
    "PUB-005",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="SCDL, schéma « subventions », version 2.1.1 et les précédentes",
            since=date(2018, 4, 27),
            address="https://gitlab.com/opendatafrance/scdl/subventions/raw/v2.1.1/schema.json",
        ),
        Source(
            text="Format réglementaire des données essentielles des conventions de subvention (Etalab), version 1.1.1",
            since=date(2017, 11, 20),
            address="https://github.com/etalab/format-subventions",
        ),
    ),
    law=Validity(since=date(2017, 11, 20)),
    dated_by=Anchor.SIGNATURE,
    decider="le service instructeur",
    since="0.2",
    requires=("les modalités de versement", "la date de signature", "la population de l’attribuant"),
    beneficiaries=Beneficiaries.PRIVATE,
)
def payment_period_invalid(case: Case) -> Iterator[Answer]:
    """Write the days of each grant as they would be published, and check them."""
    yield from by_owed(case, partial(_answers, case))


def _answers(case: Case, owed: Owed) -> Iterator[Answer]:
    terms = terms_for(decided(case).terms, owed.grant)
    if terms is None:
        yield NotEvaluated(UNSAID)
        return
    known = [days for days in days_of(terms, owed.grant.exercise) if days.is_fixed]
    found = [*_no_days(known, owed), *_crossed(known)]
    if len(known) == len(terms.instalments):
        found += _before(known, owed)
    for fault in found:
        # Where the instalments were written is looked for only when something is wrong with them.
        place = decided(case).origin(f"payment_terms[{terms.key}].instalments").address
        yield fault._replace(address=place + fault.address)
    if not found:
        yield Passed("initial.payment_terms") if known else NotEvaluated(NO_DAY)


def _no_days(known: Sequence[Days], owed: Owed) -> Iterator[Fault]:
    separator = "_" if owed.version == ETALAB else "/"
    for days in known:
        row = {FIELD: days.text(separator)}
        for fault in published.faults(row, owed.version, only=row):
            yield Fault(
                address=f"[{days.instalment.key}].trigger",
                message=f"{days.instalment.kind} de {owed.grant.exercise} : {fault.message}",
                remedy="fixer un jour qui existe ; le calcul retient le dernier jour du mois",
                values=(("champ", FIELD), ("texte", row[FIELD])),
                severity=Severity.WARNING,
            )


def _crossed(known: Sequence[Days]) -> Iterator[Fault]:
    if pair := crossed(known):
        before, later = pair
        yield Fault(
            address=f"[{later.instalment.key}].trigger",
            message=(
                f"l’échéance « {before.instalment.kind} » ne peut être versée qu’à partir du {_said(before.first)}, et"
                f" l’échéance « {later.instalment.kind} », qui la suit, l’est au plus tard le {_said(later.last)}"
            ),
            remedy="vérifier les deux dates dans l’acte, et les corriger par un avenant",
            values=(("au plus tôt", before.first or ""), ("au plus tard", later.last or "")),
        )


def _before(known: Sequence[Days], owed: Owed) -> Iterator[Fault]:
    """All the instalments have a last day, and the latest of them precedes the signature."""
    ends = [days.last for days in known if days.last]
    if len(ends) < len(known) or max(ends, default="9") >= owed.signed.isoformat():
        return
    yield Fault(
        address="",
        message=(
            f"tous les versements de {owed.grant.exercise} sont dus le {_said(max(ends))} au plus tard, avant la"
            f" signature du {format_date(owed.signed)}"
        ),
        remedy="vérifier la date de signature et les dates de versement",
        values=(("dernier versement", max(ends)), ("signature", owed.signed)),
        severity=Severity.WARNING,
    )


def _said(day: str | None) -> str:
    """The day in French, or as it is written when it does not exist."""
    try:
        return format_date(date.fromisoformat(day or ""))
    except ValueError:
        return day or ""
