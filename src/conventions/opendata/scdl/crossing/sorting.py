"""Findings in the order of the file, whatever their number: sorted by batches, which a temporary file keeps."""

from __future__ import annotations

import marshal
from heapq import merge
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.finding import Finding
from conventions.opendata.scdl.crossing.stores import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BATCH: Final = 1 << 14
_BLOCK: Final = 64
_KEPT: Final = 1 << 22


def in_order(found: Iterable[Finding], batch: int = BATCH) -> Iterator[Finding]:
    """The findings in the order of the file; one ``batch`` of them is in memory, and a little of each other.

    >>> found = (Finding("names", number, None, "", "", "", (number,)) for number in (3, 1, 2))
    >>> [each.number for each in in_order(found, batch=2)]
    [1, 2, 3]
    """
    waiting = iter(found)
    last = sorted(islice(waiting, batch), key=_order)
    with Store(_KEPT) as store:
        runs = []
        while some := sorted(islice(waiting, batch), key=_order):
            runs.append(_run(store, last))
            last = some
        yield from merge(*(_read(store, run) for run in runs), last, key=_order)


def _order(found: Finding) -> tuple[int, str, tuple[int, ...]]:
    return found.number, found.code, found.rows


def _run(store: Store, found: Sequence[Finding]) -> list[int]:
    """The places where its blocks begin, and where the last one ends."""
    places = [store.size]
    for start in range(0, len(found), _BLOCK):
        store.dump([tuple(each) for each in found[start : start + _BLOCK]])
        places.append(store.size)
    return places


def _read(store: Store, places: Sequence[int]) -> Iterator[Finding]:
    for start, end in pairwise(places):
        yield from map(Finding._make, marshal.loads(store.read(start, end - start)))
