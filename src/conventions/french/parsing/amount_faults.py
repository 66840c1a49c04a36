"""Why a text is not an amount: the checks, from the whole text to its end; the first that answers wins.

>>> str(diagnose("N/A", "N/A"))
'aucun nombre ne se trouve dans le texte : « N/A »'
"""

from __future__ import annotations

import re

from conventions.french.parsing.faults import fault
from conventions.french.parsing.letters import letter_in_number
from conventions.french.parsing.number_words import reads_as_words
from conventions.french.parsing.numbers import RUN, number_fault, readings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.errors import FrenchParseError

    Found = tuple[str, int] | None

_CURRENCY = r"(?:[kKM]?€|Md ?€|(?i:euros?|eur)\b)"
_FOREIGN = re.compile(
    r"(?i)(?<![^\W_])(?:[km]?f{1,2}|frf|f ?cfa|fcfa|cfa|xof|xaf|xpf|chf|usd|gbp|cad|francs?|dollars?|livres?)"
    r"(?![^\W_])"
    r"|(?<=[0-9])(?:[km]?f{1,2}|frf|francs?|chf)(?![^\W_])|[$£¥]"
)
_RANGE = re.compile(
    rf"(?i)\bentre\b[^0-9]*[0-9].*?\bet\b.*?[0-9]|[0-9] ?{_CURRENCY}? (?:à|a) (?:€ ?)?[0-9]"
    rf"|[0-9] ?{_CURRENCY}? ?[–—] ?[0-9]|[0-9] ?{_CURRENCY}? - [0-9]|[0-9] ?{_CURRENCY}-[0-9]"
    r"|[0-9]-(?![0-9]{3}(?![0-9]))[0-9]"
)
_TWICE = re.compile(rf" *[-−+]?{_CURRENCY} ?[0-9][0-9 .,]*{_CURRENCY}")
_SEVERAL = re.compile(
    rf"[0-9] ?{_CURRENCY} *(?i:et|ou|puis|\+|,|;|&|/)? *(?:de )?[0-9]|[0-9] *(?:\+|&|\b(?:et|ou)\b) *[0-9]"
)
_SIGNED = re.compile(r" *(?:-|− ?|\+)?(?:(?:€|(?i:euros?|eur)) ?)?")
_MULTIPLIER = re.compile(r"(?i)[a-zéè]{1,9} ?(?:d['’])?(?:€|eur|euros?)(?![^\W_])")


def diagnose(text: str, cleaned: str) -> FrenchParseError:
    """The error that tells what is wrong in a text that is not a right amount.

    >>> diagnose("5O 000", "5O 000").code, diagnose("- 50 €", "- 50 €").position
    ('letter_in_number', 0)
    """
    code, position = next(found for check in _CHECKS if (found := check(cleaned)))
    return fault(code, text, position, _readings(cleaned) if code == "ambiguous_dot" else "")


def _readings(cleaned: str) -> str:
    run = RUN.search(cleaned)
    return readings(*(run[0] if run else "").split(".")[:2])


def _parentheses(text: str) -> Found:
    bracket = re.search(r"[()]", text)
    return ("parentheses", bracket.start()) if bracket else None


def _no_digit(text: str) -> Found:
    if re.search(r"[0-9]", text):
        return None
    return ("leading_text", 0) if reads_as_words(text) else ("no_number", 0)


def letters(text: str) -> Found:
    """A letter or an exponent inside the digits."""
    scientific = re.search(r"[0-9][eE][+-]?[0-9]", text)
    if scientific:
        return "scientific_notation", scientific.start() + 1
    place = letter_in_number(text)
    return None if place is None else ("letter_in_number", place)


def _found(pattern: re.Pattern[str], code: str) -> Callable[[str], Found]:
    def check(text: str) -> Found:
        match = pattern.search(text)
        return (code, match.start()) if match else None

    return check


def before(text: str) -> Found:
    """What stands before the first digit: nothing, one sign, the currency; or a fault."""
    lead = re.split(r"[0-9]", text, maxsplit=1)[0]
    if _SIGNED.fullmatch(lead):
        return None
    if re.fullmatch(r" *[-–—] *", lead):
        return "ambiguous_dash", len(lead) - len(lead.lstrip())
    if re.fullmatch(r" *[-−+][-−+ ]+", lead):
        return "unexpected_character", 0
    return ("missing_integer" if re.fullmatch(r" *[-−+]?[,.]", lead) else "leading_text"), 0


def number(text: str) -> Found:
    """What is wrong in the digits and their separators."""
    run = RUN.search(text)
    found = number_fault(run[0]) if run else None
    return (found[0], found[1] + run.start()) if run and found else None


def _after(text: str) -> Found:
    rest = RUN.sub("", text[_start(text) :], count=1)
    place = len(text) - len(rest)
    unit = _MULTIPLIER.match(rest.lstrip())
    known = re.match(r" *(?:[kKM]|Md)? ?(?:€|(?i:euros?|eur))| *(?i:millions?|milliards?) ", rest)
    return ("unknown_multiplier" if unit and not known else "unknown_suffix"), place


def _start(text: str) -> int:
    digit = re.search(r"[0-9]", text)
    return digit.start() if digit else 0


_CHECKS = (
    _parentheses,
    _no_digit,
    letters,
    _found(_FOREIGN, "currency_unsupported"),
    _found(_TWICE, "currency_twice"),
    _found(_RANGE, "range"),
    _found(_SEVERAL, "multiple_values"),
    before,
    number,
    _after,
)
