"""The multi-year authorisations (AP, AE) of a sheet, each with its payment credits by exercise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from conventions.base import key_from
from conventions.model import Authorization, PaymentCredit, Section
from conventions.money import Amount
from conventions.opendata.budgets.cells import Cells
from conventions.opendata.budgets.gathering import distinct
from conventions.opendata.budgets.words import said
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.opening.words import folded
from conventions.opendata.sheets.codes import code_of
from conventions.opendata.sheets.totals import is_total

_LONGEST: Final = 80
_KINDS: Final = (
    (Section.INVESTMENT, re.compile(r"\A(?:ap\b|autorisations? de programme)")),
    (Section.OPERATING, re.compile(r"\A(?:ae\b|autorisations? d engagement)")),
)
_DIGITS: Final = re.compile("[0-9]+")


class AuthorizationReader:
    """Reads the authorisations of one sheet."""

    def __init__(self, cells: Cells, title: str) -> None:
        self.met: list[Authorization] = []
        self._cells = cells
        self._title = title

    def holds(self, line: Line) -> bool:
        """Whether the row is that of an authorisation: it has a number, and is no total."""
        first = next(filter(str.strip, line.cells), "")
        return bool(self._cells.text(line, "ap_number")) and not is_total(first)

    def read(self, line: Line) -> None:
        """Keep the authorisation of a row, unless its amount or its kind is unknown."""
        cells = self._cells
        amount = self._amount(line, cells.places("ap_amount"), is_needed=True)
        if amount is None:
            return
        number, kind = cells.text(line, "ap_number")[:_LONGEST], self._kind(line)
        if kind is None:
            cells.leave_out(line, "ap_kind", number, "AP ou AE", amount)
            return
        self.met.append(
            Authorization(
                number=number,
                kind=kind,
                label=cells.text(line, "label") or None,
                chapter=code_of(cells.text(line, "chapter")),
                amount=amount,
                credits=tuple(self._credits(line)),
            )
        )

    def _credits(self, line: Line) -> Iterable[PaymentCredit]:
        for year, place in sorted(self._cells.layout.credits.items()):
            amount = self._amount(line, (place,), is_needed=False)
            if amount is not None:
                yield PaymentCredit(exercise=year, amount=amount)

    def _amount(self, line: Line, places: tuple[int, ...], *, is_needed: bool) -> Amount | None:
        """The amount of a cell; one that cannot be read, or that is needed and absent, is told."""
        cell = self._cells.money(line, places)
        if cell.fault or (is_needed and cell.amount is None):
            self._cells.tell_money(line, places, cell, is_left_out=is_needed)
        return cell.amount

    def _kind(self, line: Line) -> Section | None:
        """The kind that a cell says; else the number; else its section; else the name of its column, or the sheet."""
        for field in ("ap_kind", "ap_number"):
            if kind := _kind_of(self._cells.text(line, field)):
                return kind
        if section := said(self._cells.text(line, "section")).section:
            return section
        named = _only_one(self._cells.column("ap_number") or "") or _only_one(self._title)
        return named or said(self._title).section


def _kind_of(text: str) -> Section | None:
    """« AP », « AP2022-01 », « autorisation d’engagement »: what the text begins with.

    >>> _kind_of("AE2023-4"), _kind_of("Apprentissage")
    (<Section.OPERATING: 'fonctionnement'>, None)
    """
    words = folded(_DIGITS.sub(" ", text[:_LONGEST]))
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)


def _only_one(name: str) -> Section | None:
    """The kind that the name of a column or of a sheet says, where it does not say both: « N° d’AP »."""
    words = set(folded(name).split())
    found = [
        kind
        for kind, marks in (
            (Section.INVESTMENT, {"ap", "programme"}),
            (Section.OPERATING, {"ae", "engagement"}),
        )
        if words & marks
    ]
    return found[0] if len(found) == 1 else None


def with_keys(authorizations: Iterable[Authorization]) -> tuple[Authorization, ...]:
    """The authorisations, each with a key of its own: its number, with its chapter where several share it."""
    made = list(authorizations)
    shared = Counter(each.number for each in made)
    keys = distinct(
        key_from(
            f"{each.number[:60]}-{each.chapter}" if shared[each.number] > 1 and each.chapter else each.number
        )
        for each in made
    )
    return tuple(each.replace(key=key) for each, key in zip(made, keys, strict=True))
