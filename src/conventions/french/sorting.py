"""Comparing names as a reader does, and making short identifiers from them.

>>> same_name("Saint-Etienne Metropole", "Saint-Étienne Métropole")
True
"""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.names import Name

_DASHES = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"), " ")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "€": " eur ", "’": "'", "ʼ": "'", "‘": "'"})
_NUMERO = re.compile(r"n[°ºᵒ]|№")


def same_name(a: Name | str, b: Name | str) -> bool:
    """Whether two names are the same but for case, accents, apostrophes, hyphens, ligatures and spaces.

    >>> same_name("L'Œuvre", "l’oeuvre"), same_name("Lyon", "Lyons")
    (True, False)
    """
    return _comparable(str(a)) == _comparable(str(b))


def _comparable(text: str) -> str:
    return " ".join(_bare(text).translate(_DASHES).split())


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFD", letters)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """A lower-case ASCII identifier, words joined by hyphens; empty when no letter or digit is left.

    Two names may have the same slug: never use it alone as a key.

    >>> slug("Avenant n° 1 à l’œuvre"), slug("50 000 €")
    ('avenant-n-1-a-l-oeuvre', '50-000-eur')
    """
    letters = _NUMERO.sub(" n ", _bare(text).translate(_DASHES))
    ascii_only = unicodedata.normalize("NFKD", letters).casefold()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))
