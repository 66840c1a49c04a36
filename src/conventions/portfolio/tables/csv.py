"""The CSV file of a table: what a French spreadsheet opens as it is, without running anything."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from conventions.errors import ConventionsError
from conventions.money import Amount
from conventions.opendata.spreadsheets import spreadsheet_csv_bytes
from conventions.portfolio.tables.cells import encodable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.portfolio.tables.columns import Cell
    from conventions.portfolio.tables.table import Table

DELIMITERS = (";", ",", "|", "\t")
DECIMALS = (",", ".")
_DIGITS = Context(prec=15, Emin=-999999, Emax=999999)
"""A spreadsheet has 15 digits; the context is our own, whatever the program around has set."""


def csv_of(table: Table, delimiter: str, decimal: str, unknown: str) -> bytes:
    """The bytes of the file.

    :raises ConventionsError: for another delimiter or decimal sign than those that spreadsheets know.
    """
    for what, sign, known in (("delimiter", delimiter, DELIMITERS), ("decimal", decimal, DECIMALS)):
        if sign not in known:
            raise ConventionsError(f"{what} : {sign!r:.20} n’est pas l’un de {' '.join(map(repr, known))}")
    header = [encodable(column.title) for column in table.shown_columns]
    lines = ([_cell(cell, decimal, unknown) for cell in row] for row in table.shown_rows)
    return spreadsheet_csv_bytes(header, lines, delimiter)


def _cell(cell: Cell, decimal: str, unknown: str) -> str:
    if isinstance(cell, str):
        return encodable(cell).replace("\0", "\\x00")
    if isinstance(cell, Amount):
        return str(cell).replace(".", decimal)
    if isinstance(cell, Fraction):
        return _number(cell).replace(".", decimal)
    return cell.isoformat() if isinstance(cell, date) else unknown if cell is None else str(cell)


def _number(ratio: Fraction) -> str:
    """A ratio as a number of 15 digits: « 1/3 » would be the first of March.

    >>> _number(Fraction(1, 3)), _number(Fraction(1, 8))
    ('0.333333333333333', '0.125')
    """
    return f"{_DIGITS.divide(Decimal(ratio.numerator), Decimal(ratio.denominator)):f}"
