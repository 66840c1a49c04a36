"""The money of the grants of conventions, imputation by imputation: each euro stands in one row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.model import BudgetLine, Form, Grant
from conventions.money import ZERO, Amount
from conventions.operations import GrantPosition, Total, fold, position
from conventions.portfolio.entries import PortfolioFile

COLUMNS = ("granted", "forecast", "firm", "committed", "due", "mandated", "paid", "recovered", "to_pay")
DECIDED = ("granted", "forecast", "firm")
"""What acts say, which they may say of each imputation; the ledger speaks of grants."""
NO_LINE = "imputation non renseignée"
IN_KIND = "en nature, sans imputation"
SEVERAL = "plusieurs imputations"
NO_GRANT = "aucune subvention désignée"


class GrantLine(NamedTuple):
    """What a grant has on one imputation, at a date; the sums are in the order of ``COLUMNS``.

    ``line`` is None where no imputation is told, or where the money of several is told together: what is
    engaged, mandated and paid is known of a grant, not of each of its imputations. ``said`` tells which.
    ``grant`` is None for what the ledger or a deliberation says of no grant in particular.
    """

    file: PortfolioFile
    exercise: int
    grant: str | None
    beneficiary: str | None
    line: BudgetLine | None
    said: str
    sums: tuple[Total, ...]

    def sum(self, column: str) -> Total:
        """One of the sums, by its name."""
        return self.sums[COLUMNS.index(column)]


def grant_lines(file: PortfolioFile, as_of: date) -> Iterator[GrantLine]:
    """The rows of a file that was read, in the order of its position: see :func:`conventions.position`.

    :raises OperationError: when an avenant operates on something that is not there.
    """
    if file.convention is None:
        return
    terms = fold(file.convention, as_of, with_projects=True).terms
    grants = {grant.key: grant for grant in terms.grants}
    for told in position(file.convention, as_of).grants:
        whole = tuple(getattr(told, name) for name in COLUMNS)
        for line, said, sums in _parts(told, grants.get(told.grant or ""), whole):
            yield GrantLine(file, told.exercise, told.grant, told.beneficiary, line, said, sums)


_Part = tuple[BudgetLine | None, str, tuple[Total, ...]]


def _parts(told: GrantPosition, grant: Grant | None, whole: tuple[Total, ...]) -> Iterator[_Part]:
    if grant is None:
        yield None, NO_GRANT if told.grant is None else NO_LINE, whole
    elif len(grant.lines) < 2:
        line = grant.lines[0] if grant.lines else None
        yield line, line.raw if line else IN_KIND if grant.form is Form.IN_KIND else NO_LINE, whole
    else:
        yield from _spread(grant, whole)


def _spread(grant: Grant, whole: tuple[Total, ...]) -> Iterator[_Part]:
    """What the act says of each imputation, then all the rest together."""
    amounts = [line.amount for line in grant.lines]
    spreads = [
        name in DECIDED and _is_sum(total, amounts) for name, total in zip(COLUMNS, whole, strict=True)
    ]
    for line, amount in zip(grant.lines, amounts, strict=True):
        sums = (Total(known=amount) if spread and amount else Total() for spread in spreads)
        yield line, line.raw, tuple(sums)
    rest = (Total() if spread else total for spread, total in zip(spreads, whole, strict=True))
    yield None, SEVERAL, tuple(rest)


def _is_sum(total: Total, amounts: list[Amount | None]) -> bool:
    known = [amount for amount in amounts if amount is not None]
    return len(known) == len(amounts) and total.is_exact and total.known == sum(known, start=ZERO)
