"""Whether a published text says that its amount is a total: of a convention, or of what an avenant makes of it.

Every pattern is bounded, so that a text of any length is read in a time proportional to its length.
"""

from __future__ import annotations

import re
from typing import Final

from conventions.money import Amount
from conventions.opendata.scdl.drafting.wording import sums_in

_BECOMES: Final = re.compile(
    r"\b(?:port|ramen|pass|redui)(?:e|er|ee|es|ees|ant|ent|re|t|te|ts|tes|sant)\b[^\n]{0,120}?\ba\s"
    r"|\bnouve(?:au|lle)\s(?:montant|total|subvention)\b[^\n\d]{0,60}(?=\d)"
)
_TOTAL: Final = re.compile(r"\b(?:totale?|globale?)\b[^\n\d]{0,60}(?=\d)")
_WHOLE: Final = re.compile(r"\bconvention\b[^\n]{0,80}?\bmontant\s(?:total|global)\b")


def says_new_total(text: str, amount: Amount) -> bool:
    """Whether a text says that a sum becomes the amount: « portée de 30 000 à 50 000 € ».

    >>> from conventions import euros
    >>> says_new_total("subvention portee a 50 000 €", euros(50000))
    True
    """
    return _follows(_BECOMES, text, amount)


def says_total(text: str, amount: Amount) -> bool:
    """Whether a text calls the amount a total, maybe of the avenant alone: « soit un total de 50 000 € »."""
    return _follows(_TOTAL, text, amount)


def _follows(words: re.Pattern[str], text: str, amount: Amount) -> bool:
    return any(amount in sums_in(text[match.end() : match.end() + 40]) for match in words.finditer(text))


def says_whole(text: str, amount: Amount) -> bool:
    """Whether a text says that the amount is all that a convention grants: the row is that convention.

    >>> from conventions import euros
    >>> says_whole("convention triennale (montant global pour 3 ans = 83 355 €)", euros(83355))
    True
    """
    return any(amount in sums_in(text[match.end() : match.end() + 60]) for match in _WHOLE.finditer(text))
