"""The credits of the budget that a line is charged to: one row, or why it is not known. Nothing is guessed.

A budget is that of the only grantor, by its key or its numbers, for an exercise. A row is that of the line when
the section and the account are the same, and the chapter, the function and the operation where both say them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from conventions.french import format_date, quote
from conventions.identifiers import siren
from conventions.model import Budget, BudgetLine, CreditLine, Firmness, Form, Grant, Role, Section
from conventions.model.identity import numbers
from conventions.money import ZERO, Amount
from conventions.rules.case import Case
from conventions.rules.reading.sections import is_of_annexe, section_of_line
from conventions.rules.written import decided

NO_BUDGET = "aucun budget n’est donné"
_SAME = (("chapitre", "chapter"), ("fonction", "function"), ("opération", "operation"))
_AUTHORIZATIONS = {
    "AP": Section.INVESTMENT,
    "AP/CP": Section.INVESTMENT,
    "AUTORISATION DE PROGRAMME": Section.INVESTMENT,
    "AE": Section.OPERATING,
    "AE/CP": Section.OPERATING,
    "AUTORISATION D’ENGAGEMENT": Section.OPERATING,
}
_LEFT_OUT = re.compile(r"[\s.-]")


def authorization_section(word: str | None) -> Section | None:
    """The section of the authorisation that a word of an imputation names; None for any other word.

    >>> authorization_section("AE/CP"), authorization_section("nature")
    (<Section.OPERATING: 'fonctionnement'>, None)
    """
    return _AUTHORIZATIONS.get((word or "").upper().replace("'", "’"))


class Charged(NamedTuple):
    """What a firm grant charges to a line on an exercise; ``amount`` None: not known for this line."""

    grant: Grant
    line: BudgetLine
    exercise: int
    address: str
    amount: Amount | None

    @property
    def section(self) -> Section | None:
        """The section of the line."""
        return section_of_line(self.line)

    @property
    def authorization(self) -> str | None:
        """The number of the AP or of the AE that the line names."""
        return next(
            (part.code for part in self.line.parts if authorization_section(part.key) is not None), None
        )


class Credit(NamedTuple):
    """The row of the budget that a line is charged to."""

    budget: Budget
    row: CreditLine


class Unmatched(NamedTuple):
    """No row, or several, or no budget: why, in French."""

    reason: str


def charged(case: Case) -> tuple[Charged, ...]:
    """Every line of the firm grants in cash."""
    return case.once(_charged)


def _charged(case: Case) -> tuple[Charged, ...]:
    grants = decided(case).terms.grants
    firm = (item for item in grants if item.firmness is Firmness.FIRM and item.form is Form.CASH)
    return tuple(each for grant in firm for each in _of_grant(case, grant))


def _of_grant(case: Case, grant: Grant) -> Iterator[Charged]:
    for line in grant.lines:
        address = decided(case).origin(f"grants[{grant.key}].lines[{line.key}]").address
        whole = grant.amount if len(grant.lines) == 1 and len(line.exercises) < 2 else None
        amount = whole if line.amount is None else line.amount
        for exercise in line.exercises or (grant.exercise,):
            yield Charged(grant, line, exercise, address, amount)


def budget_of(case: Case, exercise: int) -> Budget | Unmatched:
    """The budget of the only grantor for an exercise.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> budget_of(Case(cci_2017_2019(), date(2018, 12, 31)), 2018).reason
    'aucun budget n’est donné'
    """
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    if not case.context.budgets:
        return Unmatched(NO_BUDGET)
    if len(grantors) != 1:
        return Unmatched("plusieurs attribuants, ou aucun : le budget n’est pas connu")
    known = {grantors[0].key, *numbers(grantors[0])}
    found = [
        item
        for item in case.context.budgets
        if item.exercise == exercise
        and not known.isdisjoint((item.authority, siren.compact(item.authority)[:9]))
    ]
    if len(found) == 1:
        return found[0]
    return Unmatched(f"{'plusieurs budgets' if found else 'aucun budget'} de l’attribuant pour {exercise}")


def credit_of(case: Case, item: Charged, exercise: int) -> Credit | Unmatched:
    """The row that a line is charged to, in the budget of an exercise, once it is voted."""
    budget = budget_of(case, exercise)
    if isinstance(budget, Budget) and budget.voted_on is not None and budget.voted_on > case.known_day:
        return Unmatched(f"le budget de {exercise} n’est voté que le {format_date(budget.voted_on)}")
    if isinstance(budget, Unmatched):
        return budget
    if is_of_annexe(item.line):
        return Unmatched("imputation sur un budget annexe")
    if item.line.account is None or item.section is None:
        return Unmatched(f"compte ou section non reconnus : {quote(item.line.raw)}")
    rows = [row for row in budget.lines if _is_row(row, item)]
    if len(rows) == 1:
        return Credit(budget, rows[0])
    many = "plusieurs lignes de crédit répondent" if rows else "aucune ligne de crédit ne répond"
    return Unmatched(f"{many} à l’imputation {quote(item.line.raw)} dans le budget de {exercise}")


def _is_row(row: CreditLine, item: Charged) -> bool:
    if row.section is not item.section or _bare(row.account) != item.line.account:
        return False
    told = {part.key: part.code for part in item.line.parts}
    pairs = ((told.get(word), getattr(row, field)) for word, field in _SAME)
    return all(one is None or other is None or _bare(one) == _bare(other) for one, other in pairs)


def _bare(code: str) -> str:
    return _LEFT_OUT.sub("", code).upper()


def voted_in(budget: Budget, section: Section, chapter: str | None = None) -> Amount:
    """What a budget votes for a section, or for one of its chapters; the debt (chapter 16) is left out."""
    rows = (
        row.voted
        for row in budget.lines
        if row.section is section and row.chapter != "16" and (chapter is None or row.chapter == chapter)
    )
    return sum(rows, start=ZERO)
