"""A row of a sheet: a credit, or a line that is none, with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from conventions.model import Section
from conventions.money import Amount
from conventions.opendata.budgets.cells import Cells
from conventions.opendata.budgets.records import LeftAside
from conventions.opendata.budgets.words import Said, said
from conventions.opendata.scdl.grids import Line
from conventions.opendata.sheets.codes import code_of, whole
from conventions.opendata.sheets.mappings import plain
from conventions.opendata.sheets.money import MoneyCell, in_euros
from conventions.opendata.sheets.totals import is_total
from conventions.opendata.totem.plans import Sections

_ACCOUNT: Final = re.compile(r"[0-9]{1,10}[A-Z]?")
_REVENUE: Final = re.compile(r"7(?!39)")
"""The accounts of class 7 are revenues, but 739: what is given back of them is an expense (chapter 014)."""
_YEAR: Final = re.compile(r"[12][0-9]{3}")
_LONGEST: Final = 80
_GAP: Final = "{}, ce qui reste des {} votés, soit un écart de {}"
_RECOMPUTED: Final = "le disponible est recalculé ; vérifiez les montants de la ligne"
CODES: Final = {
    "chapter": "le numéro d’un chapitre, comme 65",
    "account": "le numéro d’un compte, comme 65748",
    "function": "le code d’une fonction, comme 30",
}


class Met(NamedTuple):
    """A credit that was met: where it is charged, and its amounts in euros; ``account`` is None in a sum."""

    line: int
    section: Section | None
    chapter: str | None
    account: str | None
    function: str | None
    operation: str | None
    voted: Amount
    engaged: Amount | None
    mandated: Amount | None


class Asked(NamedTuple):
    """What every row is read with: the exercise, how sections are found, what the words of a town mean."""

    exercise: int
    sections: Sections
    words: Mapping[str, Said]

    def said(self, text: str) -> Said:
        """What a cell says, in the words of the town first."""
        return self.words.get(plain(text)) or said(text)


class _Amounts(NamedTuple):
    voted: MoneyCell
    engaged: MoneyCell
    mandated: MoneyCell
    available: MoneyCell
    available_paid: MoneyCell


class RowReader:
    """Reads the rows of one sheet, in order: a title holds for the lines under it."""

    def __init__(self, cells: Cells, title: Said, asked: Asked) -> None:
        self.met: list[Met] = []
        self.aside: list[LeftAside] = []
        self._cells = cells
        self._title = title
        self._asked = asked
        layout = cells.layout
        stated = (cells.places("available"), cells.places("available_paid"))
        self._places = (layout.voted, layout.engaged, layout.mandated, *stated)

    def read(self, line: Line) -> None:
        """Read a row: it is kept, or set aside, or told."""
        amounts = _Amounts(*(self._cells.money(line, places) for places in self._places))
        if all(each.amount is None and not each.fault for each in amounts):
            self._read_title(line)
        elif reason := self._why_aside(line):
            self.aside.append(LeftAside(line.number, reason, amounts.voted.amount))
        elif met := self._credit(line, amounts):
            self.met.append(met)
            self._check_available(line, met, amounts)

    def has_no_account(self, line: Line) -> bool:
        """Whether the row holds no account: it may be that of an authorisation."""
        return not self._cells.text(line, "account")

    def _read_title(self, line: Line) -> None:
        """A line without amount: where it holds no account, what it says of a section holds for those under it."""
        if _is_code("account", self._cells.text(line, "account")):
            self.aside.append(LeftAside(line.number, "aucun montant"))
            return
        told = said(" ".join(cell for cell in line.cells if cell.strip()))
        self._title = Said(told.section or self._title.section, told.sense or self._title.sense)
        self.aside.append(LeftAside(line.number, "titre"))

    def _why_aside(self, line: Line) -> str | None:
        first = next(filter(str.strip, line.cells), "")
        if is_total(first) or is_total(self._cells.text(line, "label")):
            return "total"
        year = whole(self._cells.text(line, "exercise"))
        if _YEAR.fullmatch(year) and int(year) != self._asked.exercise:
            return "autre exercice"
        sense = self._sense(line)
        is_revenue = sense is None and _REVENUE.match(self._cells.text(line, "account")) is not None
        return "recette" if is_revenue or sense == "income" else None

    def _sense(self, line: Line) -> str | None:
        told = (self._asked.said(self._cells.text(line, field)).sense for field in ("sense", "section"))
        return next(filter(None, told), None) or self._title.sense

    def _credit(self, line: Line, amounts: _Amounts) -> Met | None:
        """The credit of a row; what leaves it out is told: its amount, one of its codes, its section."""
        voted = amounts.voted.amount
        if voted is None:
            self._cells.tell_money(line, self._places[0], amounts.voted, is_left_out=True)
            return None
        for field, expected in {"exercise": "un exercice, comme 2024", **CODES}.items():
            text = self._cells.text(line, field)
            if text and not _is_code(field, text):
                self._cells.leave_out(line, field, text, expected, voted)
                return None
        chapter, account, function = (code_of(self._cells.text(line, field)) for field in CODES)
        section = self._section(line, chapter, account)
        if section is None and account is not None:
            text = self._cells.text(line, "section") or account
            self._cells.leave_out(line, "section", text, "fonctionnement ou investissement", voted)
            return None
        self._tell_unknown(line, amounts)
        operation = self._cells.text(line, "operation")
        operation = (code_of(operation) or operation)[:_LONGEST]
        spent = amounts.engaged.amount, amounts.mandated.amount
        return Met(line.number, section, chapter, account, function, operation or None, voted, *spent)

    def _section(self, line: Line, chapter: str | None, account: str | None) -> Section | None:
        """The section that the row states; else that of its title; else that of its chapter or of its account."""
        text = self._cells.text(line, "section")
        if text:
            return self._asked.said(text).section
        if self._title.section or account is None:
            return self._title.section
        found = self._asked.sections.of(chapter or "", account)[0]
        return Section(found) if found else None

    def _tell_unknown(self, line: Line, amounts: _Amounts) -> None:
        for places, cell in zip(self._places[1:], amounts[1:], strict=True):
            if cell.fault:
                self._cells.tell_money(line, places, cell, is_left_out=False)

    def _check_available(self, line: Line, met: Met, amounts: _Amounts) -> None:
        """What the file says is available is what is voted less what is engaged, or mandated, to the cent."""
        pairs = (
            ("available", amounts.available.amount, met.engaged),
            ("available_paid", amounts.available_paid.amount, met.mandated),
        )
        for field, stated, spent in pairs:
            if spent is not None and stated is not None and stated != met.voted - spent:
                left = met.voted - spent
                self._cells.remarks.add(
                    "available",
                    line.number,
                    self._cells.column(field),
                    self._cells.text(line, field),
                    expected=_GAP.format(*map(in_euros, (left, met.voted, stated - left))),
                    way_out=_RECOMPUTED,
                )


def _is_code(field: str, text: str) -> bool:
    if field == "exercise":
        return _YEAR.fullmatch(whole(text)) is not None
    code = code_of(text)
    return code is not None and (field != "account" or _ACCOUNT.fullmatch(code) is not None)
