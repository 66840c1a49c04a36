"""What every display of a table says alike: its caption, its first rows, the totals of all of them."""

from __future__ import annotations

from itertools import islice

from conventions.french import NBSP, format_date, format_number, plural
from conventions.portfolio.tables.cells import shown
from conventions.portfolio.tables.sums import sum_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.portfolio.tables.sums import Sum
    from conventions.portfolio.tables.table import Table

TOTAL = "Total"
NO_ROWS = "Aucune ligne."


def caption(table: Table) -> str:
    """The title, and the day of the figures."""
    return table.title if table.as_of is None else f"{table.title} – {situation(table)}"


def situation(table: Table) -> str:
    """« situation au 31 décembre 2018 », or nothing."""
    return "" if table.as_of is None else f"situation au {format_date(table.as_of, typographic=True)}"


def first_rows(table: Table, limit: int, longest: int) -> Iterator[list[str]]:
    """The cells of the first rows, in French; a long text is cut."""
    kinds = [column.kind for column in table.shown_columns]
    for row in islice(table.shown_rows, limit):
        yield [_short(shown(cell, kind), longest) for cell, kind in zip(row, kinds, strict=True)]


def _short(text: str, longest: int) -> str:
    r"""A text cut, with how long it was.

    >>> _short("abcdef", 3)
    'abc… [6\xa0caractères]'
    """
    if len(text) <= longest:
        return text
    return f"{text[:longest]}… [{format_number(len(text))}{NBSP}caractères]"


def left_out(table: Table, limit: int) -> str:
    """« … et 350 autres lignes », or nothing."""
    more = len(table.rows) - limit
    if more <= 0:
        return ""
    return f"… et {format_number(more)}{NBSP}{plural(more, 'autre ligne', 'autres lignes')}"


def sums(table: Table) -> list[Sum | None]:
    """The sums asked for, of all the rows, by column; an empty list where no column asks for one."""
    if not any(column.total for column in table.columns) or not table.rows:
        return []
    cells = zip(*table.shown_rows, strict=True)
    return [
        sum_of(values, is_money=column.kind == "money") if column.total else None
        for column, values in zip(table.shown_columns, cells, strict=True)
    ]


def totals(table: Table) -> list[str]:
    """The sums in French, named in the first column where it has none itself."""
    told = ["" if total is None else total.text for total in sums(table)]
    return [told[0] or TOTAL, *told[1:]] if told else []
