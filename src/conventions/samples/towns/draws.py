"""Draws of integers that are the same on every platform and every version of Python, for ever.

``random.Random`` promises the same bits for the same seed; ``choice``, ``shuffle`` and ``sample`` promise
nothing from one version to the next, so that only its bits are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final, TypeVar

T = TypeVar("T")

_BITS: Final = 32


class Draws:
    """Draws that depend on some numbers alone: a seed, the rank of what is drawn.

    >>> Draws(1, 7).below(1000) == Draws(1, 7).below(1000)
    True
    """

    def __init__(self, *numbers: int) -> None:
        seed = 0
        for number in numbers:
            seed = (seed << _BITS) + number
        self._bits = Random(seed)

    def below(self, count: int) -> int:
        """A number from 0 to ``count`` - 1."""
        width = count.bit_length()
        drawn = self._bits.getrandbits(width)
        while drawn >= count:
            drawn = self._bits.getrandbits(width)
        return drawn

    def between(self, first: int, last: int) -> int:
        """A number from ``first`` to ``last``, both included."""
        return first + self.below(last - first + 1)

    def pick(self, items: Sequence[T]) -> T:
        """One of some items."""
        return items[self.below(len(items))]

    def chance(self, percent: int) -> bool:
        """Whether what happens that many times in a hundred happens."""
        return self.below(100) < percent

    def euros(self, least: int, most: int) -> int:
        """Round euros, as grants are: as often between 1 000 and 2 000 as between 100 000 and 200 000.

        >>> 500 <= Draws(3).euros(500, 400_000) <= 400_000
        True
        """
        floor = least << self.below((most // least).bit_length())
        drawn = self.between(floor, min(2 * floor, most)) if floor < most else most
        unit = next(size for limit, size in _UNITS if drawn < limit)
        return max(least, drawn - drawn % unit)


_UNITS: Final = ((2_000, 50), (10_000, 100), (50_000, 500), (1 << 62, 1_000))
