"""Many whole numbers of 64 bits, in memory as long as they are few, in a temporary file beyond.

>>> numbers = Numbers(2)
>>> numbers.extend((5, 6, 7, 5))
>>> [list(block) for block in numbers.blocks()]
[[5, 6, 7, 5]]
>>> repeated(numbers, 10)
{5}
"""

from __future__ import annotations

from array import array
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Block = array[int]

_CODE: Final = "q"
_SIZE: Final = 8
_READ: Final = 1 << 16
_AT_ONCE: Final = 1 << 18


class Numbers:
    """``most`` numbers stay in memory, about."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: Block = array(_CODE)
        self._file: IO[bytes] | None = None
        self._spilled = 0

    def __len__(self) -> int:
        return self._spilled + len(self._kept)

    def extend(self, numbers: Iterable[int]) -> None:
        """Add numbers, of 64 bits with a sign."""
        self._kept.extend(numbers)
        if len(self._kept) > self._most:
            self._spill()

    def blocks(self) -> Iterator[Block]:
        """All the numbers in the order in which they came."""
        if self._file is not None:
            self._file.seek(0)
            while data := self._file.read(_READ * _SIZE):
                yield array(_CODE, data)
        if self._kept:
            yield self._kept

    def _spill(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile()  # noqa: SIM115 - it lasts as long as the numbers
        self._file.seek(0, 2)
        self._file.write(self._kept.tobytes())
        self._spilled += len(self._kept)
        self._kept = array(_CODE)


def repeated(numbers: Numbers, most: int) -> set[int] | None:
    """The numbers that come twice or more; None where they are more than ``most``."""
    found: set[int] = set()
    for part, parts in _parts(len(numbers)):
        seen: set[int] = set()
        for block in numbers.blocks():
            some = block if parts == 1 else array(_CODE, [each for each in block if each % parts == part])
            new = set(some)
            if len(new) < len(some):
                found.update(_twice(some))
            found |= seen & new
            seen |= new
        if len(found) > most:
            return None
    return found


def varied(numbers: Numbers, values: Numbers, most: int) -> set[int] | None:
    """The numbers that go with two values or more; None where they are more than ``most``."""
    found: set[int] = set()
    for part, parts in _parts(len(numbers)):
        first: dict[int, int] = {}
        of = first.setdefault
        for block, others in zip(numbers.blocks(), values.blocks(), strict=True):
            pairs = zip(block, others, strict=True)
            some = pairs if parts == 1 else (pair for pair in pairs if pair[0] % parts == part)
            found.update(number for number, value in some if of(number, value) != value)
        if len(found) > most:
            return None
    return found


def _parts(total: int) -> Iterator[tuple[int, int]]:
    parts = 1 + total // _AT_ONCE
    return ((part, parts) for part in range(parts))


def _twice(numbers: Block) -> Iterator[int]:
    seen: set[int] = set()
    for number in numbers:
        if number in seen:
            yield number
        seen.add(number)
