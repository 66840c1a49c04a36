"""A table in plain characters."""

from __future__ import annotations

from conventions.plain import Column, Row, indented
from conventions.plain import table as plain_table
from conventions.portfolio.tables.cut import NO_ROWS, caption, first_rows, left_out, totals
from conventions.visible import visible, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.portfolio.tables.table import Table

_LONGEST = 200
_LEAST = 12


def text_of(table: Table, columns: int, limit: int) -> str:
    """The lines of a table, within so many columns as long as that cuts no number and hardly a word."""
    told = [tuple(column.title for column in table.shown_columns)]
    told += [tuple(row) for row in first_rows(table, limit, _LONGEST)]
    summed = [tuple(row) for row in (totals(table),) if row]
    words = [max(map(_widest, cells)) for cells in zip(*told, *summed, strict=True)]
    titles = [
        Column(column.title, column.is_right, size if column.is_right else min(_LEAST, size))
        for column, size in zip(table.shown_columns, words, strict=True)
    ]
    rows: list[Row] = [*told[1:], *filter(None, (left_out(table, limit),)), *summed]
    lines = [*indented(caption(table), columns), "", *plain_table(titles, rows, columns)]
    said = table.notes if table.rows else (NO_ROWS, *table.notes)
    return "\n".join([*lines, *(line for note in said for line in ("", *indented(note, columns)))])


def _widest(text: str) -> int:
    """The width of the longest word."""
    return max((width(visible(word)) for word in text.split(" ")), default=0)
