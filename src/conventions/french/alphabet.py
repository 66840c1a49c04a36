"""What readers take for the same letter or the same sign: ligatures, apostrophes, hyphens, spaces.

>>> bare("L’Œuvre d’Étienne")
"l'oeuvre d'etienne"
"""

from __future__ import annotations

import unicodedata

from conventions.errors import ConventionsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.names import Name

LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
"""Letters that are read as two."""

_APOSTROPHES = "’‘ʼ"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SPACES = "\u00a0\u202f\u2007\u2009\t\n\r"
SAME_SIGN = str.maketrans(
    {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_SPACES, " ")}
)
"""Typographic variants and the plain sign each stands for."""

_TWO_LETTERS = str.maketrans(LIGATURES)


def bare(text: str) -> str:
    """The text in lower case, without accents, its ligatures in two letters, its signs plain.

    What is not seen goes too: soft hyphens, zero-width spaces, the mark that begins some files.

    >>> bare("HÔPITAL"), bare("Cœur"), bare("\ufeffNova\u00adcité")
    ('hopital', 'coeur', 'novacite')
    """
    letters = unicodedata.normalize("NFC", text).casefold().translate(_TWO_LETTERS).translate(SAME_SIGN)
    if letters.isascii():
        return letters
    decomposed = unicodedata.normalize("NFD", letters)
    return "".join(letter for letter in decomposed if not _is_unseen(letter))


def _is_unseen(char: str) -> bool:
    return unicodedata.combining(char) > 0 or unicodedata.category(char) == "Cf"


def letters_of(name: Name | str) -> str:
    """The text of a name, or the text itself.

    :raises ConventionsError: for anything else: « None » is not a name.

    >>> letters_of("Novacité")
    'Novacité'
    """
    text = name if isinstance(name, str) else getattr(name, "text", None)
    if not isinstance(text, str):
        raise ConventionsError(f"un nom ou un texte est attendu, pas {name!r}")
    return text
