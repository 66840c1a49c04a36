"""How a table fits its page: the share that each column takes, the size of its letters, rows that stay whole."""

from __future__ import annotations

from typing import NamedTuple

from conventions.documents.blocks import text_of
from conventions.documents.tree import Table

_ROOM = 96
"""About how many letters of 10 points stand side by side on a page; two more are the space around a cell."""
_ROOM_ACROSS = 147
"""The same on a page turned on its side."""
_LEAST, _READ_WITH_EASE, _USUAL = 6.0, 8.0, 10.0
"""Sizes of letters, in points."""
_AROUND = 2
_LONGEST_NUMBER = 24
_LONGEST_SHORT = 14
"""The letters of a column of texts that is as wide as they are, as days and years are."""
_LONGEST_WORD = 16
_SHARES = (6, 40)
_LONGEST_WHOLE = 600
"""The letters of a cell whose row may still stand whole on one page, however narrow its column."""


class Look(NamedTuple):
    """How a table fits: a share of zero is a column as wide as its cells, the size is in points.

    ``wide`` asks for a page turned on its side, ``whole`` for rows that no page cuts.
    """

    shares: list[int]
    size: float
    wide: bool
    whole: bool


def look_of(table: Table) -> Look:
    """How a table fits its page.

    >>> from conventions.documents.blocks import number, table
    >>> look_of(table("Versé", ["Exercice", number("Montant")], [["2018", "50 000 €"]]))
    Look(shares=[8, 0], size=10.0, wide=False, whole=True)
    """
    columns = [_texts(table, rank) for rank in range(len(table.columns))]
    longest = [max(map(len, texts)) for texts in columns]
    shares = _shares(table, longest)
    needed = sum(map(_letters, columns))
    wide = _size(needed, _ROOM) < _READ_WITH_EASE
    size = _size(needed, _ROOM_ACROSS if wide else _ROOM)
    return Look(shares, size, wide, whole=max(longest, default=0) <= _LONGEST_WHOLE)


def _shares(table: Table, longest: list[int]) -> list[int]:
    """Numbers and short texts take their own width; the others share the rest, which somebody has to take."""
    told = list(zip(table.columns, longest, strict=True))
    texts = [0 if column.number and length <= _LONGEST_NUMBER else _share(length) for column, length in told]
    own = [0 if length <= _LONGEST_SHORT else share for length, share in zip(longest, texts, strict=True)]
    return own if any(own) else texts


def _texts(table: Table, rank: int) -> list[str]:
    rows = table.rows if table.total is None else (*table.rows, table.total)
    return [table.columns[rank].title, *(text_of(row[rank]) for row in rows)]


def _share(length: int) -> int:
    least, most = _SHARES
    return min(max(length, least), most)


def _letters(texts: list[str]) -> int:
    """The letters that a column needs side by side: those of its longest word."""
    return _AROUND + min(_LONGEST_WORD, max(len(word) for text in texts for word in text.split(" ")))


def _size(needed: int, room: int) -> float:
    return round(min(_USUAL, max(_LEAST, _USUAL * room / max(needed, 1))), 1)
