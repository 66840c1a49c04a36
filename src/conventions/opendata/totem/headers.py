"""The header of a budget: its faults are those of the file, since every line takes its meaning from it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from conventions.errors import IdentifierError
from conventions.french import NBSP, format_list
from conventions.identifiers import siret
from conventions.opendata.totem.plans import read_plan
from conventions.opendata.totem.records import BudgetPlan, Header, Remark, Stage
from conventions.opendata.totem.refusals import TotemError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.opendata.totem.walking import Block

DOCUMENT: Final = "EnTeteDocBudgetaire"
BUDGET: Final = "EnTeteBudget"
BLOCK: Final = "BlocBudget"
PARTS: Final = {
    DOCUMENT: "l’en-tête du document",
    BUDGET: "l’en-tête du budget",
    BLOCK: "la description du budget",
}
STAGES: Final = {
    "01": Stage.BUDGET_PRIMITIF,
    "02": Stage.DECISION_MODIFICATIVE,
    "03": Stage.BUDGET_SUPPLEMENTAIRE,
    "09": Stage.COMPTE_ADMINISTRATIF,
    "10": Stage.COMPTE_FINANCIER_UNIQUE,
}
CFU: Final = "CompteFinancierUnique"
CSV: Final = "BGT"
"""What stands for the root of a budget that is a CSV."""
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[TZ+-][0-9:.TZ+-]{0,40})?")
_FRENCH_DAY: Final = re.compile(r"([0-9]{2})([-/])([0-9]{2})\2([0-9]{4})")
_YEAR: Final = re.compile(r"[12][0-9]{3}")
_PRINCIPAL: Final = {"P": True, "A": False}
_CORRECT: Final = "corrigez le budget dans le logiciel financier et exportez de nouveau le fichier"


class Heading:
    """The blocks of a header as they come, until they make one; ``remarks`` are those of values among others."""

    def __init__(self, root: str) -> None:
        self.remarks: list[Remark] = []
        self._root = root
        self._blocks: dict[str, Block] = {}

    def add(self, block: Block) -> None:
        """Keep a block, the first of its name."""
        self._blocks.setdefault(block.name, block)

    def read(self) -> Header:
        """The header, once its blocks are there.

        :raises TotemError: for a part that is missing, or a value without which no line has a meaning.
        """
        self._check_parts()
        exercise = self._exercise()
        return Header(
            collectivity=self._text(DOCUMENT, "LibelleColl") or "",
            siret=self._siret(DOCUMENT, "IdColl", "SIRET de la collectivité"),
            establishment=self._text(BUDGET, "LibelleEtab") or "",
            establishment_siret=self._siret(BUDGET, "IdEtab", "SIRET de l’établissement"),
            exercise=exercise,
            stage=self._stage(),
            decision_number=self._text(BLOCK, "NumDec"),
            plan=self._plan(exercise),
            decided_on=self._day(BLOCK, "DteDec"),
            made_on=self._day(DOCUMENT, "DteStr"),
            is_principal=_PRINCIPAL.get(self._text(BLOCK, "CodTypBud") or ""),
            principal=self._text(BLOCK, "LibelleEtabPal"),
            principal_id=self._text(BLOCK, "IdEtabPal"),
            budget_code=self._text(BUDGET, "CodBud"),
            kind=self._text(DOCUMENT, "NatCEPL"),
            insee_code=self._text(BUDGET, "CodInseeColl"),
            root=self._root,
        )

    def _check_parts(self) -> None:
        missing = [f"{told} ({name})" for name, told in PARTS.items() if name not in self._blocks]
        if missing:
            raise TotemError(
                "no_budget",
                f"le fichier n’a pas de budget{NBSP}: il manque {format_list(missing)}",
                way_out="redemandez le fichier entier, tel qu’il a été transmis à la préfecture",
            )

    def _text(self, part: str, name: str) -> str | None:
        return self._blocks[part].text(name) or None

    def _required(self, part: str, name: str) -> str:
        found = self._text(part, name)
        if found is None:
            raise self._fault(part, name, f"{PARTS[part]} est incomplet", expected=f"une valeur pour {name}")
        return found

    def _line(self, part: str, name: str) -> int:
        return self._blocks[part].line_of(name)

    def _fault(self, part: str, name: str, what: str, *, met: str = "", expected: str) -> TotemError:
        """The error of a value of the header."""
        line = self._line(part, name)
        return TotemError("header", what, met=met, expected=expected, way_out=_CORRECT, line=line)

    def _exercise(self) -> int:
        text = self._required(BLOCK, "Exer")
        if not _YEAR.fullmatch(text):
            expected = "une année de quatre chiffres, comme 2022"
            raise self._fault(BLOCK, "Exer", "exercice", met=text, expected=expected)
        return int(text)

    def _plan(self, exercise: int) -> BudgetPlan:
        if self._root == CSV:
            return BudgetPlan("", unknown="nomenclature que ce format ne dit pas")
        stated = self._required(BUDGET, "Nomenclature")
        return read_plan(stated, exercise, self._line(BUDGET, "Nomenclature"))

    def _stage(self) -> Stage:
        """The document that its code says; a CFU is one by its root, whatever its code or without it."""
        text = self._text(BLOCK, "NatDec") if self._root == CFU else self._required(BLOCK, "NatDec")
        if text is not None and text.zfill(2) not in STAGES:
            told = format_list(f"{code} ({stage.value})" for code, stage in STAGES.items())
            expected = f"l’un de ces codes{NBSP}: {told}"
            raise self._fault(BLOCK, "NatDec", "nature de la décision", met=text, expected=expected)
        return Stage.COMPTE_FINANCIER_UNIQUE if self._root == CFU or text is None else STAGES[text.zfill(2)]

    def _siret(self, part: str, name: str, told: str) -> str:
        text = self._required(part, name)
        try:
            return siret.validate(text)
        except IdentifierError as error:
            raise self._fault(part, name, told, met=text, expected=siret.KIND.expected) from error

    def _day(self, part: str, name: str) -> date | None:
        """A day of the header; a text that is none is told, and no day is guessed."""
        text = self._text(part, name)
        found = day_of(text) if text else None
        if text and found is None:
            self.remarks.append(Remark(self._line(part, name), name, text, "ce n’est pas une date"))
        return found


def day_of(text: str) -> date | None:
    """A day as XML writes it, with an hour or not, or day first as some programs do.

    >>> day_of("2022-04-06T17:46:59").isoformat(), day_of("06-04-2022").isoformat(), day_of("2022-02-30")
    ('2022-04-06', '2022-04-06', None)
    """
    shape, french = _DAY.fullmatch(text), _FRENCH_DAY.fullmatch(text)
    parts = shape.groups() if shape else french.group(4, 3, 1) if french else ()
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None
