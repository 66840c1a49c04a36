"""What the rules on the budget share: where nothing is charged to a budget, or no budget is given."""

from __future__ import annotations

from collections.abc import Sequence

from conventions.model import CreditLine
from conventions.operations import NO_BUDGET, said_row
from conventions.rules.bodies import NO_GRANT
from conventions.rules.reading.credits import charged
from conventions.rules.rule import Answer, Case, NotApplicable, NotEvaluated

MOST = 5
"""The rows that a message names."""


def without_charge(case: Case) -> Answer | None:
    """What is said where no budget is given, or where nothing is charged to a budget; None elsewhere."""
    if not case.context.budgets:
        return NotEvaluated(NO_BUDGET)
    return None if charged(case) else NotApplicable(f"{NO_GRANT} sur une ligne du budget")


def said_rows(rows: Sequence[CreditLine]) -> str:
    """The rows, as many as a message may hold."""
    more = f" ; {len(rows) - MOST} de plus" if len(rows) > MOST else ""
    return " ; ".join(map(said_row, rows[:MOST])) + more
