r"""Tables of plain characters within a number of columns, for a terminal and wherever there is nothing else.

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

from conventions.visible import visible, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = "  "
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# French puts a space before these signs, and no line starts with them.
_CUTS = re.compile(r"(?<!«) (?![:;!?»%])")


class Column(NamedTuple):
    """A column: its title, whether it is aligned on the right (amounts), the least width that can be read."""

    title: str
    right: bool = False
    least: int = 1


Row = tuple[str, ...] | str
"""The cells of a row, or one text that goes across the table."""


def indented(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """A text cut at its plain spaces; ``first`` starts the first line, ``rest`` (blanks if None) the others.

    >>> indented("un deux trois", 10, "- ")
    ['- un deux', '  trois']
    """
    start = " " * width(first) if rest is None else rest
    lines = wrap(text, max(1, columns - width(start)), first=max(1, columns - width(first)))
    return [f"{start if rank else first}{line}".rstrip(" ") for rank, line in enumerate(lines)]


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
    for word in map(visible, _CUTS.split(_BLANKS.sub(" ", text).strip(" "))):
        piece = ""
        for char in word:
            if width(piece + char) > room and piece:
                yield piece
                piece = ""
            piece += char
        yield piece


def table(titles: Sequence[Column], rows: Sequence[Row], columns: int) -> list[str]:
    """A table with a ruled header; cells wrap so that no line passes ``columns``, as long as each has its least.

    >>> table((Column("A"),), [("un deux",)], 5)
    ['A', '─────', 'un', 'deux']
    """
    cells = [tuple(column.title for column in titles), *(row for row in rows if not isinstance(row, str))]
    sizes = [(*_natural(cells, rank), column.least) for rank, column in enumerate(titles)]
    widths = _fit(sizes, columns - len(GAP) * (len(titles) - 1))
    rule = GAP.join("─" * size for size in widths)
    lines = [*_row(cells[0], titles, widths), rule]
    for row in rows:
        lines += indented(row, columns, "  └ ") if isinstance(row, str) else _row(row, titles, widths)
    return lines


def _natural(rows: Sequence[tuple[str, ...]], rank: int) -> tuple[int, int]:
    """The widest text of a column, and its widest word."""
    texts = [row[rank] for row in rows]
    words = [word for text in texts for word in _words(text, 10**6)]
    return max(width(visible(text)) for text in texts), max(map(width, words))


def _fit(sizes: Sequence[tuple[int, int, int]], room: int) -> list[int]:
    """Take columns from the widest that can still give one without cutting a word, then from the widest.

    None goes below its least width: the lines are then longer than the room.
    """
    widths = [natural for natural, _, _ in sizes]
    while sum(widths) > room:
        spare = [_beyond(size, least) for size, (_, *least) in zip(widths, sizes, strict=True)]
        taken = (
            spare
            if any(spare)
            else [_beyond(size, least[-1:]) for size, least in zip(widths, sizes, strict=True)]
        )
        if not any(taken):
            break
        widths[taken.index(max(taken))] -= 1
    return widths


def _beyond(size: int, least: Sequence[int]) -> int:
    """A width that can still shrink, or zero."""
    return size if size > max(least) else 0


def _row(row: tuple[str, ...], titles: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    cells = [wrap(text, size) for text, size in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        placed = (_place(*cell) for cell in zip(parts, titles, widths, strict=True))
        yield GAP.join(placed).rstrip(" ")


def _place(text: str, column: Column, size: int) -> str:
    blank = " " * (size - width(text))
    return blank + text if column.right else text + blank
