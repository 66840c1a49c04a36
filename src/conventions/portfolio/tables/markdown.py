"""A table in Markdown, in which no cell writes anything but its text."""

from __future__ import annotations

import re

from conventions.portfolio.tables.cut import NO_ROWS, caption, first_rows, left_out, totals
from conventions.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conventions.portfolio.tables.table import Table

_LONGEST = 1000
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = str.maketrans({**{sign: f"\\{sign}" for sign in "\\`*_[]|~$"}, **_ENTITIES})


def escaped(text: str) -> str:
    r"""A text on one line, whose signs are signs: no markup, no HTML, no other column.

    >>> print(escaped("a|b\n*c* <script>"))
    a\|b \*c\* &lt;script&gt;
    """
    return visible(_BLANKS.sub(" ", text).strip(" ")).translate(_SIGNS)


def markdown_of(table: Table, limit: int) -> str:
    """The caption, the table, its notes."""
    blocks = [f"**{escaped(caption(table))}**", "\n".join(_lines(table, limit))]
    told = [NO_ROWS] if not table.rows else [left_out(table, limit)]
    return "\n\n".join([*blocks, *(escaped(text) for text in (*told, *table.notes) if text.strip())]) + "\n"


def _lines(table: Table, limit: int) -> Iterator[str]:
    columns = table.shown_columns
    yield _line([escaped(column.title) for column in columns])
    yield _line(["---:" if column.is_right else "---" for column in columns])
    for row in first_rows(table, limit, _LONGEST):
        yield _line([escaped(cell) for cell in row])
    if summed := totals(table):
        yield _line([f"**{escaped(cell)}**" if cell else "" for cell in summed])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
