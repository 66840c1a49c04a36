"""The one division that rounds, in whole numbers: an exact value is rounded once, never twice."""

from __future__ import annotations

from conventions.errors import AmountError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Literal

    Rounding = Literal["half_up", "floor", "ceil"]


def divide(numerator: int, denominator: int, rounding: Rounding) -> int:
    """A whole number near ``numerator / denominator``, where ``denominator`` is positive.

    ``half_up`` is the nearest one, a half going away from zero; ``floor`` goes down, ``ceil`` goes up.

    :raises AmountError: for another rounding.

    >>> divide(-5, 2, "half_up"), divide(-5, 2, "floor"), divide(-5, 2, "ceil")
    (-3, -3, -2)
    """
    if rounding == "floor":
        return numerator // denominator
    if rounding == "ceil":
        return -(-numerator // denominator)
    if rounding == "half_up":
        half = (2 * abs(numerator) + denominator) // (2 * denominator)
        return half if numerator >= 0 else -half
    raise AmountError(f"rounding vaut « half_up », « floor » ou « ceil », pas {rounding!r}")


def exact_ratio(ratio: Fraction | int) -> tuple[int, int]:
    """The two terms of a ratio, in whole numbers.

    :raises AmountError: for a float, or what is no ratio.

    >>> from fractions import Fraction
    >>> exact_ratio(Fraction(30, 100)), exact_ratio(2)
    ((3, 10), (2, 1))
    """
    if isinstance(ratio, float) or not hasattr(ratio, "denominator"):
        raise AmountError(f"une part est une Fraction, pas {ratio!r}")
    return ratio.numerator, ratio.denominator
