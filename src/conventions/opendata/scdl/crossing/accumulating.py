"""Compare the rows of a file that streams: a first look keeps numbers of 64 bits, a second one reads what is worth it.

Numbers that are equal by chance cost a look, and no finding: rows are grouped by what they say.
"""

from __future__ import annotations

from array import array
from contextlib import ExitStack, closing
from itertools import compress, count
from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.buckets import Buckets
from conventions.opendata.scdl.crossing.families import FAMILIES, judged
from conventions.opendata.scdl.crossing.numbers import Numbers, repeated, sharing, varied
from conventions.opendata.scdl.crossing.sorting import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts
    from conventions.opendata.scdl.crossing.finding import Finding
    from conventions.opendata.scdl.crossing.views import View

    Look = Callable[[Sequence[int]], Iterable[Facts]]

KEPT: Final = 1 << 20
"""How many numbers of each kind stay in memory: 8 MB."""

SPOOLED: Final = 1 << 22


class Crossing(ExitStack):
    """Give it every view with :meth:`add`, then ask for :meth:`findings`; it is closed like a file.

    ``kept``: how many numbers of each kind stay in memory; ``spooled``: how many bytes of rows do.
    """

    def __init__(self, *, kept: int = KEPT, spooled: int = SPOOLED) -> None:
        super().__init__()
        self._spooled = spooled

        def numbers() -> Numbers:
            return self.enter_context(closing(Numbers(kept)))

        # One number for each row, zero where it has no such key.
        self._nears, self._identifiers, self._names = numbers(), numbers(), numbers()
        # The rows that only some have, and their keys.
        self._bare, self._wholes = numbers(), numbers()
        self._shared, self._decisions = numbers(), numbers()
        self._amended, self._actless = numbers(), numbers()

    def add(self, view: View) -> None:
        """Take the numbers of some rows."""
        first, bare = view.first, view.bare
        nears = list(map(hash, view.nears))
        for row in bare:
            nears[row] = 0
        self._nears.extend(nears)
        self._identifiers.extend(map(hash, view.identifiers))
        self._names.extend(map(hash, view.names))
        self._amended.extend(first + row for row in view.amended)
        self._actless.extend(first + row for row in view.actless)
        self._bare.extend(first + row for row in bare)
        self._wholes.extend(hash(tuple(view.rows[row])) for row in bare)
        if view.shared:
            self._shared.extend(first + row for row in view.shared)
            self._decisions.extend(hash(view.decisions[row]) for row in view.shared)

    def findings(self, look: Look) -> Iterator[Finding]:
        """What the rows say together, in the order of the file.

        ``look`` gives the facts of the rows of some numbers, which are in order; it is not called for none.
        """
        asked = self._wanted()
        wanted = [(family, set(asked[family.name])) for family in FAMILIES if asked[family.name]]
        if not wanted:
            return
        with Buckets(self._spooled) as buckets:
            for facts in look(sorted(set().union(*(rows for _, rows in wanted)))):
                for family, rows in wanted:
                    if facts.number in rows:
                        buckets.add(family, facts)
            groups = ((family, rows) for family, _ in wanted for rows in buckets.rows(family))
            yield from in_order(found for family, rows in groups for found in judged(rows, family))

    def _wanted(self) -> dict[str, Sequence[int]]:
        """The rows that each family looks at again."""
        nears = repeated(self._nears)
        return {
            "whole": [*nears, *_at(self._bare, repeated(self._wholes))],
            "near": nears,
            "decision": list(_at(self._shared, repeated(self._decisions))),
            "identifier": varied(self._identifiers, self._names),
            "name": varied(self._names, self._identifiers),
            "beneficiary": self._same_beneficiary(self._amended),
            "exercise": self._same_beneficiary(self._actless),
        }

    def _same_beneficiary(self, rows: Numbers) -> Sequence[int]:
        """The rows whose beneficiary has the number, or the name, of that of one of some rows."""
        asked = array("q")
        for block in rows.blocks():
            asked.extend(block)
        return [*sharing(self._identifiers, asked), *sharing(self._names, asked)] if asked else []


def _at(rows: Numbers, ranks: array[int]) -> Iterator[int]:
    """The rows that stand at some ranks (from 1)."""
    wanted = set(ranks)
    if wanted:
        ranked = (row for block in rows.blocks() for row in block)
        yield from compress(ranked, map(wanted.__contains__, count(1)))
