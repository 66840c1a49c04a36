"""How a table fits its page: the share that each column takes, the size of its letters, rows that stay whole."""

from __future__ import annotations

from typing import NamedTuple

from conventions.documents.blocks import text_of
from conventions.documents.tree import Table

_ROOM = 96
"""About how many letters of 10 points stand side by side on a page; two more are the space around a cell."""
_AROUND = 2
_LONGEST_NUMBER = 24
_LONGEST_WORD = 16
_SHARES = (6, 40)
_LONGEST_WHOLE = 600
"""The letters of a cell whose row may still stand whole on one page, however narrow its column."""


class Look(NamedTuple):
    """The shares of columns (zero: as wide as its numbers), the size in points, whether rows stay whole."""

    shares: list[int]
    size: float
    whole: bool


def look_of(table: Table) -> Look:
    """How a table fits its page.

    >>> from conventions.documents.blocks import number, table
    >>> look_of(table("Versé", ["Exercice", number("Montant")], [["2018", "50 000 €"]]))
    Look(shares=[8, 0], size=10.0, whole=True)
    """
    columns = [_texts(table, rank) for rank in range(len(table.columns))]
    longest = [max(map(len, texts)) for texts in columns]
    shares = [
        0 if column.number and length <= _LONGEST_NUMBER else _share(length)
        for column, length in zip(table.columns, longest, strict=True)
    ]
    return Look(shares, _size(columns), whole=max(longest, default=0) <= _LONGEST_WHOLE)


def _texts(table: Table, rank: int) -> list[str]:
    rows = table.rows if table.total is None else (*table.rows, table.total)
    return [table.columns[rank].title, *(text_of(row[rank]) for row in rows)]


def _share(length: int) -> int:
    least, most = _SHARES
    return min(max(length, least), most)


def _size(columns: list[list[str]]) -> float:
    """From 10 points down to 6, where there are too many columns for the page."""
    needed = sum(_AROUND + min(_LONGEST_WORD, max(map(_longest_word, texts))) for texts in columns)
    return round(min(10.0, max(6.0, 10.0 * _ROOM / max(needed, 1))), 1)


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))
