"""What the tests of operations share: the amounts of the instalments of a grant, apart from any file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest

from conventions import Facts
from conventions.model import ActualCost
from conventions.operations.instalments import Part, parts_of
from conventions.operations.moments import Moment
from conventions.operations.world import World
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Amount, Grant, PaymentTerms
    from conventions.model import DatedAct

DAY = date(2024, 12, 31)


class Parts(Protocol):
    """The parts that payment terms make of a grant, when so much was really spent."""

    def __call__(
        self, grant: Grant, terms: PaymentTerms, costs: Amount | None = None, act: DatedAct | None = None
    ) -> tuple[Part, ...]:
        """The amount of each instalment, and why."""
        ...


@pytest.fixture(scope="session")
def made() -> Parts:
    """The parts of a grant that the association’s convention, or another act, carries."""

    def parts(
        grant: Grant, terms: PaymentTerms, costs: Amount | None = None, act: DatedAct | None = None
    ) -> tuple[Part, ...]:
        told = () if costs is None else (ActualCost(day=DAY, grant=grant.key, amount=costs),)
        convention = association_2024_2026()
        carrier = act or convention
        world = World(
            convention=convention,
            act=carrier,
            origin=carrier,
            grant=grant,
            agreed=convention.initial,
            facts=Facts(costs=told),
            moment=Moment(DAY),
        )
        return parts_of(world, terms)

    return parts
