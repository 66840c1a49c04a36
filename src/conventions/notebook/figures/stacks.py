"""The exact sums behind the figure of commitments: by exercise and line, the smallest lines together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from conventions.errors import ConventionsError
from conventions.french import format_list, quote
from conventions.model import Budget
from conventions.money import ZERO, Amount
from conventions.operations import Total
from conventions.portfolio import Table
from conventions.portfolio.lines import IN_KIND

_SHOWN = 6
"""How many lines are told apart; a figure with more colours and hatches is not read."""
OTHERS = "autres lignes"
UNNAMED = "ligne non renseignée"


class Piece(NamedTuple):
    """What one row says: its exercise, its line, its amount (None: unknown)."""

    exercise: int
    line: str
    amount: Amount | None


class Stack(NamedTuple):
    """An exercise: the sum of each line, in the same order for all exercises; the credits, None when unknown."""

    exercise: int
    parts: tuple[tuple[str, Total], ...]
    voted: Amount | None = None

    @property
    def total(self) -> Total:
        """The sum of the parts."""
        return sum((total for _, total in self.parts), start=Total())

    @property
    def over(self) -> Amount:
        """How much what is known goes over the credits; zero when it does not, or when nobody knows."""
        return ZERO if self.voted is None else max(ZERO, self.total.known - self.voted)


def pieces_of(
    rows: Table | Iterable[tuple[int, str | None, Amount | None]], column: str
) -> tuple[Piece, ...]:
    """The pieces of a table of commitments, or of rows (exercise, line, amount).

    A row of a table that is exactly zero says nothing, and is left out; so is what is given in kind, which takes
    no credits.

    :raises ConventionsError: when the table lacks a column, with those that it has.

    >>> from conventions import euros
    >>> pieces_of([(2024, None, euros(5))], "committed")[0].line
    'ligne non renseignée'
    """
    told = _cells(rows, "exercise", "line", column) if isinstance(rows, Table) else rows
    kept = ((year, line or UNNAMED, amount) for year, line, amount in told if amount != ZERO)
    return tuple(Piece(*row) for row in kept if row[1] != IN_KIND)


def _cells(table: Table, *wanted: str) -> Iterator[tuple[Any, ...]]:
    names = [each.name for each in table.columns]
    missing = [name for name in wanted if name not in names]
    if missing:
        told = format_list(map(quote, names))
        raise ConventionsError(f"le tableau n’a pas de colonne {quote(missing[0])} ; il a {told}")
    ranks = [names.index(name) for name in wanted]
    yield from (tuple(row[rank] for rank in ranks) for row in table.rows)


def stacks(pieces: Iterable[Piece], voted: Mapping[int, Amount | None]) -> tuple[Stack, ...]:
    """A stack for each exercise in order, those of the credits too; their sum is that of the pieces, to the cent.

    >>> stacks([], {2024: None})
    (Stack(exercise=2024, parts=(), voted=None),)
    """
    sums: defaultdict[int, defaultdict[str, Total]] = defaultdict(lambda: defaultdict(Total))
    listed = tuple(pieces)
    lines = _named(listed)
    for piece in listed:
        year = sums[piece.exercise]
        year[lines[piece.line]] += Total.of([(str(piece.exercise), piece.amount)])
    order = tuple(dict.fromkeys(lines.values()))
    return tuple(
        Stack(year, tuple((line, sums[year][line]) for line in order if line in sums[year]), voted.get(year))
        for year in sorted({*sums, *voted})
    )


def _named(pieces: tuple[Piece, ...]) -> dict[str, str]:
    """The name under which each line is told, the largest first: its own, or that of all the others."""
    totals: defaultdict[str, int] = defaultdict(int)
    for piece in pieces:
        totals[piece.line] += abs(piece.amount.cents) if piece.amount else 0
    ranked = sorted(totals, key=lambda line: (-totals[line], line))
    if len(ranked) <= _SHOWN + 1:
        return {line: line for line in ranked}
    others = f"{OTHERS} ({len(ranked) - _SHOWN})"
    return {line: line if rank < _SHOWN else others for rank, line in enumerate(ranked)}


def credits_of(rows: Table, budgets: Iterable[Budget]) -> dict[int, Amount | None]:
    """The credits voted, by exercise, on the accounts that the table charges in that exercise.

    None where the budget has no row of these accounts: what is voted for them is unknown.

    :raises ConventionsError: when the table lacks a column, with those that it has.
    """
    charged: defaultdict[int, set[str]] = defaultdict(set)
    for year, account in _cells(rows, "exercise", "account"):
        charged[year].add(account)
    return {budget.exercise: _voted(budget, charged[budget.exercise]) for budget in budgets}


def _voted(budget: Budget, accounts: set[str]) -> Amount | None:
    found = [row.voted for row in budget.lines if row.account.replace(".", "").replace(" ", "") in accounts]
    return sum(found, start=ZERO) if found else None
