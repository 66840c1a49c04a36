"""One cell of a sheet: a number where it is exact, a date where a sheet has it, a text that stays one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.money import LIMIT, Amount
from conventions.portfolio.tables.sheet_texts import sheet_text
from conventions.portfolio.tables.sums import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from conventions.portfolio.tables.columns import Cell, Kind
    from conventions.portfolio.tables.sheet_formats import Formats
    from conventions.portfolio.tables.sums import Sum

FIRST_DAY = date(1900, 3, 1)
"""Before it, the days of Excel are off by one, and before 1900 there are none."""


def write_cell(sheet: Any, row: int, place: int, cell: Cell, kind: Kind, formats: Formats) -> None:  # noqa: PLR0913, PLR0917  # where, what, how
    """Write a value; what a sheet does not hold exactly is a text.

    Any amount is exact: it has 15 digits at most, which a number of a sheet keeps.
    """
    if cell is None:
        sheet.write_string(row, place, UNKNOWN, formats.of("unknown"))
    elif isinstance(cell, Amount):
        sheet.write_number(row, place, cell.euros, formats.of(kind))
    elif isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(row, place, cell, formats.of(kind))
    elif isinstance(cell, Fraction) or (isinstance(cell, int) and abs(cell) < LIMIT):
        sheet.write_number(row, place, cell, formats.of(kind))
    else:
        sheet.write_string(row, place, sheet_text(str(cell)), formats.of("text"))


def write_sum(sheet: Any, rows: tuple[int, int], place: int, total: Sum, formats: Formats) -> None:
    """Write the sum of the rows that the filter shows, with its value for who computes nothing."""
    first, last = rows
    if total.is_unknown or total.is_too_big:
        sheet.write_string(last + 1, place, total.text, formats.of("sum"))
        return
    from xlsxwriter.utility import xl_rowcol_to_cell

    asked = f"{xl_rowcol_to_cell(first, place)}:{xl_rowcol_to_cell(last, place)}"
    style = formats.of("money_sum" if total.is_money else "integer_sum", before=total.prefix)
    known = Amount(cents=total.known).euros if total.is_money else Decimal(total.known)
    sheet.write_formula(last + 1, place, f"=ROUND(SUBTOTAL(109,{asked}),2)", style, known)
