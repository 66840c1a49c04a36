"""How wide the columns of a table are: an amount holds on one line, the texts share what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from conventions.documents.blocks import text_of
from conventions.documents.tree import Line, Table
from conventions.french import NBSP, NNBSP
from conventions.visible import width

NORMAL: Final = 19
DENSE: Final = 16
"""Sizes of the text of a table, in half points, as in ``parts/styles.xml``."""

_PER_HALF_POINT: Final = 6
"""How wide a character is, in twips for each half point: a figure of Arial, and a little more."""

_SIDES: Final = 190
_LONGEST_WORD: Final = 24
_LONGEST_LINE: Final = 60


class Widths(NamedTuple):
    """The columns of a table in twips, and whether its text has to be small."""

    columns: tuple[int, ...]
    dense: bool


class _Need(NamedTuple):
    """What a column needs, in characters: at least, and to have each cell on one line."""

    least: int
    whole: int


def widths(table: Table, room: int) -> Widths:
    """The widths of the columns, which fill the room; the text is small where words would not hold.

    >>> from conventions.documents.blocks import number, table
    >>> widths(table("", ["Poste", number("Montant")], [["Achats", "50000 €"]]), 9000)
    Widths(columns=(8012, 988), dense=False)
    """
    needs = [_need(table, rank) for rank in range(len(table.columns))]
    least, whole = _sizes(needs, NORMAL)
    dense = sum(least) > room
    if dense:
        least, whole = _sizes(needs, DENSE)
    return Widths(tuple(_filled(table, least, whole, room)), dense)


def _need(table: Table, rank: int) -> _Need:
    column = table.columns[rank]
    cells = [_text(row[rank]) for row in (*table.rows, *([table.total] if table.total else []))]
    title = _longest(column.title.split(" "), _LONGEST_WORD)
    words = cells if column.number else [word for cell in cells for word in cell.split(" ")]
    whole = _longest([column.title, *cells], _LONGEST_LINE)
    least = max(title, _longest(words, _LONGEST_WORD))
    return _Need(least, least if column.number else max(least, whole))


def _text(cell: Line) -> str:
    """The text of a cell, as far as it may count."""
    return text_of(cell)[:_READ]


_READ: Final = 1_000


def _longest(texts: Iterable[str], most: int) -> int:
    return min(max(map(_breadth, texts), default=0), most)


def _breadth(text: str) -> int:
    """How many figures wide a text is: the spaces of an amount are half as wide."""
    return width(text) - (text.count(NBSP) + text.count(NNBSP)) // 2


def _sizes(needs: Iterable[_Need], size: int) -> tuple[list[int], list[int]]:
    return (
        [need.least * size * _PER_HALF_POINT + _SIDES for need in needs],
        [need.whole * size * _PER_HALF_POINT + _SIDES for need in needs],
    )


def _filled(table: Table, least: Sequence[int], whole: Sequence[int], room: int) -> list[int]:
    if sum(least) >= room:
        return _shared(room, least)
    if sum(whole) >= room:
        more = [most - need for most, need in zip(whole, least, strict=True)]
        return [sum(pair) for pair in zip(least, _shared(room - sum(least), more), strict=True)]
    texts = [0 if column.number else most for column, most in zip(table.columns, whole, strict=True)]
    spare = _shared(room - sum(whole), texts if any(texts) else whole)
    return [sum(pair) for pair in zip(whole, spare, strict=True)]


def _shared(room: int, weights: Sequence[int]) -> list[int]:
    """The room in whole twips, in proportion to the weights, none lost."""
    total = sum(weights)
    ends = [room * end // total for end in accumulate(weights, initial=0)]
    return [end - start for start, end in pairwise(ends)]
