"""The cells of a sheet by the field that they are of, and the remarks on those that are not right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from conventions.money import ZERO, Amount
from conventions.opendata.budgets.layouts import Layout
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.grids import Line
from conventions.opendata.sheets.money import EXPECTED, MoneyCell, read_money
from conventions.opendata.sheets.opening import texts_at
from conventions.opendata.sheets.remarks import Remarks

_ADD: Final = "corrigez la cellule, ou ajoutez la ligne à la main"
_UNKNOWN: Final = "corrigez la cellule ; le montant est inconnu"


class Cells:
    """Reads the cells of one sheet."""

    def __init__(self, layout: Layout, evidence: Evidence, remarks: Remarks) -> None:
        self.layout = layout
        self.remarks = remarks
        self._evidence = evidence

    def text(self, line: Line, field: str) -> str:
        """The text of a field, empty where the sheet has no column for it."""
        place = self.layout.places.get(field)
        return "" if place is None else " ".join(texts_at(line.cells, (place,))[0].split())

    def places(self, field: str) -> tuple[int, ...]:
        """The place of the column of a field, if there is one."""
        place = self.layout.places.get(field)
        return () if place is None else (place,)

    def money(self, line: Line, places: Sequence[int]) -> MoneyCell:
        """The sum of some columns: one that is empty moves nothing, unless they all are; a fault is that of all."""
        cells = [read_money(text, self._evidence) for text in texts_at(line.cells, places)]
        fault = next((each for each in cells if each.fault), None)
        known = [each.amount for each in cells if each.amount is not None]
        return fault or (MoneyCell(sum(known, start=ZERO)) if known else MoneyCell())

    def tell_money(self, line: Line, places: Sequence[int], cell: MoneyCell, *, is_left_out: bool) -> None:
        """Say which cell, of those that are added, has no amount that can be read."""
        texts = texts_at(line.cells, places)
        at = next((at for at, text in enumerate(texts) if read_money(text, self._evidence).fault), 0)
        self.remarks.add(
            "amount",
            line.number,
            self.layout.names[places[at]].strip() if places else None,
            texts[at] if places else "",
            expected=f"{EXPECTED} ({cell.fault})" if cell.fault else EXPECTED,
            way_out=_ADD if is_left_out else _UNKNOWN,
            is_left_out=is_left_out,
        )

    def leave_out(self, line: Line, field: str, met: str, expected: str, amount: Amount) -> None:
        """Say which cell leaves its line out of the budget."""
        self.remarks.add(
            field,
            line.number,
            self.column(field),
            met,
            expected=expected,
            way_out=_ADD,
            is_left_out=True,
            amount=amount,
        )

    def column(self, field: str) -> str | None:
        """The name of the column of a field, as written."""
        return next((self.layout.names[place].strip() for place in self.places(field)), None)
