"""Consolidation: ten times the operations take about ten times as long, whatever they are about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.harness import Row, at_most, calls
from conventions import Convention, euros, in_force
from conventions.model import (
    Action,
    AddAction,
    Avenant,
    ChangeAction,
    ChangeAmount,
    ExtendTerm,
    Grant,
    Operation,
    RemoveAction,
    SetGrant,
)
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST = date(2024, 2, 1)
LAST = date(2030, 1, 1)
LIMIT = 12.0


def rows() -> Iterator[Row]:
    """50 avenants of 200 operations against 50 of 20, for each mix of operations."""
    for name, mix in MIXES.items():
        large, small = convention(50, 200, mix), convention(50, 20, mix)
        yield at_most(
            f"10 000 operations / 1 000, {name}",
            calls("in_force", lambda large=large: in_force(large, LAST)),  # type: ignore[misc]  # bound now
            calls("in_force", lambda small=small: in_force(small, LAST)),  # type: ignore[misc]  # bound now
            LIMIT,
            rounds=15,
        )


def convention(avenants: int, operations: int, mix: Callable[[int], Operation]) -> Convention:
    """Build a convention with so many avenants, each with so many operations."""
    acts = (
        Avenant(
            number=rank,
            signed_on=FIRST + timedelta(rank),
            operations=tuple(mix(rank * operations + each) for each in range(operations)),
        )
        for rank in range(avenants)
    )
    return association_2024_2026().replace(avenants=tuple(acts))


def _grants(rank: int) -> Operation:
    """Grant as many times as there are operations: the terms grow with them."""
    grant = Grant(exercise=2026, beneficiary="treteaux", amount=euros(rank), key=f"g{rank}")
    return SetGrant(grant=grant, key=f"o{rank}")


def _same(rank: int) -> Operation:
    """Change the same few records again and again."""
    if rank % 2:
        return ExtendTerm(until=date(2027, 1, 1) + timedelta(rank), key=f"o{rank}")
    return ChangeAmount(grant="2026-fonctionnement", new=euros(rank), key=f"o{rank}")


def _actions(rank: int) -> Operation:
    """Add actions, change them, and remove one in three, which is looked for among all that may name it."""
    action = Action(key=f"a{rank // 3}", title=f"t{rank}")
    if rank % 3 == 0:
        return AddAction(action=action, key=f"o{rank}")
    if rank % 3 == 1 or rank % 9 == 2:
        return ChangeAction(action=action, key=f"o{rank}")
    return RemoveAction(action=action.key, key=f"o{rank}")


MIXES: dict[str, Callable[[int], Operation]] = {
    "grants added": _grants,
    "the same records": _same,
    "actions come and go": _actions,
}
