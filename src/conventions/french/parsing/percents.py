"""Percents, in percentage points: « 5,5 % » is 5.5, never 0.055.

>>> parse_percent("5,5 %"), parse_percent("80 pour cent")
(Decimal('5.5'), Decimal('80'))
"""

from __future__ import annotations

import re

from conventions.errors import FrenchParseError
from conventions.french.parsing.advice import advice
from conventions.french.parsing.amount_faults import before, letters, number, parentheses
from conventions.french.parsing.amount_repairs import REPAIRS, mend_suffix
from conventions.french.parsing.cleaning import NUMBER, clean, in_mode
from conventions.french.parsing.faults import fault
from conventions.french.parsing.number_words import parse_number_words
from conventions.french.parsing.numbers import run_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    Found = tuple[str, int] | None

    from conventions.french.parsing.cleaning import Mode

_SIGN = r"%|(?i:pour cent|p\. ?cent|p\. ?100)"
_RIGHT = re.compile(rf"\s*(?P<sign>-|− ?|\+)?{NUMBER}\s*(?:{_SIGN})\s*")
_WORDS = re.compile(rf"(.+?) (?:{_SIGN})\s*[.,;]?\s*")
_RANGE = re.compile(r"[0-9] ?%? ?(?:[-–—]|\b[àa]\b) ?[0-9]|\bentre\b.*[0-9].*\bet\b.*[0-9]", re.IGNORECASE)
_SEVERAL = re.compile(
    r"[0-9] ?%? *(?:\bet\b|\bou\b|\+| ; ) *[0-9]|[0-9] ?% *[,;/]? *[0-9]|[0-9] ?%.*[0-9] ?%",
    re.IGNORECASE | re.DOTALL,
)
_ANOTHER_SIGN = re.compile(r"(?i)p(?:our|\.)?[- ]?(?:cents?|100)\b|pct\b\.?")
_PER_MILLE = re.compile(r"(?i)\s*(?:‰|(?:pour|p\.) ?(?:mille|1000)\b)")


def parse_percent(text: str, mode: Mode = "strict") -> Decimal:
    """The percentage points that the whole text says, exactly as written but for zeros at the end.

    :raises FrenchParseError: with one of the documented codes and the position.

    >>> parse_percent("100,00 %")
    Decimal('100')
    >>> parse_percent("80")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: il manque le signe % : « 80 »
    """
    return in_mode(text, mode, _strict, _REPAIRS)


def _strict(text: str) -> Decimal:
    from decimal import Decimal

    cleaned = clean(text)
    match = _RIGHT.fullmatch(cleaned)
    if match is None:
        code, position = next(found for check in _CHECKS if (found := check(cleaned)))
        raise fault(code, text, position, advice(code, cleaned, position))
    decimals = (match["decimals"] or "").rstrip("0")
    digits = match["whole"].replace(" ", "") + ("." + decimals if decimals else "")
    negative = match["sign"] in ("-", "−", "− ") and digits != "0"
    return Decimal("-" + digits if negative else digits)


def _no_number(text: str) -> Found:
    if re.search(r"[0-9]", re.sub(_SIGN, "", text)):
        return None
    return ("leading_text", 0) if _in_words(text) is not None else ("no_number", 0)


def _in_words(text: str) -> int | None:
    words = _WORDS.fullmatch(text)
    try:
        return parse_number_words(words[1], "lenient") if words else None
    except FrenchParseError:
        return None


def _search(pattern: re.Pattern[str], code: str, text: str) -> Found:
    match = pattern.search(text)
    return (code, match.start()) if match else None


def _after(text: str) -> Found:
    end = run_of(text)[1]
    if _PER_MILLE.match(text, end):
        return "per_mille", end
    return ("unknown_suffix" if text[end:].strip() else "missing_percent"), end


_CHECKS = (
    letters,
    parentheses,
    _no_number,
    lambda text: _search(_RANGE, "range", text),
    lambda text: _search(_SEVERAL, "multiple_values", text),
    before,
    number,
    _after,
)


def _words_to_digits(text: str) -> str:
    points = _in_words(clean(text))
    return text if points is None else f"{points} %"


_REPAIRS = {
    **REPAIRS,
    "leading_text": _words_to_digits,
    "missing_percent": lambda text: text + " %",
    "unknown_suffix": lambda text: mend_suffix(_ANOTHER_SIGN.sub("%", text)),
}
