"""What every reader does first: bound the text, refuse odd characters, make spaces equal.

Each character keeps its place, so that positions are those of the text given (in its composed form).

>>> clean("50\u202f000\u00a0€")
'50 000 €'
"""

from __future__ import annotations

import re
import unicodedata

from conventions.errors import ConventionsError, FrenchParseError
from conventions.french.parsing.faults import LONGEST, fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal, TypeVar

    Mode = Literal["strict", "lenient"]
    Read = TypeVar("Read")

SPACES = " \u00a0\u202f\u2009\u2007"
"""The spaces met between digits: ordinary, no-break, narrow, thin, figure."""

NUMBER = r"(?P<whole>0|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]*)(?:,(?P<decimals>[0-9]+))?"
"""A right number, once its spaces are made equal: groups of three or none, a comma before decimals."""

_EQUAL = str.maketrans(dict.fromkeys(SPACES, " "))
_PLAIN = re.compile(rf"[\n\t\r!-~{SPACES}°«»À-ÖØ-öø-ÿŒœ‘’€–—−\u2011ᵉʳ]*")


def clean(text: str) -> str:
    """The text with its spaces made equal.

    :raises FrenchParseError: ``too_long``, ``invisible_character``, ``unsupported_space``,
        ``non_ascii_digit``, ``empty``.
    :raises ConventionsError: for what is no text.

    >>> clean("٥٠ €")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: un chiffre n’est pas un chiffre arabe ordinaire (0 à 9) : « ٥٠ € »
    """
    if not isinstance(text, str):
        raise ConventionsError(f"un texte est attendu, pas {text!r}")
    if len(text) > LONGEST:
        raise fault("too_long", text, LONGEST, f"{LONGEST} caractères au plus")
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    if not _PLAIN.fullmatch(composed):
        _refuse_odd(text, composed)
    cleaned = composed.translate(_EQUAL)
    if not cleaned.strip():
        raise fault("empty", text)
    return cleaned


def _refuse_odd(text: str, composed: str) -> None:
    for position, char in enumerate(composed):
        category = unicodedata.category(char)
        if category in ("Cc", "Cf", "Cs", "Cn") and char not in "\n\r\t":
            raise fault("invisible_character", text, position, f"U+{ord(char):04X}")
        if category in ("Zs", "Zl", "Zp") and char not in SPACES:
            raise fault("unsupported_space", text, position, f"U+{ord(char):04X}")
        if char.isnumeric() and not char.isascii():
            raise fault("non_ascii_digit", text, position)


def fold(text: str) -> str:
    """The text in lower case without accents, straight apostrophes and hyphens, character for character.

    >>> fold("L’Année 1ᵉʳ FÉVR.")
    "l'annee 1er fevr."
    """
    if text.isascii():
        return text.lower()
    return "".join(_FOLDED.get(char) or unicodedata.normalize("NFD", char)[0].lower()[0] for char in text)


_FOLDED = {"’": "'", "‘": "'", "\u2011": "-", "\u2010": "-", "–": "-", "—": "-", "ᵉ": "e", "ʳ": "r"}


def in_mode(
    text: str,
    mode: Mode,
    strict: Callable[[str], Read],
    repairs: Mapping[str, Callable[[str], str]],
) -> Read:
    """Read strictly; when that fails in lenient mode, mend what the error names and read strictly again.

    So what strict reads, lenient reads with the same value. The error is always the first one met.

    :raises FrenchParseError: the strict error, when nothing mends the text.
    :raises ConventionsError: for another mode.

    >>> in_mode("a", "lenient", str.upper, {})
    'A'
    """
    if mode not in ("strict", "lenient"):
        raise ConventionsError(f"mode vaut « strict » ou « lenient », pas {mode!r}")
    try:
        return strict(text)
    except FrenchParseError as error:
        mended = text if mode == "strict" else _mend(text, error, strict, repairs)
        if mended == text:
            raise
    return strict(mended)


def _mend(
    text: str,
    error: FrenchParseError,
    strict: Callable[[str], Read],
    repairs: Mapping[str, Callable[[str], str]],
) -> str:
    """The text once readable, or the text itself: each fault is mended once at most."""
    mended, fault_met, left = text, error, dict(repairs)
    while fault_met.code in left:
        mended = left.pop(fault_met.code)(unicodedata.normalize("NFC", mended))
        try:
            strict(mended)
        except FrenchParseError as another:
            fault_met = another
        else:
            return mended
    return text


def whole_number(text: str) -> int | None:
    """A number in digits, grouped by three or not grouped at all, or None.

    >>> whole_number("1 000"), whole_number("36"), whole_number("10 00"), whole_number("deux")
    (1000, 36, None, None)
    """
    grouped = re.fullmatch(r"[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,9}", text)
    return int(text.replace(" ", "")) if grouped and len(text) <= 15 else None
