"""How wide the columns of a table are: no word is cut where the page is wide enough, long texts get the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from conventions.documents.blocks import text_of
from conventions.documents.tree import Line, Table
from conventions.visible import width

FULL: Final = 16_600
"""The width of a page between its margins, in hundredths of a millimetre, as every width here."""

_AROUND: Final = 300
"""What the padding and the lines of a cell take."""

_SIZES: Final = (("", 180), ("Serre", 145))
"""The suffix of the styles of each size (10 and 8 points), the width of a digit in it."""

_LONGEST_WORD: Final = 32
_LONGEST_TEXT: Final = 60
_WORDS: Final = re.compile(r"[^ -]+")
_NARROW: Final = re.compile("[\u00a0\u202f,.;:’']")
_AMOUNTS: Final = re.compile(r"[^ ]+")


class Layout(NamedTuple):
    """The widths of the columns, which make the full width, and the suffix of the styles of their texts."""

    widths: tuple[int, ...]
    suffix: str


class _Wanted(NamedTuple):
    """What a column needs for its longest word, and would take for its longest text, in characters."""

    word: int
    text: int


def layout(block: Table) -> Layout:
    """The widths of the columns of a table, its characters smaller where they would not fit.

    >>> from conventions.documents.blocks import number, table
    >>> sum(layout(table("T", ["Objet", number("Montant")], [["Un long objet", "50 000 €"]])).widths) == FULL
    True
    """
    wanted = [_wanted(block, rank) for rank in range(len(block.columns))]
    suffix, size = next((each for each in _SIZES if sum(_least(wanted, each[1])) <= FULL), _SIZES[-1])
    least = _least(wanted, size)
    best = [each.text * size + _AROUND for each in wanted]
    return Layout(_filled(_shared(least, best)), suffix)


def _least(wanted: Sequence[_Wanted], size: int) -> list[int]:
    return [each.word * size + _AROUND for each in wanted]


def _wanted(block: Table, rank: int) -> _Wanted:
    column = block.columns[rank]
    words = _AMOUNTS if column.number else _WORDS
    word, text = _measured(words, column.title)
    for row in _rows(block):
        measured = _measured(words, text_of(row[rank]))
        word, text = max(word, measured[0]), max(text, measured[1])
    return _Wanted(word, max(word, text))


def _rows(block: Table) -> Iterator[tuple[Line, ...]]:
    yield from block.rows
    if block.total is not None:
        yield block.total


def _measured(words: re.Pattern[str], text: str) -> tuple[int, int]:
    longest = max(words.findall(text), key=len, default="")[:_LONGEST_WORD]
    return _width(longest), min(len(text), _LONGEST_TEXT)


def _width(word: str) -> int:
    """How many digits it takes the place of: a capital takes more, a sign or a space less; bold, one more in all."""
    halves = 2 * width(word) + sum(map(str.isupper, word)) - len(_NARROW.findall(word))
    return halves // 2 + 1


def _shared(least: Sequence[int], best: Sequence[int]) -> list[int]:
    """What each column gets of the full width: its least, and a part of what is left as it would take more."""
    room = FULL - sum(least)
    if room < 0:
        return [each * FULL // sum(least) for each in least]
    more = [big - small for small, big in zip(least, best, strict=True)]
    asked = sum(more)
    if asked > room:
        return [small + each * room // asked for small, each in zip(least, more, strict=True)]
    return [big + big * (room - asked) // sum(best) for big in best]


def _filled(widths: list[int]) -> tuple[int, ...]:
    """The last column takes what roundings left."""
    return (*widths[:-1], FULL - sum(widths[:-1]))
