"""Lines that announce the sum of others."""

from __future__ import annotations

import re
from typing import Final

from conventions.opendata.scdl.opening.words import folded

_MOST: Final = 120
_TOTAL: Final = re.compile(r"(?:sous |s )?(?:total|totaux)\b|s t\b|ensemble\b")


def is_total(text: str) -> bool:
    """Whether a cell announces a sum of other lines.

    >>> is_total("TOTAL chapitre 65"), is_total("Sous-total"), is_total("Totalement"), is_total("65748")
    (True, True, False, False)
    """
    return bool(_TOTAL.match(folded(text[:_MOST])))
