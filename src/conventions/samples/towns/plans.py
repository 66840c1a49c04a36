"""The financing plans that come with the requests: who pays what of the project."""

from __future__ import annotations

from conventions.model import Calculation, CostLine, FinancingPlan, Resource, Role, Tax
from conventions.money import ZERO, Amount
from conventions.samples.towns.bodies import GRANTOR
from conventions.samples.towns.projects import Year
from conventions.samples.towns.stories import Story


def plan(story: Story, year: Year) -> FinancingPlan | None:
    """The costs of a year, and the resources that cover them; None where nobody asks for it."""
    if not (story.funders or story.association):
        return None
    others = sum((funder.amount for funder in story.funders), start=ZERO)
    cost = story.aid.cost or (year.foreseen + others) * 2
    return FinancingPlan(
        owner=story.body.key,
        costs=_costs(story, cost),
        resources=(
            Resource(label="Ville", amount=year.foreseen, funder=GRANTOR.key),
            *_funders(story),
            Resource(
                label="fonds propres du bénéficiaire",
                amount=cost - year.foreseen - others,
                funder=story.body.key,
            ),
        ),
    )


def _costs(story: Story, cost: Amount) -> tuple[CostLine, ...]:
    """Without tax, as the rate is that of costs without tax."""
    tax = Tax.HT if story.aid.calculation is Calculation.PROPORTIONAL else Tax.TTC
    large, small = cost.allocate((4, 1))
    return (
        CostLine(label="dépenses principales", amount=large, tax=tax),
        CostLine(label="dépenses annexes", amount=small, tax=tax),
    )


def _funders(story: Story) -> tuple[Resource, ...]:
    """Those that sign the convention by their key, the others by what they are."""
    signing = {body.key for body, role in story.guests if role is Role.COFUNDER}
    return tuple(
        Resource(
            label=funder.body.name,
            amount=funder.amount,
            funder=funder.body.key if funder.body.key in signing else None,
            kind=None if funder.body.key in signing else funder.body.kind,
        )
        for funder in story.funders
    )
