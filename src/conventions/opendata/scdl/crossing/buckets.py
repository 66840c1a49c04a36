"""The rows of a second look, by families and by keys: those that share a key share a bucket."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.facts import Facts
from conventions.opendata.scdl.crossing.stores import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.opendata.scdl.crossing.families import Family

_BUCKETS: Final = 16


class Buckets(ExitStack):
    """A bucket is small enough to be compared in memory; ``most`` bytes of all of them stay there."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most // _BUCKETS
        self._stores: dict[tuple[str, int], Store] = {}

    def add(self, family: Family, facts: Facts) -> None:
        """Keep a row for a family."""
        place = family.name, hash(family.key(facts)) % _BUCKETS
        if place not in self._stores:
            self._stores[place] = self.enter_context(Store(self._most))
        self._stores[place].dump(tuple(facts))

    def rows(self, family: Family) -> Iterator[Iterator[Facts]]:
        """The rows of each bucket of a family, in the order in which they came; each bucket is forgotten then."""
        for number in range(_BUCKETS):
            store = self._stores.pop((family.name, number), None)
            if store is not None:
                yield map(Facts._make, store.values())
                store.close()
