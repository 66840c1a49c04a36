"""A row of a sheet: a credit, an authorisation, or a line that is neither, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from conventions.model import Section
from conventions.money import ZERO, Amount
from conventions.opendata.budgets.layouts import Layout
from conventions.opendata.budgets.records import LeftAside
from conventions.opendata.budgets.words import Said, is_total, said
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.grids import Line
from conventions.opendata.sheets.codes import code_of
from conventions.opendata.sheets.money import EXPECTED, MoneyCell, read_money
from conventions.opendata.sheets.opening import texts_at
from conventions.opendata.sheets.remarks import Remarks
from conventions.opendata.totem.plans import Sections

_ACCOUNT: Final = re.compile(r"[0-9]{1,10}[A-Z]?")
_REVENUE: Final = "7"
_LONGEST: Final = 80
_CELL: Final = "corrigez la cellule, ou ajoutez la ligne à la main"
_GAP: Final = "{}, ce qui reste des {} votés, soit un écart de {}"
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
    words: dict[str, Said]

    def said(self, text: str) -> Said:
        """What a cell says, in the words of the town first."""
        return self.words.get(" ".join(text.casefold().split())) or said(text)


class RowReader:
    """Reads the rows of one sheet, in order: a title holds for the lines under it."""

    def __init__(
        self, layout: Layout, title: Said, asked: Asked, evidence: Evidence, remarks: Remarks
    ) -> None:
        self.met: list[Met] = []
        self.aside: list[LeftAside] = []
        self._layout = layout
        self._title = title
        self._asked = asked
        self._evidence = evidence
        self._remarks = remarks

    def read(self, line: Line) -> None:
        """Read a row: it is kept, or set aside, or told."""
        cells = [self._money(line, places) for places in self._amount_places()]
        voted, engaged, mandated, available = cells
        if not any(each.amount is not None or each.fault for each in cells):
            self._read_title(line)
        elif reason := self._why_aside(line):
            self.aside.append(LeftAside(line.number, reason, voted.amount))
        elif voted.amount is None:
            self._tell_money(line, self._layout.voted, voted, is_left_out=True)
        else:
            self._tell_unknown(line, engaged, mandated, available)
            self._keep(line, voted.amount, engaged.amount, mandated.amount)
            self._check_available(line, voted.amount, engaged.amount, mandated.amount)

    def has_no_account(self, line: Line) -> bool:
        """Whether the row holds no account: it may be that of an authorisation."""
        return not self._text(line, "account")

    def _amount_places(self) -> tuple[tuple[int, ...], ...]:
        layout = self._layout
        available = layout.places.get("available")
        return layout.voted, layout.engaged, layout.mandated, () if available is None else (available,)

    def _money(self, line: Line, places: Sequence[int]) -> MoneyCell:
        """The sum of some columns: one that is empty moves nothing, unless they all are; a fault is that of all."""
        cells = [read_money(text, self._evidence) for text in texts_at(line.cells, places)]
        fault = next((each for each in cells if each.fault), None)
        known = [each.amount for each in cells if each.amount is not None]
        return fault or (MoneyCell(sum(known, start=ZERO)) if known else MoneyCell())

    def _text(self, line: Line, field: str) -> str:
        place = self._layout.places.get(field)
        return "" if place is None else " ".join(texts_at(line.cells, (place,))[0].split())

    def _read_title(self, line: Line) -> None:
        """A line without amount: where it holds no account, what it says of a section holds for those under it."""
        if self._text(line, "account"):
            self.aside.append(LeftAside(line.number, "aucun montant"))
            return
        told = said(" ".join(cell for cell in line.cells if cell.strip()))
        self._title = Said(told.section or self._title.section, told.sense or self._title.sense)
        self.aside.append(LeftAside(line.number, "titre"))

    def _why_aside(self, line: Line) -> str | None:
        first = next(filter(str.strip, line.cells), "")
        if is_total(first) or is_total(self._text(line, "label")):
            return "total"
        year = self._text(line, "exercise")
        if year and year != str(self._asked.exercise):
            return "autre exercice"
        sense = self._sense(line)
        if sense == "income" or (sense is None and self._text(line, "account").startswith(_REVENUE)):
            return "recette"
        return None

    def _sense(self, line: Line) -> str | None:
        told = (self._asked.said(self._text(line, field)).sense for field in ("sense", "section"))
        return next(filter(None, told), None) or self._title.sense

    def _keep(self, line: Line, voted: Amount, engaged: Amount | None, mandated: Amount | None) -> None:
        """Keep the credit, unless one of its codes is not one, or nothing says its section."""
        for field, expected in CODES.items():
            text = self._text(line, field)
            if text and not _is_code(field, text):
                self._tell(field, line, text, expected, voted)
                return
        chapter, account, function = (code_of(self._text(line, field)) for field in CODES)
        operation = self._text(line, "operation")
        section = self._section(line, chapter, account)
        if section is None and account is not None:
            where = self._text(line, "section") or account
            self._tell("section", line, where, "fonctionnement ou investissement", voted)
            return
        operation = (code_of(operation) or operation)[:_LONGEST]
        self.met.append(
            Met(
                line.number,
                section,
                chapter,
                account,
                function,
                operation or None,
                voted,
                engaged,
                mandated,
            )
        )

    def _section(self, line: Line, chapter: str | None, account: str | None) -> Section | None:
        """The section that the row states; else that of its title; else that of its chapter or of its account."""
        text = self._text(line, "section")
        if text:
            return self._asked.said(text).section
        if self._title.section or account is None:
            return self._title.section
        found = self._asked.sections.of(chapter or "", account)[0]
        return Section(found) if found else None

    def _check_available(
        self, line: Line, voted: Amount, engaged: Amount | None, mandated: Amount | None
    ) -> None:
        """What the file says is available is what is voted less what is engaged, or mandated, to the cent."""
        for field, spent in (("available", engaged), ("available_paid", mandated)):
            text = self._text(line, field)
            stated = read_money(text, self._evidence).amount
            if spent is not None and stated is not None and stated != voted - spent:
                self._remarks.add(
                    "available",
                    line.number,
                    self._column(field),
                    text,
                    expected=_GAP.format(voted - spent, voted, stated - voted + spent),
                    way_out="le disponible est recalculé ; vérifiez les montants de la ligne",
                )

    def _tell_unknown(self, line: Line, *cells: MoneyCell) -> None:
        for places, cell in zip(self._amount_places()[1:], cells, strict=True):
            if cell.fault:
                self._tell_money(line, places, cell, is_left_out=False)

    def _tell_money(self, line: Line, places: Sequence[int], cell: MoneyCell, *, is_left_out: bool) -> None:
        """Say which cell has no amount that can be read."""
        texts = texts_at(line.cells, places)
        at = next((at for at, text in enumerate(texts) if read_money(text, self._evidence).fault), 0)
        self._remarks.add(
            "amount",
            line.number,
            self._layout.names[places[at]],
            texts[at],
            expected=f"{EXPECTED} ({cell.fault})" if cell.fault else EXPECTED,
            way_out=_CELL if is_left_out else "corrigez la cellule ; le montant est inconnu",
            is_left_out=is_left_out,
        )

    def _tell(self, field: str, line: Line, met: str, expected: str, amount: Amount) -> None:
        self._remarks.add(
            field,
            line.number,
            self._column(field),
            met,
            expected=expected,
            way_out=_CELL,
            is_left_out=True,
            amount=amount,
        )

    def _column(self, field: str) -> str | None:
        place = self._layout.places.get(field)
        return None if place is None else self._layout.names[place].strip()


def _is_code(field: str, text: str) -> bool:
    code = code_of(text)
    return code is not None and (field != "account" or _ACCOUNT.fullmatch(code) is not None)
