"""The money of conventions over the rows of a budget: each euro on one row, or on none with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import Budget, Convention, CreditLine
from conventions.operations.crediting import Matched, NoMatch, SeveralMatches, credit_for, read_in
from conventions.operations.cutting import Cut, Part
from conventions.operations.pieces import IN_KIND
from conventions.operations.uses import CreditUse, Taken, Unplaced, UnplacedKind

SEVERAL_GRANTORS = "plusieurs attribuants : le budget n’est pas connu"


class Spread(NamedTuple):
    """What conventions take of a budget as known on a day: by row, and what is on no row.

    ``lines`` are the rows that some convention takes of, in the order of the budget; ``outside`` the ranks of
    the conventions that another authority grants.
    """

    budget: Budget
    as_of: date
    lines: tuple[CreditUse, ...]
    unplaced: tuple[Unplaced, ...]
    outside: tuple[int, ...] = ()

    @property
    def placed(self) -> Taken:
        """The sum over the rows."""
        return Taken.together(line.taken for line in self.lines)

    @property
    def total(self) -> Taken:
        """The sum over the rows, and of what is on none: all that the conventions charge to the exercise."""
        return Taken.together((self.placed, *(each.taken for each in self.unplaced)))

    def of_kind(self, kind: UnplacedKind) -> tuple[Unplaced, ...]:
        """What is on no row for one kind of reason."""
        return tuple(each for each in self.unplaced if each.kind is kind)


def spread(conventions: Iterable[Convention], budget: Budget, as_of: date) -> Spread:
    """What conventions take of each row of a budget, as known on a day, in euros.

    What is granted counts on the exercise that it is charged to; what is engaged, mandated and paid on the one
    that the entry is charged to. An unknown amount stays unknown, under the key of its convention. A grant on
    several lines is not shared out but by the amounts that its lines say.

    :raises ConventionsError: when ``as_of`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions import euros
    >>> from conventions.samples import association_2024_2026
    >>> row = {"key": "1", "section": "fonctionnement", "account": "65748", "voted": euros(90000)}
    >>> budget = Budget(authority="ville", exercise=2024, lines=(row,))
    >>> (line,) = spread([association_2024_2026()], budget, date(2024, 12, 31)).lines
    >>> str(line.taken.granted.amount), str(line.taken.paid.amount), str(line.rest.amount)
    ('30000.00', '24000.00', '60000.00')
    """
    check_days(as_of)
    table = _Table(budget)
    for rank, convention in enumerate(conventions):
        table.add(rank, Cut(convention, budget, as_of))
    return table.whole(as_of)


class _Table:
    """The rows so far, with the parts on each by rank of convention, and what is on none."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.lines: defaultdict[str, list[tuple[int, Taken]]] = defaultdict(list)
        self.unplaced: dict[tuple[int, str | None, str], tuple[Unplaced, list[Taken]]] = {}
        self.outside: list[int] = []
        self.found: dict[object, Matched | NoMatch | SeveralMatches] = {}

    def add(self, rank: int, cut: Cut) -> None:
        """Put the parts of one more convention on their rows."""
        if not cut.grantors:
            self.outside.append(rank)
            return
        for part in cut.parts():
            found = self._found(cut, part)
            if isinstance(found, Matched):
                self.lines[found.row.key].append((rank, part.taken))
            else:
                told = _unplaced(rank, cut.convention, part, found)
                key = (rank, part.grant, found.reason)
                self.unplaced.setdefault(key, (told, []))[1].append(part.taken)

    def whole(self, as_of: date) -> Spread:
        """The rows in the order of the budget."""
        lines = tuple(_use(row, self.lines[row.key]) for row in self.budget.lines if row.key in self.lines)
        unplaced = (told._replace(taken=Taken.together(parts)) for told, parts in self.unplaced.values())
        return Spread(self.budget, as_of, lines, tuple(unplaced), tuple(self.outside))

    def _found(self, cut: Cut, part: Part) -> Matched | NoMatch | SeveralMatches:
        if cut.grantors > 1:
            return NoMatch(SEVERAL_GRANTORS)
        if part.line is None:
            return NoMatch(part.reason)
        key = read_in(part.line)
        if key not in self.found:
            self.found[key] = credit_for(part.line, self.budget.exercise, self.budget)
        return self.found[key]


def _kind(found: NoMatch | SeveralMatches) -> UnplacedKind:
    if isinstance(found, SeveralMatches):
        return UnplacedKind.SEVERAL
    if found.reason == IN_KIND:
        return UnplacedKind.IN_KIND
    return UnplacedKind.WITHOUT_LINE if found.is_sure else UnplacedKind.NOT_EVALUATED


def _use(row: CreditLine, parts: Iterable[tuple[int, Taken]]) -> CreditUse:
    told = tuple(parts)
    ranks = tuple(dict.fromkeys(rank for rank, _ in told))
    return CreditUse(row, Taken.together(taken for _, taken in told), ranks)


def _unplaced(rank: int, convention: Convention, part: Part, found: NoMatch | SeveralMatches) -> Unplaced:
    rows = found.lines if isinstance(found, SeveralMatches) else found.nearest
    return Unplaced(rank, convention.key, part.grant, _kind(found), found.reason, Taken(), rows)
