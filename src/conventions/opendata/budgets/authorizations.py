"""The multi-year authorisations (AP, AE) of a sheet, each with its payment credits by exercise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from conventions.base import key_from
from conventions.model import Authorization, PaymentCredit, Section
from conventions.money import Amount
from conventions.opendata.budgets.gathering import distinct
from conventions.opendata.budgets.layouts import Layout
from conventions.opendata.budgets.words import is_total, said
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.opening.words import folded
from conventions.opendata.sheets.codes import code_of
from conventions.opendata.sheets.money import EXPECTED, read_money
from conventions.opendata.sheets.opening import texts_at
from conventions.opendata.sheets.remarks import Remarks

_LONGEST: Final = 80
_KINDS: Final = (
    (Section.INVESTMENT, re.compile(r"\A(?:ap\b|autorisations? de programme)")),
    (Section.OPERATING, re.compile(r"\A(?:ae\b|autorisations? d engagement)")),
)
_DIGITS: Final = re.compile("[0-9]+")
_CELL: Final = "corrigez la cellule, ou ajoutez l’autorisation à la main"


class AuthorizationReader:
    """Reads the authorisations of one sheet."""

    def __init__(self, layout: Layout, title: str, evidence: Evidence, remarks: Remarks) -> None:
        self.read_lines: list[Authorization] = []
        self._layout = layout
        self._title = title
        self._evidence = evidence
        self._remarks = remarks

    def holds(self, line: Line) -> bool:
        """Whether the row is that of an authorisation: it has a number, and is no total."""
        return bool(self._text(line, "ap_number")) and not is_total(next(filter(str.strip, line.cells), ""))

    def read(self, line: Line) -> None:
        """Keep the authorisation of a row, unless its amount or its kind is unknown."""
        amount = self._amount(line, "ap_amount", self._layout.places.get("ap_amount"), is_needed=True)
        if amount is None:
            return
        kind = self._kind(line)
        if kind is None:
            self._tell("ap_kind", line, self._text(line, "ap_number"), "AP ou AE", amount)
            return
        self.read_lines.append(
            Authorization(
                number=self._text(line, "ap_number")[:_LONGEST],
                kind=kind,
                label=self._text(line, "label") or None,
                chapter=code_of(self._text(line, "chapter")),
                amount=amount,
                credits=tuple(self._credits(line)),
            )
        )

    def _credits(self, line: Line) -> Iterable[PaymentCredit]:
        for year, place in sorted(self._layout.credits.items()):
            amount = self._amount(line, f"credits {year}", place, is_needed=False)
            if amount is not None:
                yield PaymentCredit(exercise=year, amount=amount)

    def _amount(self, line: Line, field: str, place: int | None, *, is_needed: bool) -> Amount | None:
        """The amount of a cell; one that cannot be read, or that is needed and absent, is told."""
        text = "" if place is None else texts_at(line.cells, (place,))[0]
        cell = read_money(text, self._evidence)
        if cell.fault or (is_needed and cell.amount is None):
            self._remarks.add(
                "amount",
                line.number,
                field if place is None else self._layout.names[place].strip(),
                text,
                expected=f"{EXPECTED} ({cell.fault})" if cell.fault else EXPECTED,
                way_out=_CELL,
                is_left_out=is_needed,
            )
        return cell.amount

    def _kind(self, line: Line) -> Section | None:
        """The kind that a cell says; else the number; else its section; else the name of its column, or the sheet."""
        place = self._layout.places["ap_number"]
        for field in ("ap_kind", "ap_number"):
            if kind := _kind_of(self._text(line, field)):
                return kind
        if section := said(self._text(line, "section")).section:
            return section
        return _only_one(self._layout.names[place]) or _only_one(self._title) or said(self._title).section

    def _tell(self, code: str, line: Line, met: str, expected: str, amount: Amount) -> None:
        self._remarks.add(
            code, line.number, None, met, expected=expected, way_out=_CELL, is_left_out=True, amount=amount
        )

    def _text(self, line: Line, field: str) -> str:
        place = self._layout.places.get(field)
        return "" if place is None else " ".join(texts_at(line.cells, (place,))[0].split())


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
