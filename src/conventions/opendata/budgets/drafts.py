"""What one file says of a budget, before equal lines are added."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from conventions.model import Authorization
from conventions.opendata.budgets.records import BudgetSource, LeftAside, ReadColumn
from conventions.opendata.budgets.rows import Met
from conventions.opendata.sheets.remarks import Remarks
from conventions.opendata.totem import BudgetPlan, Stage

NO_PLAN: Final = BudgetPlan("")


class Draft(NamedTuple):
    """A file read, its lines not yet added up."""

    exercise: int
    met: list[Met]
    authorizations: list[Authorization]
    aside: list[LeftAside]
    remarks: Remarks
    columns: tuple[ReadColumn, ...]
    kind: BudgetSource
    name: str
    plan: BudgetPlan = NO_PLAN
    stage: Stage | None = None
    number: str | None = None
    voted_on: date | None = None
