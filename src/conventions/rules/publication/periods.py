"""The days that the instalments of an act fix, as they would be published, compared with one another."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.model import InstalmentKind
from conventions.operations import FixedDays as Days
from conventions.operations import fixed_days as days_of

__all__ = ["Days", "crossed", "days_of"]

_RANKS = {
    kind: rank
    for rank, kind in enumerate((InstalmentKind.ADVANCE, InstalmentKind.INTERIM, InstalmentKind.BALANCE))
}


def crossed(known: Iterable[Days]) -> tuple[Days, Days] | None:
    """Two instalments of which the one that comes before cannot be paid until after the other one; None if none."""
    ranked = [(_RANKS[each.instalment.kind], each) for each in known if each.instalment.kind in _RANKS]
    for rank, before in ranked:
        for other, later in ranked:
            if rank < other and before.first and later.last and later.last < before.first:
                return before, later
    return None
