"""The rows of the finance software put on the grants of a portfolio, to the cent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from conventions.french import NBSP, plural
from conventions.operations import EntryMatch, EntryOutcome, GrantRef, Matching
from conventions.portfolio.tables.columns import Cell, Column
from conventions.portfolio.tables.table import Table

if TYPE_CHECKING:
    from conventions.portfolio.portfolios import Portfolio

ROWS = (
    Column("row", "Ligne", "integer"),
    Column("kind", "Écriture"),
    Column("number", "Numéro"),
    Column("day", "Date", "date"),
    Column("exercise", "Exercice", "year"),
    Column("amount", "Montant", "money", total=True),
    Column("account", "Compte"),
    Column("third_party", "Tiers"),
    Column("outcome", "Rapprochement"),
    Column("convention", "Convention"),
    Column("grant", "Subvention"),
    Column("reason", "Pourquoi"),
)


class Reconciliation(NamedTuple):
    """A portfolio whose conventions hold the ledger that was read, and what became of each row of it.

    ``titles`` are the names of the conventions, in the order of the ranks of the matching.
    """

    portfolio: Portfolio
    matching: Matching
    titles: tuple[str, ...]
    as_of: date
    shown: Mapping[GrantRef, str] = MappingProxyType({})
    """The keys that stand in for those of grants that would tell a natural person."""

    def __str__(self) -> str:
        count = len(self.matching.matches)
        left = len(self.left.rows)
        said = f"{left} à examiner" if left else "chacune est celle d’une subvention"
        return f"{count} {plural(count, 'écriture lue', 'écritures lues')}{NBSP}: {said}"

    @property
    def rows(self) -> Table:
        """Every row of the ledger, with the grant that it is about, or why it has none."""
        rows = [self._row(match) for match in self.matching.matches]
        return Table("Rapprochement du grand livre", ROWS, rows, self.as_of)

    @property
    def left(self) -> Table:
        """The rows that somebody has to look at: without a grant, with several, with another amount, or repeated."""
        rows = [
            self._row(match)
            for match in self.matching.matches
            if match.outcome in TO_LOOK_AT or match.repeats is not None
        ]
        return Table("Écritures à examiner", ROWS, rows, self.as_of)

    @property
    def totals(self) -> Table:
        """By kind and exercise, what the rows of each outcome come to; together they are the whole ledger."""
        sums = (
            Column(outcome.name.lower(), outcome.value.capitalize(), "money", total=True)
            for outcome in EntryOutcome
        )
        columns = (Column("kind", "Écriture"), Column("exercise", "Exercice", "year"), *sums)
        rows = [(*key, *found.values()) for key, found in sorted(self.matching.totals.items())]
        return Table("Grand livre par exercice", columns, rows, self.as_of)

    def _row(self, match: EntryMatch) -> tuple[Cell, ...]:
        entry = match.entry
        where = (match.grant,) if match.grant else match.candidates
        return (
            entry.row,
            entry.kind,
            entry.number,
            entry.day,
            entry.exercise,
            entry.amount,
            entry.account,
            entry.third_party,
            match.outcome.value,
            " ; ".join(dict.fromkeys(self.titles[ref.rank] for ref in where)),
            " ; ".join(dict.fromkeys(self.shown.get(ref, ref.grant) for ref in where)),
            match.reason,
        )


TO_LOOK_AT = frozenset({EntryOutcome.GAP, EntryOutcome.AMBIGUOUS, EntryOutcome.UNMATCHED})
