"""A line of a ledger, read whole: an entry, or a line that faults leave out, or one that is none."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from conventions.model import PaymentState
from conventions.money import ZERO, Amount
from conventions.opendata.ledgers.cells import Cells, Faults
from conventions.opendata.ledgers.mapped import LedgerMapping
from conventions.opendata.ledgers.records import Filtered
from conventions.opendata.ledgers.tiers import ThirdParties
from conventions.opendata.scdl.grids import Line
from conventions.opendata.sheets.codes import code_of, whole
from conventions.opendata.sheets.money import EXPECTED
from conventions.opendata.sheets.totals import is_total
from conventions.operations import LedgerEntry

if TYPE_CHECKING:
    from typing import Literal

_YEAR: Final = re.compile(r"[12][0-9]{3}")
_DAY: Final = "une date, de la forme que dit le fichier de correspondance"
_ACCOUNT: Final = "le numéro d’un compte, comme 65748"
_FUNCTION: Final = "le code d’une fonction, comme 30"
_BELOW: Final = 'un montant négatif pour une annulation, ou « amounts = "positive" »'
_ABOVE: Final = 'un montant positif pour une annulation, ou « amounts = "negative" »'


class _Signed(NamedTuple):
    amount: Amount | None
    fault: str | None = None


class EntryReader:
    """Reads the lines of one ledger."""

    def __init__(self, mapping: LedgerMapping, cells: Cells, *, named: bool) -> None:
        self.entries: list[LedgerEntry] = []
        self.aside: list[Filtered] = []
        self._mapping = mapping
        self._cells = cells
        self._tiers = ThirdParties(mapping, cells, named=named)

    def read(self, line: Line) -> None:
        """Read a line: it is kept, or set aside, or told."""
        if reason := self._why_aside(line):
            self.aside.append(Filtered(line.number, reason, self._cells.amount(line).amount))
            return
        signed = self._signed(line)
        faults = Faults(self._cells, line, signed.amount)
        if signed.fault:
            met = self._cells.raw(line, "amount") or self._cells.raw(line, "amount_minus")
            faults.add("amount", self._cells.column("amount"), met, signed.fault)
        entry = self._entry(line, signed.amount or ZERO, faults)
        if not faults.is_left_out:
            self.entries.append(entry)

    def _why_aside(self, line: Line) -> str | None:
        if self._is_total(line):
            return "total"
        left = (each for each in self._mapping.filters if each.of(self._cells.word(line, each)) is None)
        return next((f"filtre « {each.column} »" for each in left), None)

    def _is_total(self, line: Line) -> bool:
        """Whether a line begins as a total and is no entry: a third party may be called « Total »."""
        if not is_total(next(filter(str.strip, line.cells), "")):
            return False
        number = self._cells.text(line, "number")
        has_day = self._mapping.days.read(self._cells.raw(line, "day")) is not None
        return not (number and has_day) or is_total(number)

    def _signed(self, line: Line) -> _Signed:
        """The amount of a line, that of a cancellation below zero, whatever way the software writes it."""
        cell = self._cells.amount(line)
        if cell.amount is None:
            return _Signed(None, f"{EXPECTED} ({cell.fault})" if cell.fault else EXPECTED)
        words = self._mapping.cancellations
        if words is None or words.of(self._cells.word(line, words)) is None:
            return _Signed(cell.amount)
        if self._mapping.cancelled_is_positive:
            return _Signed(-cell.amount) if cell.amount >= ZERO else _Signed(cell.amount, _ABOVE)
        return _Signed(cell.amount, _BELOW if cell.amount > ZERO else None)

    def _entry(self, line: Line, amount: Amount, faults: Faults) -> LedgerEntry:
        """The entry of a line; it means nothing where a fault leaves it out."""
        cells = self._cells
        number = whole(cells.text(line, "number"))
        if not number:
            faults.add("number", cells.column("number"), "", "un numéro")
        kind, day = self._kind(line, faults), self._day(line, "day", faults, is_needed=True) or date.min
        tiers = self._tiers.read(line, faults)
        return LedgerEntry(
            kind=cast("Literal['engagement', 'mandat', 'titre']", kind),
            number=number,
            day=day,
            exercise=self._exercise(line, day, faults),
            amount=amount,
            account=self._code(line, "account", _ACCOUNT, faults),
            function=self._code(line, "function", _FUNCTION, faults),
            siret=tiers.siret,
            third_party=tiers.name,
            label=tiers.label,
            engagement=whole(cells.text(line, "engagement")) or None,
            bordereau=whole(cells.text(line, "bordereau")) or None,
            row=line.number,
            cancels=whole(cells.text(line, "cancels")) or None,
            state=self._state(line, faults),
            paid_on=self._day(line, "paid_on", faults),
            ended_on=self._day(line, "ended_on", faults),
        )

    def _kind(self, line: Line, faults: Faults) -> str | None:
        words = self._mapping.kinds
        if words is None:
            return self._mapping.kind
        text = self._cells.word(line, words)
        kind = words.of(text)
        if kind is None:
            faults.add("kind", words.column, text, "un des mots de « [kinds] »")
        return kind

    def _day(self, line: Line, field: str, faults: Faults, *, is_needed: bool = False) -> date | None:
        text = self._cells.raw(line, field)
        day = self._mapping.days.read(text)
        if day is None and (text.strip() or is_needed):
            faults.add("day", self._cells.column(field), text, _DAY, leaves_out=is_needed)
        return day

    def _exercise(self, line: Line, day: date, faults: Faults) -> int:
        """The exercise that the line states; else that of the mapping; else the year of its day."""
        text = whole(self._cells.text(line, "exercise"))
        if not text:
            return self._mapping.exercise or day.year
        if not _YEAR.fullmatch(text):
            faults.add("exercise", self._cells.column("exercise"), text, "un exercice, comme 2024")
            return day.year
        return int(text)

    def _code(self, line: Line, field: str, expected: str, faults: Faults) -> str | None:
        text = self._cells.text(line, field)
        code = code_of(text)
        if text and code is None:
            faults.add(field, self._cells.column(field), text, expected, leaves_out=False)
        return code

    def _state(self, line: Line, faults: Faults) -> PaymentState:
        """The state of a mandate: a word that the mapping has not leaves the line out, since it may be a rejection."""
        words = self._mapping.states
        text = "" if words is None else self._cells.word(line, words)
        if words is None or not text:
            return PaymentState.ISSUED
        state = words.of(text)
        if state is None:
            faults.add("state", words.column, text, "un des mots de « [states] »")
        return PaymentState(state or PaymentState.ISSUED)
