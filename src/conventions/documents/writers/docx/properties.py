"""What the file says of itself: its title, its author, its language, its seal."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, Final

from conventions.documents.seals import seal
from conventions.documents.tree import Paper, one_line

_OLDEST: Final = date(1601, 1, 1)
"""Windows dates no file before."""

_LONGEST: Final = 255


def set_properties(properties: Any, paper: Paper) -> None:
    """Set the core properties of a document of python-docx; the day of the act dates it, never the clock."""
    day = datetime.combine(max(paper.dated, _OLDEST), time(tzinfo=UTC))
    properties.created = properties.modified = day
    properties.title = shortened(paper.title)
    if paper.author:
        properties.author = shortened(one_line(paper.author))
    told = seal(paper)
    if told is not None:
        properties.identifier = str(told)


def shortened(text: str) -> str:
    """A text that a property may hold: 255 characters.

    >>> len(shortened("a" * 1000)), shortened("Titre")
    (255, 'Titre')
    """
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
