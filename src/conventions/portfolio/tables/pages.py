"""A table in HTML, as a notebook shows it: a caption, headers that name their columns, every text as a text."""

from __future__ import annotations

from conventions.html import TABLE_STYLE, Html, tag
from conventions.portfolio.tables.cut import NO_ROWS, caption, first_rows, left_out, totals
from conventions.portfolio.tables.sums import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conventions.portfolio.tables.columns import Column
    from conventions.portfolio.tables.table import Table

_LONGEST = 1000


def html_of(table: Table, limit: int) -> str:
    """A part of a page, with its own style; the totals are those of all the rows."""
    columns = table.shown_columns
    head = tag("tr", *(tag("th", column.title, scope="col", **_class(column)) for column in columns))
    body = (_row(columns, row) for row in first_rows(table, limit, _LONGEST))
    parts = (
        tag("caption", caption(table)),
        tag("thead", head),
        tag("tbody", *body, *_across(table, limit)),
        *_foot(columns, totals(table)),
    )
    whole = tag("div", tag("table", *parts), class_="large")
    notes = (tag("p", note) for note in table.notes)
    return tag("div", tag("style", TABLE_STYLE), whole, *notes, class_="conventions-table", lang="fr")


def _class(column: Column) -> dict[str, str]:
    return {"class_": "nombre"} if column.is_right else {"class_": column.kind}


def _row(columns: Sequence[Column], cells: Sequence[str]) -> Html:
    """A row; its first cell names it, unless that one is a number."""
    first = {"scope": "row"} if not columns[0].is_right else {}
    names = ("th" if first else "td", *("td" for _ in cells[1:]))
    made = (
        tag(name, _cell(text), **(first if name == "th" else {}), **_class(column))
        for name, column, text in zip(names, columns, cells, strict=True)
    )
    return tag("tr", *made)


def _cell(text: str) -> str:
    return tag("em", text) if text == UNKNOWN else text


def _across(table: Table, limit: int) -> Iterator[Html]:
    """What is said over the whole width: that rows are left out, or that there are none."""
    said = left_out(table, limit) if table.rows else NO_ROWS
    if said:
        yield tag("tr", tag("td", said, colspan=str(len(table.shown_columns)), class_="suite"))


def _foot(columns: Sequence[Column], summed: Sequence[str]) -> Iterator[Html]:
    if summed:
        yield tag("tfoot", _row(columns, summed))
