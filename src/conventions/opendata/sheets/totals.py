"""Lines that announce the sum of others."""

from __future__ import annotations

import re
from typing import Final

from conventions.opendata.scdl.opening.words import folded

_MOST: Final = 120
_SUMMED: Final = "section|budget|chapitre|compte|article|operation|depense|recette|credit"
_TOTAL: Final = re.compile(
    rf"(?:sous |s )?(?:total|totaux)\b|s t\b|ensemble(?:$| general| d(?:u|es?)(?: la)? (?:{_SUMMED}))"
)
"""« Ensemble vocal » is an orchestra, « Ensemble des dépenses » a sum."""


def is_total(text: str) -> bool:
    """Whether a cell announces a sum of other lines.

    >>> is_total("TOTAL chapitre 65"), is_total("Sous-total"), is_total("Ensemble des dépenses")
    (True, True, True)
    >>> is_total("Totalement"), is_total("65748"), is_total("Ensemble vocal")
    (False, False, False)
    """
    return bool(_TOTAL.match(folded(text[:_MOST])))
