"""Ranks (« 1er », « vingt et unième », « IIe ») and Roman numerals.

>>> parse_ordinal("vingt et unième"), parse_roman("XIV")
(21, 14)
"""

from __future__ import annotations

import re
from functools import cache

from conventions.errors import FrenchParseError
from conventions.french.numbers import format_roman
from conventions.french.parsing.cleaning import clean, fold, in_mode, whole_number
from conventions.french.parsing.date_repairs import mend_spaces
from conventions.french.parsing.duration_parts import parse_count
from conventions.french.parsing.faults import fault
from conventions.french.parsing.number_words import ordinal_value
from conventions.french.parsing.pieces import Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

_RAISED = str.maketrans("ᵉʳᵈˢ", "erds")
# « Des » and « Les » are words: of one letter, L, C, D and M have no plural, and are never mended.
_NUMERAL = "[IVX]|[MDCLXVI]{2,}"
_RIGHT = re.compile(r"1(?:ers?|res?)|2(?:ds?|des?)|(?P<other>[0-9][0-9 ]*)es?", re.IGNORECASE)
_ROMAN_RIGHT = re.compile(rf"I(?i:ers?|res?)|(?P<other>(?:{_NUMERAL})(?=es?$)|[LCDM](?=e$))es?")
# The capital I of « IIème » belongs to the numeral: read as the start of « Ième », it would make another rank.
_WRONG = re.compile(
    rf"(?P<rank>[0-9][0-9 ]*?|{_NUMERAL}) ?"
    r"(?P<end>(?:i|(?<=[0-9 ])I)?(?i:[eè]me|[eè]re)|(?i:er|re|nde?|de?|e))(?i:s?)"
)
_NUMBER = re.compile(rf"[0-9]|(?<!\w)(?:{_NUMERAL})(?:er|re|e)(?!\w)")
_ENDS = {"er": 1, "re": 1, "ere": 1, "iere": 1, "d": 2, "de": 2, "nd": 2, "nde": 2}


def parse_ordinal(text: str, mode: Mode = "strict") -> int:
    """The rank that the whole text says, in digits, Roman numerals or words; lenient reads « 2ème ».

    :raises FrenchParseError: ``bad_ordinal``, ``letter_in_number``, ``no_number`` and those of any text.

    >>> parse_ordinal("1re"), parse_ordinal("IIe"), parse_ordinal("première")
    (1, 2, 1)
    >>> parse_ordinal("3ème", mode="lenient")
    3
    """
    return in_mode(text, mode, _ordinal, {"bad_ordinal": _mend_ordinal})


def _ordinal(text: str) -> int:
    piece = Piece.of(text)
    written = piece.written.translate(_RAISED)
    value = _in_digits(written) or _in_roman(written) or ordinal_value(written)
    if value:
        return value
    mended = mend_spaces(written) or written  # nothing is left of « . »
    wrong, rank = _WRONG.fullmatch(mended), _misspelled(mended)
    if wrong or rank:
        raise piece.fault("bad_ordinal", f"« {_write(rank)} » ?" if rank else "")
    # A number that is no rank (« 2 », « deux »), or not only one, is a rank badly written.
    number = _NUMBER.search(written) or parse_count(piece.words, "lenient") is not None
    raise piece.misread() or piece.fault("bad_ordinal" if number else "no_number")


def _in_digits(written: str) -> int | None:
    match = _RIGHT.fullmatch(written)
    if match is None:
        return None
    if not match["other"]:
        return int(written[0])
    number = whole_number(match["other"])
    return number if number != 1 and not written.startswith("0") else None


def _in_roman(written: str) -> int | None:
    match = _ROMAN_RIGHT.fullmatch(written)
    if match is None:
        return None
    value = roman_values().get(match["other"]) if match["other"] else 1
    return None if match["other"] and value == 1 else value


def _misspelled(written: str) -> int | None:
    """The rank that a text badly written says: « 2ème », « IIème », « 1 er », « deuxieme »."""
    wrong = _WRONG.fullmatch(written)
    if wrong is None:
        return ordinal_value(written, strict=False)
    number = roman_values().get(wrong["rank"]) or whole_number(wrong["rank"])
    return number if _ENDS.get(fold(wrong["end"]), number) == number else None


def _mend_ordinal(text: str) -> str:
    rank = _misspelled(mend_spaces(clean(text)).translate(_RAISED))
    return _write(rank) if rank else text


def _write(rank: int) -> str:
    return "1er" if rank == 1 else f"{rank}e"


def parse_roman(text: str, mode: Mode = "strict") -> int:
    """The number from 1 to 3 999 that the whole text says in Roman numerals, in capitals.

    :raises FrenchParseError: ``empty`` or ``bad_roman``, and those of any text.

    >>> parse_roman("MMXVIII"), parse_roman("II.", mode="lenient")
    (2018, 2)
    """
    return in_mode(text, mode, _roman, {"bad_roman": lambda wrong: wrong.rstrip(" .,;)")})


def _roman(text: str) -> int:
    try:
        written = clean(text).strip()
    except FrenchParseError as error:
        if error.code != "non_ascii_digit":  # « Ⅳ » is one character, and a numeral to Unicode
            raise
        raise fault("bad_roman", text, error.position, "avec les lettres I, V, X, L, C, D et M") from None
    value = roman_values().get(written)
    if value is None:
        capitals = written.upper()
        raise fault("bad_roman", text, 0, f"« {capitals} » ?" if capitals in roman_values() else "")
    return value


@cache
def roman_values() -> dict[str, int]:
    """Each right Roman numeral and its value.

    >>> roman_values()["MCMXC"], len(roman_values())
    (1990, 3999)
    """
    return {format_roman(n): n for n in range(1, 4000)}
