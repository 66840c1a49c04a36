"""The part of each beneficiary in a grant that several share: decimals that add up to 1 and give the cents back."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from conventions.money import ZERO, Amount

_DIGITS: Final = range(2, 19)
_LEAST: Final = Fraction(1, 100)


def shares_of(parts: Sequence[Amount]) -> tuple[str, ...] | None:
    """The parts of a sum as the format writes them, with as few decimals as give each of them back to the cent.

    They add up to exactly 1. None where the format cannot tell them: a part of nothing, or below 1 %.

    >>> from conventions import euros
    >>> shares_of((euros(75), euros(25))), shares_of((euros(10), euros(10), euros(10)))
    (('0.75', '0.25'), ('0.3334', '0.3333', '0.3333'))
    >>> shares_of((euros(1000), euros(1))) is None
    True
    """
    total = sum(parts, start=ZERO)
    if any(part <= ZERO or part.ratio(total) < _LEAST for part in parts):
        return None
    return next(filter(None, (_written(parts, total, digits) for digits in _DIGITS)), None)


def _written(parts: Sequence[Amount], total: Amount, digits: int) -> tuple[str, ...] | None:
    whole = 10**digits
    units = [share.cents for share in Amount(cents=whole).allocate([part.cents for part in parts])]
    given = [total.share(Fraction(unit, whole), rounding="half_up") for unit in units]
    if given != list(parts) or any(Fraction(unit, whole) < _LEAST for unit in units):
        return None
    return tuple(f"0.{unit:0{digits}}" for unit in units)
