"""Avenants that change an earlier avenant: the convention is the one that the earlier avenant changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from conventions.opendata.scdl.drafting.facts import Known

_MOST: Final = 50
"""How many avenants are followed, one after another."""


class Avenants:
    """The avenants of a file, by the day and by the number that name them."""

    def __init__(self, rows: Iterable[Known]) -> None:
        self._named: dict[object, Known | None] = {}
        for each in rows:
            if each.mention is not None and each.bodies is not None:
                for name in (each.signed, each.mention.number):
                    self._add((each.bodies, name), each)

    def _add(self, name: object, each: Known) -> None:
        """Two of one name are none."""
        self._named[name] = None if name in self._named else each

    def first_of(self, each: Known) -> Known:
        """The avenant from which a chain of avenants starts; the row itself where it names no earlier one."""
        for _ in range(_MOST):
            earlier = self._earlier(each)
            if earlier is None:
                break
            each = earlier
        return each

    def _earlier(self, each: Known) -> Known | None:
        """The avenant that a row says that it changes, unless it names its convention too, signed no later."""
        if each.mention is None or each.mention.on is None or each.mention.base or each.signed is None:
            return None
        for name in (each.mention.on.signed, each.mention.on.number):
            found = self._named.get((each.bodies, name)) if name is not None else None
            if found is not None and found is not each and found.signed and found.signed <= each.signed:
                return found
        return None
