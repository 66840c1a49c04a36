"""Percents, in percentage points: « 5,5 % » is 5.5, never 0.055.

>>> parse_percent("5,5 %"), parse_percent("80 pour cent")
(Decimal('5.5'), Decimal('80'))
"""

from __future__ import annotations

import re

from conventions.errors import FrenchParseError
from conventions.french.parsing.amount_faults import before, letters, number
from conventions.french.parsing.cleaning import NUMBER, clean, in_mode
from conventions.french.parsing.faults import fault
from conventions.french.parsing.number_words import parse_number_words
from conventions.french.parsing.numbers import mend_grouping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from conventions.french.parsing.cleaning import Mode

    Found = tuple[str, int] | None

_SIGN = r"%|(?i:pour cent|p\. ?cent|p\. ?100)"
_RIGHT = re.compile(rf" *(?P<sign>-|− ?|\+)?{NUMBER} *(?:{_SIGN})\s*")
_WORDS = re.compile(rf"(.+?) (?:{_SIGN})\s*")
_RANGE = re.compile(r"[0-9] ?%? ?(?:[-–—]|\b[àa]\b) ?[0-9]|\bentre\b.*[0-9].*\bet\b.*[0-9]", re.IGNORECASE)
_SEVERAL = re.compile(r"[0-9] ?%? *(?:\bet\b|\bou\b|\+|;) *[0-9]|[0-9] ?% *[,/]? *[0-9]", re.IGNORECASE)


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
        raise fault(code, text, position)
    decimals = (match["decimals"] or "").rstrip("0")
    digits = match["whole"].replace(" ", "") + ("." + decimals if decimals else "")
    negative = match["sign"] and match["sign"][0] in "-−" and digits != "0"
    return Decimal("-" + digits if negative else digits)


def _no_number(text: str) -> Found:
    if re.search(r"[0-9]", text):
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
    rest = text[re.search(r".*[0-9]", text, re.S).end() :]  # type: ignore[union-attr]  # a digit was found before
    place = len(text) - len(rest)
    if re.match(r" *(?:‰|pour mille)", rest):
        return "per_mille", place
    return ("unknown_suffix" if rest.strip() else "missing_percent"), place


_CHECKS = (
    _no_number,
    letters,
    lambda text: _search(_RANGE, "range", text),
    lambda text: _search(_SEVERAL, "multiple_values", text),
    before,
    number,
    _after,
)


def _words_to_digits(text: str) -> str:
    points = _in_words(clean(text))
    return text if points is None else f"{points} %"


def _mend_suffix(text: str) -> str:
    return re.sub(r"\s*[.,;]\s*$", "", re.sub(r"(?i)pour ?cents?\b", "%", text))


_REPAIRS = {
    "bad_grouping": mend_grouping,
    "dot_decimal": lambda text: text.replace(".", ",", 1),
    "dot_grouping": mend_grouping,
    "leading_text": _words_to_digits,
    "missing_percent": lambda text: text + " %",
    "unknown_suffix": _mend_suffix,
}
