"""The financing plans of the requests: who has the work done, who pays, which part is public money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from conventions.french import quote
from conventions.model import FinancingPlan, Nature, PartyKind, Request, Resource, Terms
from conventions.money import ZERO, Amount
from conventions.rules.reading.funding import funder_kind, is_public, total
from conventions.rules.rule import Case, end_of
from conventions.rules.written import decided

NO_PLAN = "aucun plan de financement n’est au dossier"


class Plan:
    """The plan of a request, with the terms that say what its funders are."""

    def __init__(self, terms: Terms, request: Request, plan: FinancingPlan) -> None:
        self.terms, self.request, self.plan = terms, request, plan

    @property
    def day(self) -> date:
        """The day that stands for the exercise of the request."""
        return end_of(self.request.exercise)

    @property
    def address(self) -> str:
        """Where the plan is written."""
        return f"requests[{self.request.key}].plan"

    @cached_property
    def funders(self) -> tuple[tuple[Resource, PartyKind | None], ...]:
        """Each resource, with what its funder is; None when nobody tells."""
        resources = self.plan.resources
        return tuple((resource, funder_kind(self.terms, resource, self.day)) for resource in resources)

    @property
    def unknown(self) -> str | None:
        """The first resource whose funder nobody tells, between quotes."""
        return next((quote(resource.label) for resource, kind in self.funders if kind is None), None)

    @property
    def cost(self) -> Amount:
        """The forecast cost."""
        return sum((line.amount for line in self.plan.costs), start=ZERO)

    @property
    def financed(self) -> Amount:
        """What all the resources bring."""
        return total(self.plan.resources)

    def brought_by(self, party: str) -> Amount:
        """What a party brings."""
        return total(item for item in self.plan.resources if item.funder == party)

    def nameless_like(self, *parties: str) -> tuple[Resource, ...]:
        """The resources of nobody by name, of a funder of the kind of some parties: they may be their own."""
        bodies = filter(None, map(self.terms.party, parties))
        kinds = {body.kind_on(self.day) for body in bodies}
        return tuple(item for item, kind in self.funders if item.funder is None and kind in kinds)

    def public(self) -> Amount:
        """The public money that is known."""
        return total(item for item, kind in self.funders if is_public(kind))

    def aids(self) -> Amount:
        """The public money that is known, but what the owner brings to its own operation."""
        owner = self.plan.owner or self.request.beneficiary
        return total(item for item, kind in self.funders if is_public(kind) and item.funder != owner)


def plans(case: Case) -> Iterator[Plan]:
    """The plan of each request that has one.

    >>> from conventions.samples import equipment_2023_2025
    >>> [str(plan.cost) for plan in plans(Case(equipment_2023_2025(), date(2024, 1, 1)))]
    ['250000.00']
    """
    for request in case.convention.requests:
        if request.plan is not None:
            yield Plan(decided(case).terms, request, request.plan)


def natures_for(case: Case, plan: Plan) -> frozenset[Nature | None]:
    """What the grants of the exercise of a plan pay for; None for one that does not say."""
    grants = decided(case).terms.grants
    return frozenset(grant.nature for grant in grants if grant.exercise == plan.request.exercise)
