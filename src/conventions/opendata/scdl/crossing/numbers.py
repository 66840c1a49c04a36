"""Many whole numbers of 64 bits, in memory as long as they are few, in a temporary file beyond.

>>> numbers = Numbers(2)
>>> numbers.extend((5, 6, 7, 5))
>>> [list(block) for block in numbers.blocks()]
[[5, 6, 7, 5]]
>>> list(repeated(numbers))
[1, 4]
>>> numbers.close()
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from itertools import compress, count
from operator import ne
from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.stores import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Block = array[int]

_CODE: Final = "q"
_SIZE: Final = 8
_READ: Final = 1 << 16
_AT_ONCE: Final = 1 << 19


class Numbers:
    """``most`` numbers stay in memory, about."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: Block = array(_CODE)
        self._store: Store | None = None
        self._spilled = 0

    def __len__(self) -> int:
        return self._spilled + len(self._kept)

    def close(self) -> None:
        """Forget the numbers."""
        if self._store is not None:
            self._store.close()

    def extend(self, numbers: Iterable[int]) -> None:
        """Add numbers, of 64 bits with a sign."""
        self._kept.extend(numbers)
        if len(self._kept) > self._most:
            self._spill()

    def blocks(self) -> Iterator[Block]:
        """All the numbers in the order in which they came."""
        if self._store is not None:
            for place in range(0, self._spilled, _READ):
                size = min(_READ, self._spilled - place)
                yield array(_CODE, self._store.read(place * _SIZE, size * _SIZE))
        yield from (self._kept[start : start + _READ] for start in range(0, len(self._kept), _READ))

    def _spill(self) -> None:
        if self._store is None:
            self._store = Store(0)
        self._store.write(self._kept.tobytes())
        self._spilled += len(self._kept)
        self._kept = array(_CODE)


def repeated(numbers: Numbers) -> Block:
    """The ranks (from 1) of the numbers that come twice or more; zero counts for nothing."""
    ranks: Block = array(_CODE)
    for part, parts in _parts(len(numbers)):
        seen: set[int] = set()
        twice: set[int] = set()
        for block in _blocks_of(numbers, part, parts):
            new = set(block)
            if len(new) < len(block):
                twice.update(number for number, times in Counter(block).items() if times > 1)
            twice |= seen & new
            seen |= new
        ranks.extend(_ranks(numbers, twice - {0}))
    return ranks


def varied(numbers: Numbers, values: Numbers) -> Block:
    """The ranks (from 1) of the numbers that go with two values or more; zero counts for nothing."""
    ranks: Block = array(_CODE)
    for part, parts in _parts(len(numbers)):
        known: dict[int, int] = {}
        for block, others in _pairs(numbers, values, part, parts):
            known.update(zip(block, others, strict=True))
        found: set[int] = set()
        for block, others in _pairs(numbers, values, part, parts):
            found.update(compress(block, map(ne, map(known.__getitem__, block), others)))
        ranks.extend(_ranks(numbers, found - {0}))
    return ranks


def _pairs(numbers: Numbers, values: Numbers, part: int, parts: int) -> Iterator[tuple[Block, Block]]:
    """The blocks of both, without the rows that have no value, nor those that are not of the part."""
    for block, others in zip(numbers.blocks(), values.blocks(), strict=True):
        if parts == 1 and 0 not in others:
            yield block, others
        else:
            kept = list(map(bool, others))
            if parts > 1:
                kept = [keep and key % parts == part for key, keep in zip(block, kept, strict=True)]
            yield array(_CODE, compress(block, kept)), array(_CODE, compress(others, kept))


def sharing(numbers: Numbers, ranks: Block) -> Block:
    """The ranks (from 1) of the numbers that are equal to one of some ranks; zero counts for nothing."""
    found: Block = array(_CODE)
    for part, parts in _parts(len(ranks)):
        asked = {number for rank, number in _at(numbers, ranks) if number % parts == part}
        found.extend(_ranks(numbers, asked - {0}))
    return found


def _at(numbers: Numbers, ranks: Block) -> Iterator[tuple[int, int]]:
    """The numbers that stand at some ranks, which are in order."""
    before = place = 0
    for block in numbers.blocks():
        end = bisect_right(ranks, before + len(block))
        yield from ((rank, block[rank - before - 1]) for rank in ranks[place:end])
        before, place = before + len(block), end


def _ranks(numbers: Numbers, wanted: set[int]) -> Iterator[int]:
    if not wanted:
        return
    first = 1
    for block in numbers.blocks():
        yield from compress(count(first), map(wanted.__contains__, block))
        first += len(block)


def _blocks_of(numbers: Numbers, part: int, parts: int) -> Iterator[Block]:
    if parts == 1:
        return numbers.blocks()
    return (array(_CODE, [each for each in block if each % parts == part]) for block in numbers.blocks())


def _parts(total: int) -> Iterator[tuple[int, int]]:
    """Numbers are looked at by remainders, so that those of a part stay few."""
    parts = 1 + total // _AT_ONCE
    return ((part, parts) for part in range(parts))
