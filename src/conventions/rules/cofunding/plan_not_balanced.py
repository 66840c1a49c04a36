"""Plan de financement déséquilibré, ou aides publiques au-delà du plafond.

## Ce que la règle vérifie
Dans le plan de financement d’une demande, les ressources font le coût, au centime. Quand l’État est un des
financeurs d’un investissement, les aides publiques, hors la part du maître d’ouvrage, ne dépassent pas le plafond
en vigueur le jour de la demande : 80 % du coût jusqu’au 30 septembre 2018, 100 % depuis.

## Pourquoi
Un plan déséquilibré cache une ressource oubliée ou un coût non financé. Le plafond ne vaut que pour les subventions
d’investissement de l’État ; il n’a été lu que dans des sources secondaires.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> convention = equipment_2023_2025()
>>> (request,) = convention.requests
>>> plan = request.plan.replace(resources=request.plan.resources[:2])
>>> report = check(
...     convention.replace(requests=(request.replace(plan=plan),)),
...     date(2024, 12, 31),
...     profile=Profile(select=("COF-003",)),
... )
>>> [finding.address for finding in report.findings]
['requests[2023].plan']

## Références
- Logique : les ressources couvrent le coût.
- Décret n° 2018-514 du 25 juin 2018, article 10 ; avant le 1er octobre 2018, décret n° 99-1060 du 16 décembre 1999.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from conventions.errors import ConventionsError
from conventions.french import format_amount, format_ratio
from conventions.law import ratio
from conventions.model import Nature, PartyKind
from conventions.money import Amount
from conventions.rules.cofunding.plans import NO_PLAN, Plan, natures_for, plans
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
    Validity,
    rule,
)

NO_COSTS = "les coûts du plan de financement ne sont pas connus"
NO_RESOURCES = "les ressources du plan de financement ne sont pas connues"


@rule(
    "COF-003",
    severity=Severity.WARNING,
    status=Status.SECOND_HAND,
    sources=(
        Source(text="Logique : les ressources couvrent le coût"),
        Source(text="Décret n° 2018-514 du 25 juin 2018, art. 10", since=date(2018, 10, 1)),
        Source(
            text="Décret n° 99-1060 du 16 décembre 1999",
            since=date(1999, 12, 18),
            until=date(2018, 9, 30),
        ),
    ),
    # The sum is logic, of every day; the ceiling is that of the day of the request.
    law=Validity(),
    dated_by=Anchor.REQUEST,
    decider="le service instructeur, avec le service des finances",
    since="0.2",
    requires=("les coûts et les ressources du plan de financement", "la date de la demande"),
)
def plan_not_balanced(case: Case) -> Iterator[Answer]:
    """Compare the two sums of each plan, then the public money with the ceiling."""
    found = list(plans(case))
    if not found:
        yield NotApplicable(NO_PLAN)
    for plan in found:
        yield _balance(plan)
        if any(kind is PartyKind.STATE for _, kind in plan.funders):
            yield _ceiling(case, plan)


def _balance(plan: Plan) -> Answer:
    if not plan.plan.costs or not plan.plan.resources:
        return NotEvaluated(NO_RESOURCES if plan.plan.costs else NO_COSTS, plan.address)
    if len({line.tax for line in plan.plan.costs}) > 1:
        return NotEvaluated("les coûts ne sont pas tous HT, ou TTC", plan.address)
    return _unbalanced(plan) if plan.cost != plan.financed else Passed(plan.address)


def _unbalanced(plan: Plan) -> Fault:
    cost, financed = plan.cost, plan.financed
    gap = format_amount(abs(cost - financed))
    told = f"il manque {gap}" if financed < cost else f"{gap} de trop"
    return Fault(
        address=plan.address,
        message=f"coût de {format_amount(cost)}, ressources de {format_amount(financed)} : {told}",
        remedy="demander au bénéficiaire un plan de financement équilibré",
        values=(("coût", cost), ("ressources", financed)),
    )


def _ceiling(case: Case, plan: Plan) -> Answer:
    day = plan.request.requested_on
    if natures_for(case, plan) == {Nature.OPERATING}:
        return NotApplicable("le plafond ne vise que l’investissement")
    if day is None:
        return NotEvaluated("date de la demande inconnue : elle choisit le plafond", plan.address)
    try:
        highest = ratio("state_public_aid_ceiling", on=day)
    except ConventionsError as error:
        return NotEvaluated(str(error), plan.address)
    return _against(plan, highest)


def _against(plan: Plan, highest: Fraction) -> Answer:
    aids, cost = plan.aids(), plan.cost
    if not cost:
        return NotEvaluated(NO_COSTS, plan.address)
    if aids.ratio(cost) > highest:
        return _over(plan, aids, highest)
    unknown = plan.unknown
    if unknown:
        return NotEvaluated(f"financeur inconnu : {unknown}", plan.address)
    return Passed(plan.address)


def _over(plan: Plan, aids: Amount, highest: Fraction) -> Fault:
    told = f"{format_amount(aids)} d’aides publiques pour un coût de {format_amount(plan.cost)}"
    return Fault(
        address=f"{plan.address}.resources",
        message=f"{told} : le plafond est de {format_ratio(highest)} quand l’État subventionne",
        remedy="réduire une aide publique, ou vérifier si une dérogation s’applique",
        values=(("aides publiques", aids), ("coût", plan.cost), ("plafond", highest)),
    )
