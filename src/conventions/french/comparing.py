"""Comparing names as a reader does, and making short identifiers from them.

>>> same_name("Saint-Etienne Metropole", "Saint-Étienne Métropole")
True
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from conventions.french.alphabet import bare, letters_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.names import Name

_STROKED = str.maketrans("øłđħ", "oldh")  # letters whose stroke is no accent to Unicode
_NUMERO = re.compile(r"n[°ºᵒ]|№")


def same_name(a: Name | str, b: Name | str) -> bool:
    """Whether two names are the same but for case, accents, apostrophes, hyphens, ligatures and spaces.

    >>> same_name("L'Œuvre", "l’oeuvre"), same_name("Lyon", "Lyons")
    (True, False)
    """
    return (type(a) is str and a == b) or _comparable(a) == _comparable(b)


def _comparable(name: Name | str) -> str:
    return _spaced(letters_of(name))


@lru_cache(maxsize=256)
def _spaced(letters: str) -> str:
    return " ".join(bare(letters).replace("-", " ").split())


def slug(text: Name | str) -> str:
    """A lower-case ASCII identifier, words joined by hyphens; empty when no letter or digit is left.

    Two names may have the same slug: never use it alone as a key.

    >>> slug("Avenant n° 1 à l’œuvre"), slug("50 000 €")
    ('avenant-n-1-a-l-oeuvre', '50-000-eur')
    """
    letters = _NUMERO.sub(" n ", bare(letters_of(text)).replace("€", " eur ")).translate(_STROKED)
    ascii_only = unicodedata.normalize("NFKD", letters).casefold()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))
