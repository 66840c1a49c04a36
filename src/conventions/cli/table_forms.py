"""A table in the form that is asked for: text for people, the others for programs, spreadsheets and browsers."""

from __future__ import annotations

from conventions.cli.as_json import json_value
from conventions.cli.outputs import write_bytes, write_lines
from conventions.cli.safe import safe_json
from conventions.cli.terminal import WIDEST, Line, columns
from conventions.errors import ConventionsError
from conventions.html import Html, page, tag
from conventions.portfolio import Table
from conventions.portfolio.tables.pages import html_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

_MOST = 200
"""How many rows a person reads: a spreadsheet has them all."""


def check_form(arguments: Namespace) -> None:
    """Refuse to print a workbook.

    :raises ConventionsError: says what is missing.
    """
    if arguments.format == "xlsx" and not arguments.output:
        raise ConventionsError("--format xlsx demande un fichier : --output tableau.xlsx")


def room_of(arguments: Namespace) -> int:
    """How many columns the text has."""
    return WIDEST if arguments.output else columns()


def give(table: Table, arguments: Namespace, shown: Table | None = None) -> None:
    """Write a table; ``shown`` is what its text shows of it, by default all its columns.

    :raises ConventionsError: for a workbook where the extra ``xlsx`` is missing.
    """
    if arguments.format == "text":
        write_lines(text_of(shown or table, room_of(arguments)), arguments.output)
    elif arguments.format == "json":
        write_lines([safe_json(fields_of(table))], arguments.output)
    elif arguments.format == "html":
        write_lines(html_page(table.title, [table]), arguments.output)
    else:
        give_sheet(table, arguments)


def give_sheet(table: Table, arguments: Namespace) -> None:
    """Write a table for a spreadsheet: CSV or XLSX."""
    data = table.to_xlsx() if arguments.format == "xlsx" else table.to_csv()
    if arguments.output:
        write_bytes(data, arguments.output)
    else:
        write_lines(data.decode("utf-8-sig").rstrip("\r\n").splitlines(), None)


def text_of(table: Table, room: int, most: int = _MOST) -> Iterable[Line]:
    """The lines of a table, its title first."""
    title, *rest = table.text(room, most).split("\n")
    return [Line(title, "titre"), *map(Line, rest)]


def fields_of(table: Table) -> dict[str, object]:
    """A table for programs: exact values, what is unknown is null.

    >>> from conventions.portfolio import Column
    >>> fields_of(Table("T", [Column("year", "Exercice", "year")], [(2024,), (None,)]))["rows"]
    [{'year': 2024}, {'year': None}]
    """
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, map(json_value, row), strict=True)) for row in table.rows]
    for row, source in zip(rows, table.sources, strict=False):
        row["source"] = source
    return {
        "title": table.title,
        "as_of": json_value(table.as_of),
        "columns": [
            {"name": column.name, "title": column.title, "kind": column.kind} for column in table.columns
        ],
        "rows": rows,
        "notes": [*table.notes],
    }


def html_page(title: str, tables: Sequence[Table], facts: Sequence[str] = ()) -> list[str]:
    """One page with tables whole, in their order."""
    top = [tag("h1", title), *(tag("p", fact) for fact in facts)]
    sections = [tag("section", Html(html_of(table, len(table.rows)))) for table in tables]
    return page(title, top, sections).splitlines()


def narrowed(table: Table, names: Iterable[str], *, notes: Iterable[str] = ()) -> Table:
    """Some columns of a table, without its sources."""
    kept = [column for name in names for column in table.columns if column.name == name]
    cells = [table.column(column.name) for column in kept]
    rows = zip(*cells, strict=True)
    return Table(table.title, kept, rows, table.as_of, (*table.notes, *notes), versions=table.versions)
