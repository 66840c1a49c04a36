"""Exact ratios in French: « 12,5 % » where the points end, « 1/3 » where they do not.

>>> from fractions import Fraction
>>> format_ratio(Fraction(1, 3)), parse_ratio("1/3") == Fraction(1, 3)
('1/3', True)
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from conventions.errors import AmountError
from conventions.french.numbers import format_percent
from conventions.french.parsing.cleaning import clean
from conventions.french.parsing.percents import parse_percent

_FRACTION = re.compile(r"(-?[0-9]{1,18})/([1-9][0-9]{0,17})")
_PLACES = 9


def format_ratio(ratio: Fraction) -> str:
    """A ratio as percentage points when nine decimals say it exactly, else as a fraction.

    :raises AmountError: for a float or anything else that is not exact.

    >>> format_ratio(Fraction(1, 8)).split()
    ['12,5', '%']
    """
    if type(ratio) not in (Fraction, int):
        raise AmountError(f"une part exacte (Fraction) est attendue, pas {ratio!r}")
    return _formatted(ratio.numerator, ratio.denominator)


@lru_cache(maxsize=256)
def _formatted(numerator: int, denominator: int) -> str:
    scaled, left = divmod(abs(numerator) * 10 ** (_PLACES + 2), denominator)
    if left:
        return f"{numerator}/{denominator}"
    whole, rest = divmod(scaled, 10**_PLACES)
    decimals = f"{rest:0{_PLACES}d}".rstrip("0")
    return format_percent(Decimal(f"{'-' if numerator < 0 else ''}{whole}.{decimals}".rstrip(".")))


def parse_ratio(text: str) -> Fraction:
    """The exact ratio of « 50 % » (percentage points) or « 1/3 ».

    :raises FrenchParseError: for any other text.

    >>> parse_ratio("12,5 %")
    Fraction(1, 8)
    """
    match = _FRACTION.fullmatch(clean(text))
    if match:
        return Fraction(int(match[1]), int(match[2]))
    return Fraction(parse_percent(text)) / 100
