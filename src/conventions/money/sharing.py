"""Whole numbers shared without loss: parts in proportion, or equal to one unit."""

from __future__ import annotations

import math

from conventions.errors import AmountError
from conventions.money.rounding import exact_ratio

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from typing import TypeGuard


def equal_parts(total: int, n: int) -> list[int]:
    """``n`` parts that add up to ``total`` and differ by one at most, larger ones first.

    :raises AmountError: when ``n`` is not a positive ``int``.

    >>> equal_parts(-5, 2)
    [-3, -2]
    """
    if type(n) is not int or n < 1:
        raise AmountError(f"le nombre de parts est un entier à partir de 1, pas {n!r}")
    base, extra = divmod(abs(total), n)
    parts = [base + 1] * extra + [base] * (n - extra)
    return parts if total >= 0 else [-part for part in parts]


def in_proportion(total: int, weights: Sequence[int]) -> list[int]:
    """Parts of ``total`` in proportion to ``weights``, by largest remainder; ties go to the earlier part.

    :raises AmountError: for no weight, a negative one, or weights that are all zero.

    >>> in_proportion(100, [1, 1, 1])
    [34, 33, 33]
    """
    whole, size = sum(weights), abs(total)
    if not whole or min(weights) < 0:
        raise AmountError(f"il faut au moins un poids, aucun négatif et pas tous nuls : {list(weights)!r}")
    parts = [size * weight // whole for weight in weights]
    left = size - sum(parts)
    if left:
        remainders = [size * weight % whole for weight in weights]
        for i in sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)[:left]:
            parts[i] += 1
    return parts if total >= 0 else [-part for part in parts]


def are_ints(weights: Sequence[object]) -> TypeGuard[Sequence[int]]:
    """Whether weights are plain ``int``, the usual case, taken as they are.

    >>> are_ints([1, 2]), are_ints([1, True]), are_ints([])
    (True, False, False)
    """
    return set(map(type, weights)) == {int}


def whole_weights(ratios: Sequence[int | Fraction]) -> list[int]:
    """The same proportions in whole numbers.

    :raises AmountError: for a weight that is not exact.

    >>> from fractions import Fraction
    >>> whole_weights([Fraction(1, 2), Fraction(1, 3), 1])
    [3, 2, 6]
    """
    terms = [exact_ratio(ratio) for ratio in ratios]
    scale = math.lcm(*(denominator for _, denominator in terms))
    return [numerator * (scale // denominator) for numerator, denominator in terms]
