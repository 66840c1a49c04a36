"""The lists of a document: bullets share one numbering, each ordered list has its own, which begins at 1."""

from __future__ import annotations

from typing import Any, Final

from conventions.documents.writers.docx.nodes import Mark, node

STEP: Final = 454
"""How far a list stands from the one around it, in twips: 8 mm, as in ``parts/numbering.xml``."""

_BULLETS: Final = 1
_DECIMALS: Final = 1
_DEEPEST: Final = 8
"""The last of the nine levels that Word has."""


class Lists:
    """The numbering of a document of python-docx, to which lists are added as they are met."""

    def __init__(self, numbering: Any) -> None:
        self._numbering = numbering
        self._last = _BULLETS

    def mark(self, depth: int, *, ordered: bool) -> Mark:
        """The mark of the items of a new list, below so many others."""
        level = min(depth, _DEEPEST)
        return Mark(self._begun(level) if ordered else _BULLETS, level)

    def _begun(self, level: int) -> int:
        self._last += 1
        number = node(self._numbering, "num", numId=self._last)
        node(number, "abstractNumId", val=_DECIMALS)
        node(node(number, "lvlOverride", ilvl=level), "startOverride", val=1)
        return self._last


def margin_of(depth: int) -> int:
    """Where the text of what is below so many lists begins, in twips.

    >>> margin_of(0), margin_of(2), margin_of(1000)
    (0, 908, 4086)
    """
    return STEP * min(depth, _DEEPEST + 1)
