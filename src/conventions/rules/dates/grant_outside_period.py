"""Subvention d’un exercice hors de la période de la convention.

## Ce que la règle vérifie
L’exercice de chaque subvention, ferme ou prévisionnelle, a au moins un jour dans la période en vigueur, avenants et
reconductions compris. Les versements, le solde et le bilan peuvent venir après : la règle ne les regarde pas.

## Pourquoi
Une subvention d’un exercice que la convention ne couvre pas n’a pas de règles de versement ni de contrôle : la
période, ou l’exercice, est à corriger.

## Exemple
>>> from datetime import date
>>> from conventions import Period
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(period=Period.years(2024, 2025))
>>> only = Profile(select=("DATE-001",))
>>> report = check(convention.replace(initial=initial), date(2025, 6, 30), profile=only)
>>> [finding.address for finding in report.findings]
['initial.grants[2026-fonctionnement].exercise']

## Références
- Logique : une subvention est attribuée pour un exercice de la convention.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import format_date
from conventions.model import Grant
from conventions.periods import Period
from conventions.rules.bodies import grant_address
from conventions.rules.rule import (
    Anchor,
    Answer,
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
from conventions.rules.written import decided


@rule(
    "DATE-001",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(Source(text="Logique : une subvention est attribuée pour un exercice de la convention"),),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur",
    since="0.2",
    requires=("la période de la convention", "les exercices des subventions"),
)
def grant_outside_period(case: Case) -> Iterator[Answer]:
    """Compare the exercise of each grant with the years of the period."""
    terms = decided(case).terms
    if not terms.grants:
        yield NotApplicable("aucune subvention n’est inscrite")
    for grant in terms.grants:
        yield _answer(case, grant, terms.period)


def _answer(case: Case, grant: Grant, period: Period) -> Answer:
    address = grant_address(case, grant, "exercise")
    if grant.exercise < period.start.year or (period.end and grant.exercise > period.end.year):
        return _fault(grant, period, address)
    if period.end is None:
        return NotEvaluated("fin de la période inconnue", address)
    return Passed(address)


def _fault(grant: Grant, period: Period, address: str) -> Fault:
    start = format_date(period.start)
    told = f"du {start} au {format_date(period.end)}" if period.end else f"à partir du {start}"
    return Fault(
        address=address,
        message=f"subvention de l’exercice {grant.exercise}, hors de la période de la convention ({told})",
        remedy="corriger l’exercice, ou prolonger la convention par avenant",
        words=grant.raw,
        values=(("exercice", grant.exercise), ("période", told)),
    )
