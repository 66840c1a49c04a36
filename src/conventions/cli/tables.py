r"""Paragraphs and tables of plain characters, within a number of columns.

Every text is made safe for the terminal here, before it is measured and cut.

>>> print("\n".join(table((Column("An"), Column("Montant", right=True)), [("2018", "50 €")], 40)))
An    Montant
────  ───────
2018     50 €
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

from conventions.cli.terminal import Line, escape, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = "  "
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# French puts a space before these signs, and no line starts with them.
_CUTS = re.compile(r"(?<!«) (?![:;!?»%])")


class Column(NamedTuple):
    """A column: its title, and whether it is aligned on the right (amounts)."""

    title: str
    right: bool = False


Row = tuple[str, ...] | str
"""The cells of a row, or one text that goes across the table."""


def paragraph(
    text: str, columns: int, first: str = "", rest: str | None = None, tone: str = ""
) -> list[Line]:
    """A text cut at its plain spaces; ``first`` starts the first line, ``rest`` (blanks if None) the others.

    >>> paragraph("un deux trois", 10, "- ")
    ['- un deux', '  trois']
    """
    start = " " * width(first) if rest is None else rest
    lines = wrap(text, max(1, columns - width(start)), first=max(1, columns - width(first)))
    return [Line(f"{start if rank else first}{line}".rstrip(" "), tone) for rank, line in enumerate(lines)]


def wrap(text: str, room: int, *, first: int | None = None) -> list[str]:
    r"""Lines of ``room`` columns at most (``first`` for the first one), cut at plain spaces only.

    A word longer than that is cut anywhere.

    >>> wrap("50\u202f000\u00a0€ environ", 9) == ["50\u202f000\u00a0€", "environ"]
    True
    """
    lines = [""]
    start = room if first is None else first
    for word in _words(text, min(room, start)):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= (start if len(lines) == 1 else room):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _words(text: str, room: int) -> Iterator[str]:
    for word in map(escape, _CUTS.split(_BLANKS.sub(" ", text).strip(" "))):
        piece = ""
        for char in word:
            if width(piece + char) > room and piece:
                yield piece
                piece = ""
            piece += char
        yield piece


def table(titles: Sequence[Column], rows: Sequence[Row], columns: int) -> list[str]:
    """A table with a ruled header; cells wrap so that no line passes ``columns``.

    >>> table((Column("A"),), [("un deux",)], 5)
    ['A', '─────', 'un', 'deux']
    """
    cells = [tuple(column.title for column in titles), *(row for row in rows if not isinstance(row, str))]
    widths = _fit(
        [_natural(cells, rank) for rank in range(len(titles))], columns - len(GAP) * (len(titles) - 1)
    )
    rule = GAP.join("─" * size for size in widths)
    lines = [*_row(cells[0], titles, widths), rule]
    for row in rows:
        lines += paragraph(row, columns, "  └ ") if isinstance(row, str) else _row(row, titles, widths)
    return lines


def _natural(rows: Sequence[tuple[str, ...]], rank: int) -> tuple[int, int]:
    """The widest text of a column, and its widest word."""
    texts = [row[rank] for row in rows]
    words = [word for text in texts for word in _words(text, 10**6)]
    return max(width(escape(text)) for text in texts), max(map(width, words))


def _fit(sizes: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Take columns from the widest that can still give one without cutting a word, then from the widest."""
    widths = [natural for natural, _ in sizes]
    while sum(widths) > room:
        spare = [size if size > longest else 0 for size, (_, longest) in zip(widths, sizes, strict=True)]
        taken = spare if any(spare) else widths
        widths[taken.index(max(taken))] -= 1
    return widths


def _row(row: tuple[str, ...], titles: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    cells = [wrap(text, size) for text, size in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        placed = (_place(*cell) for cell in zip(parts, titles, widths, strict=True))
        yield GAP.join(placed).rstrip(" ")


def _place(text: str, column: Column, size: int) -> str:
    blank = " " * (size - width(text))
    return blank + text if column.right else text + blank
