"""Why a text is not a percent, and how one that has one meaning is put right (lenient mode).

>>> str(diagnose("néant", "néant"))
'aucun nombre ne se trouve dans le texte : « néant »'
"""

from __future__ import annotations

import re

from conventions.errors import FrenchParseError
from conventions.french.parsing import amount_repairs
from conventions.french.parsing.advice import advice
from conventions.french.parsing.amount_faults import before, letters, number, parentheses
from conventions.french.parsing.cleaning import clean
from conventions.french.parsing.faults import fault
from conventions.french.parsing.number_words import parse_number_words
from conventions.french.parsing.numbers import PERCENT, run_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Found = tuple[str, int] | None

_WORDS = re.compile(rf"(.+?) (?:{PERCENT})\s*[.,;]?\s*")
_RANGE = re.compile(r"[0-9] ?%? ?(?:[-–—]|\b[àa]\b) ?[0-9]|\bentre\b.*[0-9].*\bet\b.*[0-9]", re.IGNORECASE)
_SEVERAL = re.compile(
    r"[0-9] ?%? *(?:\bet\b|\bou\b|\+| ; ) *[0-9]|[0-9] ?% *[,;/]? *[0-9]|[0-9] ?%.*[0-9] ?%",
    re.IGNORECASE | re.DOTALL,
)
_ANOTHER_SIGN = re.compile(r"(?i)p(?:our|\.)?[- ]?(?:cents?|100)\b|pct\b\.?")
_PER_MILLE = re.compile(r"(?i)\s*(?:‰|(?:pour|p\.) ?(?:mille|1000)\b)")


def diagnose(text: str, cleaned: str) -> FrenchParseError:
    """The error that tells what is wrong in a text that is not a right percent.

    >>> diagnose("8O %", "8O %").code, diagnose("80 ‰", "80 ‰").position
    ('letter_in_number', 2)
    """
    code, position = next(found for check in _CHECKS if (found := check(cleaned)))
    return fault(code, text, position, "" if code == "no_number" else advice(code, cleaned, position))


def _no_number(text: str) -> Found:
    if re.search(r"[0-9]", re.sub(PERCENT, "", text)):
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


REPAIRS: Mapping[str, Callable[[str], str]] = {
    **amount_repairs.REPAIRS,
    "leading_text": _words_to_digits,
    "missing_percent": lambda text: text + " %",
    "unknown_suffix": lambda text: amount_repairs.mend_suffix(_ANOTHER_SIGN.sub("%", text)),
}
"""What mends each fault; a fault that is not here has no sure remedy."""
