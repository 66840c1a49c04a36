"""The records of a spread: what conventions take of each row of a budget, and what is on no row."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from conventions.model import CreditLine
from conventions.money import ZERO, Amount
from conventions.operations.totals import Total

NOTHING = Total()


class Taken(NamedTuple):
    """What conventions take, in euros: columns of a position, for what is charged to one exercise of the budget."""

    granted: Total = NOTHING
    forecast: Total = NOTHING
    firm: Total = NOTHING
    committed: Total = NOTHING
    mandated: Total = NOTHING
    paid: Total = NOTHING

    @classmethod
    def together(cls, parts: Iterable[Taken]) -> Taken:
        """The sum of some, column by column.

        >>> from conventions import euros
        >>> one = Taken(granted=Total(known=euros(2)))
        >>> str(Taken.together([one, one]).granted.amount)
        '4.00'
        """
        return cls(*map(_total, zip(*parts, strict=True))) if (parts := tuple(parts)) else cls()


def _total(totals: Iterable[Total]) -> Total:
    """Their sum, in one go: each is looked at once."""
    told = [total for total in totals if total is not NOTHING]
    known = sum((total.known for total in told), start=ZERO)
    unknown = tuple(dict.fromkeys(name for total in told for name in total.unknown))
    return Total(known=known, unknown=unknown)


class UnplacedKind(StrEnum):
    """Why money is on no row of the budget."""

    WITHOUT_LINE = "sans ligne"
    SEVERAL = "plusieurs lignes"
    NOT_EVALUATED = "non évaluée"
    IN_KIND = "en nature"


class Unplaced(NamedTuple):
    """Money that is on no row: of which convention (its rank in what was given, its key) and grant, and why.

    ``nearest`` are the rows that come nearest, or those that answer alike.
    """

    rank: int
    convention: str
    grant: str | None
    kind: UnplacedKind
    reason: str
    taken: Taken
    nearest: tuple[CreditLine, ...] = ()


class CreditUse(NamedTuple):
    """A row of the budget with what conventions take of it, and the ranks of these conventions."""

    row: CreditLine
    taken: Taken
    ranks: tuple[int, ...]

    @property
    def available(self) -> Amount | None:
        """Voted, less what the budget says is engaged; None when it does not say."""
        return None if self.row.engaged is None else self.row.voted - self.row.engaged

    @property
    def rest(self) -> Total:
        """Voted, less what the conventions are granted: what is left for others; below zero, too much is granted."""
        return Total(known=self.row.voted) + -self.taken.granted

    @property
    def engaged(self) -> Amount:
        """What is surely engaged: the more of what the budget and the conventions say, as one holds the other."""
        return max(self.row.engaged or ZERO, self.taken.committed.known)
