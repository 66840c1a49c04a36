"""Aides de la région et du département sur un projet à chef de file.

## Ce que la règle vérifie
Un projet d’une compétence pour laquelle la loi désigne un chef de file ne reçoit pas à la fois une aide de la région et
une aide du département. Le maître d’ouvrage ne se subventionne pas lui-même : sa part ne compte pas.

## Pourquoi
La loi interdit ce cumul, sauf si une convention territoriale d’exercice concerté ou un contrat de plan le prévoit :
la règle ne connaît pas ces conventions, et avertit.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> convention = equipment_2023_2025()
>>> (request,) = convention.requests
>>> request = request.replace(plan=request.plan.replace(lead="développement économique"))
>>> report = check(
...     convention.replace(requests=(request,)), date(2024, 12, 31), profile=Profile(select=("COF-004",))
... )
>>> [finding.address for finding in report.findings]
['requests[2023].plan.resources']

## Références
- CGCT, article L1111-9, 3°.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import quote
from conventions.model import PartyKind
from conventions.rules.cofunding.plans import NO_PLAN, Plan, plans
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

BOTH = frozenset({PartyKind.REGION, PartyKind.DEPARTEMENT})


@rule(
    "COF-004",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(Source(text="CGCT, art. L1111-9, 3°", since=date(2014, 1, 29), read_as_of=date(2015, 3, 31)),),
    dated_by=Anchor.EXERCISE,
    decider="le service juridique",
    since="0.2",
    requires=("la compétence à chef de file", "les ressources du plan de financement"),
)
def region_and_departement(case: Case) -> Iterator[Answer]:
    """Look for both among the funders of each plan."""
    found = list(plans(case))
    if not found:
        yield NotApplicable(NO_PLAN)
    for plan in found:
        yield _answer(plan)._replace(day=plan.day)


def _answer(plan: Plan) -> Answer:
    lead, address = plan.plan.lead, f"{plan.address}.resources"
    if lead is None:
        return NotApplicable("aucune compétence à chef de file n’est dite au plan")
    owner = plan.plan.owner or plan.request.beneficiary
    kinds = {kind for item, kind in plan.funders if item.funder != owner and item.amount}
    if kinds >= BOTH:
        return _fault(lead, address)
    if plan.unknown:
        return NotEvaluated(f"financeur inconnu : {plan.unknown}", address)
    return Passed(address)


def _fault(lead: str, address: str) -> Fault:
    return Fault(
        address=address,
        message=f"la région et le département financent tous deux un projet de la compétence {quote(lead)}",
        remedy="ne garder qu’une des deux aides, ou citer la convention territoriale ou le contrat qui les permet",
        values=(("compétence", lead),),
    )
