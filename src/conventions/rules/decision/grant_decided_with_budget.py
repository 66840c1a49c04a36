"""Subvention conditionnée décidée avec le budget (avant 2026).

## Ce que la règle vérifie
De 2006 à 2025, une subvention assortie d’une convention ou de conditions est décidée par une délibération
distincte du vote du budget : la délibération qui l’attribue, ou sur laquelle repose la convention, n’adopte pas
aussi le budget.

## Pourquoi
Seules les subventions sans conditions peuvent être individualisées au budget ou dans son annexe. Sans
délibération distincte, le comptable suspend le paiement. La règle DELIB-002 suit le même texte à partir de
2026.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("DELIB-001",)))
>>> report.conform
('DELIB-001',)

## Références
- CGCT, articles L2311-7, L3312-7 et L4311-2, jusqu’au 31 décembre 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.rules.decision.budget_votes import answers
from conventions.rules.rule import Anchor, Answer, Case, Severity, Source, Status, rule


@rule(
    "DELIB-001",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L2311-7, L3312-7 et L4311-2 (question écrite n° 03215, Sénat, 2022)",
            since=date(2006, 1, 1),
            until=date(2025, 12, 31),
            address="https://senat.fr/questions/base/2022/qSEQ221003215.html",
        ),
    ),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées",
    since="0.2",
    requires=("les décisions de la délibération",),
)
def grant_decided_with_budget(case: Case) -> Iterator[Answer]:
    """Look for a deliberation that adopts the budget and alone decides the grant."""
    return answers(case)
