"""Subvention conditionnée décidée avec le budget (depuis 2026).

## Ce que la règle vérifie
Depuis 2026, une subvention assortie d’une convention ou de conditions est décidée par une délibération distincte
du vote du budget, comme avant : seul l’article change.

## Pourquoi
Seules les subventions sans conditions peuvent être individualisées au budget ou dans son annexe. Sans
délibération distincte, le comptable suspend le paiement. La règle DELIB-001 suit le texte d’avant 2026.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("DELIB-002",)))
>>> [item.code for item in report.not_applicable]
['DELIB-002']

## Références
- CGCT, article L1612-25 (ordonnance n° 2025-526 du 12 juin 2025).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.rules.decision.budget_votes import answers
from conventions.rules.rule import Anchor, Answer, Case, Severity, Source, Status, rule


@rule(
    "DELIB-002",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L1612-25 (ordonnance n° 2025-526 du 12 juin 2025)",
            since=date(2026, 1, 1),
            address="https://tricoteuses.fr/legifrance/articles/LEGIARTI000051731797",
        ),
    ),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées",
    since="0.2",
    requires=("les décisions de la délibération",),
)
def grant_decided_with_budget_since_2026(case: Case) -> Iterator[Answer]:
    """Look for a deliberation that adopts the budget and alone decides the grant."""
    return answers(case)
