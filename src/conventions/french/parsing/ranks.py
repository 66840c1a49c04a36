"""Ranks (« 1er », « vingt et unième », « IIe »), Roman numerals and numbers of acts (« avenant n° 1 »).

>>> parse_ordinal("vingt et unième"), parse_roman("XIV"), parse_numero("AVENANT N°1")
(21, 14, 1)
"""

from __future__ import annotations

import re
from functools import cache

from conventions.french.numbers import format_roman
from conventions.french.parsing.cleaning import clean, fold, in_mode, whole_number
from conventions.french.parsing.dates import mend_spaces
from conventions.french.parsing.faults import fault
from conventions.french.parsing.letters import letter_in_number
from conventions.french.parsing.number_words import ordinal_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

_RIGHT = re.compile(r"1(?:ers?|res?)|2(?:ds?|des?)|(?P<other>[0-9][0-9 ]*)es?")
_ROMAN_RANK = re.compile(r"(I)(?:ers?|res?)|([MDCLXVI]+)es?")
_WRONG = re.compile(r"(?P<digits>[0-9][0-9 ]*)(?P<end>e|ème|eme|ième|ieme|ère|ere|nde?)s?", re.IGNORECASE)
_NUMERO = re.compile(r"(?:[a-z' -]*? )?(?:n ?°|nº|nᵒ|№|no\.?|numero) ?(?P<number>[0-9]{1,9})")
_SIGN = re.compile(r"(?:n ?°|nº|nᵒ|№|no\.?|numero) ?(?P<rest>.*)")


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
    cleaned = clean(text).strip()
    value = _in_digits(cleaned) or _in_roman(cleaned) or ordinal_value(cleaned)
    if value:
        return value
    place = letter_in_number(cleaned)
    if place is not None:
        raise fault("letter_in_number", text, place)
    misspelled = re.search(r"[0-9]", cleaned) or ordinal_value(cleaned, strict=False)
    raise fault("bad_ordinal" if misspelled else "no_number", text)


def _in_digits(text: str) -> int | None:
    match = _RIGHT.fullmatch(text)
    if match is None:
        return None
    if not match["other"]:
        return int(text[0])
    number = whole_number(match["other"])
    return number if number != 1 and not text.startswith("0") else None


def _in_roman(text: str) -> int | None:
    match = _ROMAN_RANK.fullmatch(text)
    value = roman_values().get(match[1] or match[2]) if match else None
    return value if match and (match[1] or value != 1) else None


def _mend_ordinal(text: str) -> str:
    wrong = _WRONG.fullmatch(clean(text).strip())
    if wrong is None:
        rank = ordinal_value(clean(text).strip(), strict=False)
        return text if rank is None else _write(rank)
    end, digits = fold(wrong["end"]), wrong["digits"]
    wanted = {"ere": ("1",), "nd": ("2",), "nde": ("2",)}.get(end)
    number = whole_number(digits)
    return text if number is None or (wanted and digits not in wanted) else _write(number)


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
    value = roman_values().get(clean(text).strip())
    if value is None:
        raise fault("bad_roman", text)
    return value


@cache
def roman_values() -> dict[str, int]:
    """Each right Roman numeral and its value.

    >>> roman_values()["MCMXC"], len(roman_values())
    (1990, 3999)
    """
    return {format_roman(n): n for n in range(1, 4000)}


def parse_numero(text: str, mode: Mode = "strict") -> int:
    """The number after « n° », with or without the kind of act before it.

    :raises FrenchParseError: with one of the documented codes.

    >>> parse_numero("n° 1"), parse_numero("avenant numéro 12")
    (1, 12)
    """
    return in_mode(text, mode, _numero, {"unknown_format": mend_spaces})


def _numero(text: str) -> int:
    folded = fold(clean(text)).strip()
    match = _NUMERO.fullmatch(folded)
    if match is None:
        raise fault(_numero_reason(folded), text)
    if not int(match["number"]):
        raise fault("not_positive", text)
    return int(match["number"])


def _numero_reason(folded: str) -> str:
    if re.search(r"\bnos ?[0-9]|[0-9] ?(?:et|,|a) ?(?:n° ?)?[0-9]", folded):
        return "multiple_values"
    sign = _SIGN.search(folded)
    rest = sign["rest"] if sign else ""
    if letter_in_number(folded) is not None or re.fullmatch(r"[lios]{1,3}", rest):
        return "letter_in_number"
    if re.match(r"[-−] ?[0-9]", rest):
        return "not_positive"
    return "unknown_format" if re.search(r"[0-9]", folded) else "no_number"
