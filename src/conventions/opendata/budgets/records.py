"""A budget that was read: the record of the model, and all that was noticed on the way."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from conventions.model import Budget
from conventions.money import Amount
from conventions.opendata.sheets.remarks import Remark
from conventions.opendata.totem import Stage

BudgetSource: TypeAlias = Literal["csv", "xlsx", "xls", "ods", "totem"]


class ReadColumn(NamedTuple):
    """A column of the file: its name as written, and what it was read as, None where it was left aside."""

    written: str
    field: str | None
    sheet: str | None = None


class LeftAside(NamedTuple):
    """A line that is no credit of this budget, which is no fault: a total, a title, a revenue, another exercise."""

    line: int
    reason: str
    amount: Amount | None = None
    sheet: str | None = None


class BudgetFile(NamedTuple):
    """A budget, what was noticed of its file, the lines that are no credits, and what each column was read as.

    ``stage`` is the document that a TotEM file says it is, None for a table. A line that a fault leaves out has a
    remark, with its amount where it can be read: nothing goes away in silence.
    """

    budget: Budget
    remarks: tuple[Remark, ...]
    aside: tuple[LeftAside, ...] = ()
    columns: tuple[ReadColumn, ...] = ()
    kind: BudgetSource = "csv"
    stage: Stage | None = None
    name: str = ""
