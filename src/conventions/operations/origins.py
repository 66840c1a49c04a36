"""Where each part of the consolidated terms was written: the map between the two spaces of addresses.

``grants[2018].lines[1]`` is an address in the terms; ``avenants[2018-1].operations[subvention 2018].grant.lines[1]``
is one in the convention, and so in its file. Only what operations wrote is kept: a part that none of them
wrote stands where the nearest part around it does, and in the initial terms at last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from conventions.model import Convention, DatedAct


class Origin(NamedTuple):
    """The act that wrote a part of the terms last, and the address in the convention where it did."""

    act: DatedAct
    address: str


class Written(NamedTuple):
    """Where an operation wrote an address of the terms; its rank among all, from 1, and its act."""

    rank: int
    act: DatedAct
    address: str


class Origins(NamedTuple):
    """What operations wrote, by address in the terms; the last one about each address."""

    convention: Convention
    written: Mapping[str, Written]

    def of(self, address: str) -> Origin:
        """The origin of a part of the terms: the last writing of it, or of what holds it."""
        last, where = Written(0, self.convention, "initial."), ""
        for above in upward(address):
            found = self.written.get(above)
            if found is not None and found.rank > last.rank:
                last, where = found, above
        return Origin(last.act, last.address + address[len(where) :])


def upward(address: str) -> Iterator[str]:
    """The address, then that of each part around it.

    >>> list(upward("grants[2018.1].lines[1]"))
    ['grants[2018.1].lines[1]', 'grants[2018.1].lines', 'grants[2018.1]', 'grants']
    """
    while address:
        yield address
        address = address.rpartition("[" if address.endswith("]") else ".")[0]
