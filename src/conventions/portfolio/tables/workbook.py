"""The workbook of a table: numbers that add up, real dates, a filter, totals that follow it, its versions."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from conventions.errors import ConventionsError
from conventions.extras import needed
from conventions.french import NBSP, format_number, plural
from conventions.portfolio.tables.cut import NO_ROWS, TOTAL, situation, sums
from conventions.portfolio.tables.sheet_cells import write_cell, write_sum
from conventions.portfolio.tables.sheet_formats import Formats, widths
from conventions.portfolio.tables.sheet_texts import LONGEST_NAME, VERSIONS, sheet_name, sheet_text, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from conventions.portfolio.tables.columns import Cell, Kind
    from conventions.portfolio.tables.table import Table

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""The rows and the columns of a sheet (source: Microsoft, « Spécifications et limites relatives à Excel »)."""

_AROUND = 4
"""Rows that are not those of the table: title, day, header, totals."""

_HEADER = 2
_UNDATED = date(2000, 1, 1)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_A4 = 9


def workbook_of(table: Table) -> bytes:
    """The bytes of the workbook, which are the same each time.

    :raises ConventionsError: where xlsxwriter is not installed, or for a table that no sheet holds.
    """
    xlsxwriter = needed("xlsxwriter", doing="écrire un classeur", package="xlsxwriter", extra="xlsx")
    _refuse_too_big(table)
    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        _tell(book, table)
        formats = Formats(book)
        _fill(book.add_worksheet(sheet_name(table.title)), table, formats)
        _fill_versions(book.add_worksheet(VERSIONS), table, formats)
    return out.getvalue()


def _refuse_too_big(table: Table) -> None:
    rows, columns = len(table.rows), len(table.shown_columns)
    if rows > MOST_ROWS - _AROUND or columns > MOST_COLUMNS:
        raise ConventionsError(
            f"une feuille de calcul tient {format_number(MOST_ROWS)} lignes et {format_number(MOST_COLUMNS)} colonnes, "
            f"le tableau en a {format_number(rows)} et {format_number(columns)} : filtrez-le (where), "
            "regroupez-le (group), ou écrivez-le en CSV (to_csv)"
        )


def _tell(book: Any, table: Table) -> None:
    """The properties of the file; its day is that of the figures, so that no clock is read."""
    day = table.as_of or _UNDATED
    book.set_properties(
        {"title": shortened(sheet_text(table.title), 255), "created": datetime(day.year, day.month, day.day)}  # noqa: DTZ001  # a day of the calendar
    )


def _fill(sheet: Any, table: Table, formats: Formats) -> None:
    columns = table.shown_columns
    last = _HEADER + len(table.rows)
    sheet.write_string(0, 0, sheet_text(table.title), formats.of("title"))
    sheet.write_string(1, 0, _under(table), formats.of("about"))
    for at, column in enumerate(columns):
        sheet.write_string(_HEADER, at, sheet_text(column.title), formats.of("header", right=column.is_right))
    for at, row in enumerate(table.shown_rows, _HEADER + 1):
        for place, cell in enumerate(row):
            write_cell(sheet, at, place, cell, columns[place].kind, formats)
    sheet.autofilter(_HEADER, 0, last, len(columns) - 1)
    _sum_up(sheet, table, formats, last)
    _lay_out(sheet, table)


def _under(table: Table) -> str:
    rows = len(table.rows)
    count = f"{format_number(rows)}{NBSP}{plural(rows, 'ligne', 'lignes')}" if rows else NO_ROWS
    said = situation(table)
    return f"{said[0].upper()}{said[1:]} – {count}" if said else count


def _sum_up(sheet: Any, table: Table, formats: Formats, last: int) -> None:
    """The row of the totals, right below the rows; the filter does not hide it."""
    told = sums(table)
    for place, total in enumerate(told):
        if total is not None:
            write_sum(sheet, (_HEADER + 1, last), place, total, formats)
        else:
            sheet.write_string(last + 1, place, "" if place else TOTAL, formats.of("sum"))


def _lay_out(sheet: Any, table: Table) -> None:
    """The header stays in sight on the screen, and on every page."""
    # An identifier is a text on purpose: no warning in each of its cells.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.freeze_panes(_HEADER + 1, 0)
    sheet.repeat_rows(_HEADER)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    for place, width in enumerate(widths(table)):
        sheet.set_column(place, place, width)


def _fill_versions(sheet: Any, table: Table, formats: Formats) -> None:
    """What the figures rest on, one thing a row."""
    sheet.set_column(0, 0, LONGEST_NAME)
    sheet.set_column(1, 1, 3 * LONGEST_NAME)
    for at, (name, value) in enumerate(_facts(table)):
        sheet.write_string(at, 0, sheet_text(name), formats.of("header"))
        kind: Kind = "date" if isinstance(value, date) else "year" if isinstance(value, int) else "text"
        write_cell(sheet, at, 1, value, kind, formats)


def _facts(table: Table) -> Iterator[tuple[str, Cell]]:
    yield "tableau", table.title
    yield "situation au", table.as_of or "non précisée"
    yield "lignes", len(table.rows)
    yield from table.versions or _installed()
    for note in table.notes:
        yield "note", note


def _installed() -> tuple[tuple[str, str], ...]:
    from conventions.rules import versions

    return versions()
