"""Compare the rows of a file that streams: a first look keeps numbers of 64 bits, a second one reads what is worth it.

Numbers that are equal by chance cost a look, and no finding: rows are grouped by what they say.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.buckets import Buckets
from conventions.opendata.scdl.crossing.families import FAMILIES, Family, judged
from conventions.opendata.scdl.crossing.finding import Finding, in_order
from conventions.opendata.scdl.crossing.numbers import Numbers, repeated, varied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conventions.opendata.scdl.crossing.views import View

KEPT: Final = 1 << 21
"""How many numbers of each kind stay in memory: 16 MB."""

WANTED: Final = 1 << 16
SPOOLED: Final = 1 << 20


class Crossing:
    """Give it every view with :meth:`add`, then the same ones again to :meth:`findings`.

    ``kept``: how many numbers stay in memory; ``wanted``: how many keys a second look remembers, beyond which
    it looks at all; ``spooled``: how many bytes of rows stay in memory.
    """

    def __init__(self, *, kept: int = KEPT, wanted: int = WANTED, spooled: int = SPOOLED) -> None:
        self._wanted, self._spooled = wanted, spooled
        self._keys = {family.name: Numbers(kept) for family in FAMILIES}
        self._values = {family.name: Numbers(kept) for family in FAMILIES if family.varies}

    def add(self, view: View) -> None:
        """Take the numbers of some rows."""
        for family in FAMILIES:
            if family.asks is not None:
                self._add_asked(family, view)
            elif family.varies is not None:
                self._add_varied(family, view)
            else:
                self._keys[family.name].extend(map(hash, filter(None, family.keys(view))))

    def _add_asked(self, family: Family, view: View) -> None:
        asked = set(family.asks(view)) if family.asks else set()
        if asked:
            keys = (key for row, key in enumerate(family.keys(view)) if row in asked and key)
            self._keys[family.name].extend(map(hash, keys))

    def _add_varied(self, family: Family, view: View) -> None:
        keys, values = list(family.keys(view)), list(family.varies(view) if family.varies else ())
        if not (all(keys) and all(values)):
            both = [bool(key and value) for key, value in zip(keys, values, strict=True)]
            keys, values = list(compress(keys, both)), list(compress(values, both))
        self._keys[family.name].extend(map(hash, keys))
        self._values[family.name].extend(map(hash, values))

    def findings(self, views: Iterable[View]) -> list[Finding]:
        """What the rows say together, in the order of the file; ``views`` is not begun where nothing does."""
        wanted = {family.name: self._worth_a_look(family) for family in FAMILIES}
        looked = [family for family in FAMILIES if wanted[family.name] != set()]
        if not looked:
            return []
        buckets = Buckets(self._spooled)
        for view in views:
            for family in looked:
                buckets.add(family.name, view, _chosen(family, view, wanted[family.name]))
        found: list[Finding] = []
        for family in looked:
            for rows in buckets.rows(family.name):
                found += judged(rows, family)
        return in_order(found)

    def _worth_a_look(self, family: Family) -> set[int] | None:
        keys = self._keys[family.name]
        if family.asks is not None:
            return _distinct(keys, self._wanted)
        if family.varies is not None:
            return varied(keys, self._values[family.name], self._wanted)
        return repeated(keys, self._wanted)


def _distinct(numbers: Numbers, most: int) -> set[int] | None:
    found: set[int] = set()
    for block in numbers.blocks():
        found.update(block)
        if len(found) > most:
            return None
    return found


def _chosen(family: Family, view: View, wanted: set[int] | None) -> Iterator[tuple[int, int]]:
    """The rows of a view that a second look wants, each with the number of its key."""
    for row, key in enumerate(family.keys(view)):
        if key:
            number = hash(key)
            if wanted is None or number in wanted:
                yield row, number
