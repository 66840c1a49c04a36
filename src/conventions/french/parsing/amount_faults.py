"""Why a text is not an amount: the checks, from the whole text to its end; the first that answers wins.

>>> str(diagnose("N/A", "N/A"))
'aucun nombre ne se trouve dans le texte : « N/A »'
"""

from __future__ import annotations

import re

from conventions.french.parsing.advice import advice
from conventions.french.parsing.cleaning import NUMBER
from conventions.french.parsing.faults import fault
from conventions.french.parsing.foreign import foreign_currency
from conventions.french.parsing.letters import letter_in_number
from conventions.french.parsing.number_words import reads_as_words
from conventions.french.parsing.numbers import decimals_fault, number_fault, run_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.errors import FrenchParseError

    Found = tuple[str, int] | None

_EURO = r"(?:€|(?i:euros?|eur)\b)"
_CURRENCY = rf"(?:(?:[kKM]|Md ?)?€|{_EURO})"
_RANGE = re.compile(
    rf"(?i)\bentre\b[^0-9]*[0-9].*?\bet\b.*?[0-9]|[0-9] ?{_CURRENCY}? (?:à|a) (?:€ ?)?[0-9]"
    rf"|[0-9] ?{_CURRENCY}? ?[–—] ?[0-9]|[0-9] ?{_CURRENCY}? - [0-9]|[0-9] ?{_CURRENCY}-[0-9]"
    r"|[0-9]-(?![0-9]{3}(?![0-9]))[0-9]"
)
_TWICE = re.compile(rf"\s*[-−+]?{_CURRENCY} ?[0-9][0-9 .,]*{_CURRENCY}")
_SEVERAL = re.compile(
    rf"[0-9] ?{_CURRENCY} *(?i:et|ou|puis|\+|,|;|&|/)? *(?:de )?[0-9]|[0-9] *(?:\+|&|\b(?:et|ou)\b) *[0-9]"
    rf"|[0-9]\s?{_CURRENCY}.*?[0-9]\s?{_CURRENCY}",
    re.DOTALL,
)
_SIGNED = re.compile(rf"\s*(?:-|− ?|\+)?(?:{_EURO} ?)?")
_DASH = re.compile(r"\s*[-\u2010-\u2015]\s*")
_NO_INTEGER = re.compile(rf"\s*[-−+]?(?:{_EURO} ?)?[,.] ?")
_MULTIPLIER = re.compile(r"(?i)\s*[a-zéè]{1,9} ?(?:d['’])?(?:€|eur|euros?)(?![^\W_])")
_MULTIPLE = re.compile(r"(?i)\s*[a-zéè]+ ?(?:€|eur)|\s*(?:[km]|md|mill[a-z]+)(?![^\W_])")
_KNOWN = re.compile(rf"\s*(?:[kKM]|Md)? ?{_EURO}|\s*(?i:millions?|milliards?)\s")
# A base (0x1F), a group or decimals made of letters alone (1 OOO, 5,O), another alphabet (5О 000).
_LETTERS = re.compile(
    r"(?<![^\W_])0[xXbBoO](?=[0-9A-Fa-f])|(?<=[0-9] )[OoQlISBZz]{3}(?![^\W_])|(?<=[0-9],)[OoQlISBZz]{1,2}(?![^\W_])"
    r"|(?<![^\W_])[OoQlISBZz]{1,3}(?= [0-9]{3}(?![0-9])|,[0-9])|(?<=[0-9])[^\W\d_](?=[0-9]| [0-9]{3}(?![0-9]))"
)


def diagnose(text: str, cleaned: str, start: int = 0) -> FrenchParseError:
    """The error that tells what is wrong in a text that is not a right amount, or in a part of it.

    ``cleaned`` is the part, from ``start`` on, with its spaces made equal.

    >>> diagnose("5O 000", "5O 000").code, diagnose("- 50 €", "- 50 €").position
    ('letter_in_number', 0)
    """
    code, position = next(found for check in _CHECKS if (found := check(cleaned)))
    return fault(code, text, start + position, advice(code, cleaned, position))


def _foreign(text: str) -> Found:
    place = foreign_currency(text)
    return ("currency_unsupported", place[0]) if place and re.search(r"[0-9]", text) else None


def parentheses(text: str) -> Found:
    """A bracket anywhere: neither the accounting minus sign nor an aside is read."""
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
    found = _LETTERS.search(text)
    place = found.start() if found else letter_in_number(text)
    return None if place is None else ("letter_in_number", place)


def _found(pattern: re.Pattern[str], code: str) -> Callable[[str], Found]:
    def check(text: str) -> Found:
        match = pattern.search(text)
        return (code, match.start()) if match else None

    return check


def _twice(text: str) -> Found:
    twice = _TWICE.match(text)
    return ("currency_twice", twice.end() - 1) if twice else None


def before(text: str) -> Found:
    """What stands before the first digit: nothing, one sign, the currency; or a fault."""
    lead = text[: run_of(text)[0]]
    place = len(lead) - len(lead.lstrip())
    if _SIGNED.fullmatch(lead):
        return None
    if _DASH.fullmatch(lead):
        return "ambiguous_dash", place
    if re.fullmatch(r"\s*[-−+][-−+ ]+", lead):
        return "unexpected_character", place
    return ("missing_integer" if _NO_INTEGER.fullmatch(lead) else "leading_text"), place


def number(text: str) -> Found:
    """What is wrong in the digits and their separators."""
    start, end = run_of(text)
    found = number_fault(text[start:end])
    return (found[0], start + found[1]) if found else None


def _decimals(text: str) -> Found:
    """Decimals that no amount has: they come before what is wrong after them, unless it may be a multiple."""
    start, end = run_of(text)
    right = re.fullmatch(NUMBER, text[start:end])
    if right is None or not right["decimals"] or _MULTIPLE.match(text, end):
        return None
    code = decimals_fault(right["whole"], right["decimals"], 0)
    return (code, start + right.start("decimals") - 1) if code else None


def _after(text: str) -> Found:
    end = run_of(text)[1]
    unknown = _MULTIPLIER.match(text, end) and not _KNOWN.match(text, end)
    return ("unknown_multiplier" if unknown else "unknown_suffix"), end


_CHECKS = (
    letters,
    _foreign,
    parentheses,
    _no_digit,
    _twice,
    _found(_RANGE, "range"),
    _found(_SEVERAL, "multiple_values"),
    before,
    number,
    _decimals,
    _after,
)
