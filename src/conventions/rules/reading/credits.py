"""The credits of the budget that the lines of a case are charged to: one row, or why it is not known."""

from __future__ import annotations

from conventions.french import format_date
from conventions.model import Budget
from conventions.operations import (
    Charged,
    Matched,
    NoMatch,
    SeveralMatches,
    budget_for,
    charges_of,
    credit_for,
)
from conventions.rules.case import Case
from conventions.rules.written import decided


def charged(case: Case) -> tuple[Charged, ...]:
    """Every line of the firm grants in cash."""
    return case.once(_charged)


def _charged(case: Case) -> tuple[Charged, ...]:
    return charges_of(decided(case))


def budget_of(case: Case, exercise: int) -> Budget | NoMatch:
    """The budget of the only grantor for an exercise.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> budget_of(Case(cci_2017_2019(), date(2018, 12, 31)), 2018).reason
    'aucun budget n’est donné'
    """
    return budget_for(decided(case).terms, case.context.budgets, exercise)


def credit_of(case: Case, item: Charged, exercise: int) -> Matched | NoMatch | SeveralMatches:
    """The row that a line is charged to, in the budget of an exercise, once it is voted."""
    budget = budget_of(case, exercise)
    if isinstance(budget, NoMatch):
        return budget
    if budget.voted_on is not None and budget.voted_on > case.known_day:
        return NoMatch(f"le budget de {exercise} n’est voté que le {format_date(budget.voted_on)}")
    return credit_for(item.line, exercise, budget)
