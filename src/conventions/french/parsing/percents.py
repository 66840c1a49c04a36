"""Percents, in percentage points: « 5,5 % » is 5.5, never 0.055.

One pattern accepts every right form; what it refuses goes to :mod:`percent_faults`, which says why.

>>> parse_percent("5,5 %"), parse_percent("80 pour cent")
(Decimal('5.5'), Decimal('80'))
"""

from __future__ import annotations

import re

from conventions.french.parsing.cleaning import NUMBER, clean, in_mode
from conventions.french.parsing.numbers import PERCENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from conventions.french.parsing.cleaning import Mode

_RIGHT = re.compile(rf"\s*(?P<sign>-|− ?|\+)?{NUMBER}\s*(?:{PERCENT})\s*")


def parse_percent(text: str, mode: Mode = "strict") -> Decimal:
    """The percentage points that the whole text says, exactly as written but for zeros at the end.

    :raises FrenchParseError: with one of the documented codes and the position.

    >>> parse_percent("100,00 %")
    Decimal('100')
    >>> parse_percent("80")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: il manque le signe % : « 80 »
    """
    if mode == "strict":
        return _strict(text)
    from conventions.french.parsing.percent_faults import REPAIRS

    return in_mode(text, mode, _strict, REPAIRS)


def _strict(text: str) -> Decimal:
    from decimal import Decimal

    cleaned = clean(text)
    match = _RIGHT.fullmatch(cleaned)
    if match is None:
        from conventions.french.parsing.percent_faults import diagnose

        raise diagnose(text, cleaned)
    decimals = (match["decimals"] or "").rstrip("0")
    digits = match["whole"].replace(" ", "") + ("." + decimals if decimals else "")
    negative = match["sign"] in ("-", "−", "− ") and digits != "0"
    return Decimal("-" + digits if negative else digits)
