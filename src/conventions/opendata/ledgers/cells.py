"""The cells of a ledger, by the fields that a mapping names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conventions.money import ZERO, Amount
from conventions.opendata.ledgers.mapped import SUMS, LedgerMapping, Words
from conventions.opendata.scdl.cells.evidence import Evidence, evidence_of_amounts
from conventions.opendata.scdl.grids import Line
from conventions.opendata.sheets.mappings import place_of
from conventions.opendata.sheets.money import MoneyCell, read_money
from conventions.opendata.sheets.opening import texts_at
from conventions.opendata.sheets.remarks import Remarks


class Cells:
    """Reads the cells of one sheet.

    :raises TableError: ``no_column``, for a column of the mapping that the sheet has not.
    """

    def __init__(self, mapping: LedgerMapping, names: Sequence[str], remarks: Remarks) -> None:
        self._places: Mapping[str, int] = {
            name: place_of(name, names, field) for field, name in mapping.names()
        }
        self._columns = mapping.columns
        self._of = {
            field: tuple(self._places[name] for name in found) for field, found in mapping.columns.items()
        }
        self._evidence = Evidence()
        self.remarks = remarks

    def learn(self, lines: Sequence[Line]) -> None:
        """Learn from all the lines whether « 1,500 » is fifteen hundred in this file."""
        places = [place for field in SUMS for place in self._of.get(field, ())]
        self._evidence = evidence_of_amounts(
            text for line in lines for text in texts_at(line.cells, places) if text
        )

    def raw(self, line: Line, field: str) -> str:
        """The cell of a field, as the file has it."""
        places = self._of.get(field)
        return texts_at(line.cells, places[:1])[0] if places else ""

    def text(self, line: Line, field: str) -> str:
        """The texts of the columns of a field, one after the other, its spaces apart."""
        places = self._of.get(field)
        return " ".join(" ".join(texts_at(line.cells, places)).split()) if places else ""

    def word(self, line: Line, words: Words) -> str:
        """The cell of the column of some words."""
        return texts_at(line.cells, (self._places[words.column],))[0].strip()

    def column(self, field: str) -> str | None:
        """The first column of a field."""
        return next(iter(self._columns.get(field, ())), None)

    def amount(self, line: Line) -> MoneyCell:
        """What is added less what is taken away; the fault of a cell is that of all of them."""
        more, less = (self._sum(line, field) for field in SUMS)
        if more.fault or less.fault or more.amount == less.amount is None:
            return MoneyCell(None, more.fault or less.fault)
        return MoneyCell((more.amount or ZERO) - (less.amount or ZERO))

    def _sum(self, line: Line, field: str) -> MoneyCell:
        texts = texts_at(line.cells, self._of.get(field, ()))
        cells = [read_money(text, self._evidence) for text in texts]
        fault = next((each for each in cells if each.fault), None)
        known = [each.amount for each in cells if each.amount is not None]
        return fault or MoneyCell(sum(known, start=ZERO) if known else None)


class Faults:
    """What is wrong in one line: the first fault that leaves it out has its amount, so that it is told once."""

    def __init__(self, cells: Cells, line: Line, amount: Amount | None) -> None:
        self.is_left_out = False
        self._cells = cells
        self._line = line
        self._amount = amount

    def add(self, code: str, column: str | None, met: str, expected: str, *, leaves_out: bool = True) -> None:
        """Tell a cell that is not right."""
        self._cells.remarks.add(
            code,
            self._line.number,
            column,
            met,
            expected=expected,
            way_out="corrigez la cellule, ou le fichier de correspondance",
            is_left_out=leaves_out,
            amount=self._amount if leaves_out and not self.is_left_out else None,
        )
        self.is_left_out = self.is_left_out or leaves_out
