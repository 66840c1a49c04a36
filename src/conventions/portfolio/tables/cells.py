"""How a cell is said in French, and what of its text a file can hold."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.french import format_amount, format_date, format_number, format_percent
from conventions.money import Amount
from conventions.money.rounding import divide
from conventions.portfolio.tables.sums import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.portfolio.tables.columns import Cell, Kind

_SURROGATES = re.compile("[\ud800-\udfff]")
_POINTS = 10_000
_ABOUT = "≈\u00a0"


def shown(cell: Cell, kind: Kind) -> str:
    """A cell in French: « 50 000,00 € », « 31/12/2018 », « 33,33 % », « inconnu ».

    >>> shown(None, "money"), shown(2018, "year"), shown(date(2018, 12, 31), "date")
    ('inconnu', '2018', '31/12/2018')
    """
    if isinstance(cell, Amount):
        return format_amount(cell, "always")
    if isinstance(cell, date):
        return format_date(cell, "short")
    if isinstance(cell, Fraction):
        return percent(cell)
    if isinstance(cell, int):
        return str(cell) if kind == "year" else format_number(cell)
    return UNKNOWN if cell is None else cell


def percent(ratio: Fraction) -> str:
    r"""A ratio in percentage points with two decimals at most; ≈ says that it was rounded (half up).

    >>> [percent(ratio).replace("\xa0", " ") for ratio in (Fraction(1, 8), Fraction(1, 3), Fraction(-1, 3))]
    ['12,5 %', '≈ 33,33 %', '≈ -33,33 %']
    """
    hundredths = divide(ratio.numerator * _POINTS, ratio.denominator, "half_up")
    whole, rest = divmod(abs(hundredths), 100)
    text = format_percent(Decimal(f"{'-' if hundredths < 0 else ''}{whole}.{rest:02d}"))
    return text if Fraction(hundredths, _POINTS) == ratio else _ABOUT + text


def encodable(text: str) -> str:
    r"""A text that UTF-8 can write: a lone surrogate, which no file should hold, is shown as an escape.

    >>> encodable("a\ud800é")
    'a\\ud800é'
    """
    return _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
