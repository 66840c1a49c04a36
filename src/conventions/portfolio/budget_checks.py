"""The conventions of a portfolio against budgets: row by row, with what is on no row and what the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import NBSP, format_amount, plural
from conventions.model import Budget, CreditLine
from conventions.money import ZERO, Amount
from conventions.operations import CreditUse, Spread, Total, Unplaced, UnplacedKind, spread
from conventions.portfolio.money_tables import cell
from conventions.portfolio.reports import PortfolioReport
from conventions.portfolio.sheets import NamedFile, said_left_out
from conventions.portfolio.tables.columns import Cell, Column
from conventions.portfolio.tables.table import Table
from conventions.wording import COLUMNS, said_total

TAKEN = ("granted", "forecast", "firm", "committed", "mandated", "paid")
ROW = (
    Column("exercise", "Exercice", "year"),
    Column("section", "Section"),
    Column("chapter", "Chapitre"),
    Column("account", "Compte"),
    Column("function", "Fonction"),
    Column("operation", "Opération"),
)
MONEY = tuple(Column(name, COLUMNS[name], "money", total=True) for name in TAKEN)


class BudgetCheck(NamedTuple):
    """What conventions take of budgets on a day: the rows, what is on none, what the rules BUD and PLURI find.

    ``lines`` has one row for each row of a budget that a convention takes of; ``unplaced`` one for each sum
    that is on no row, with the reason. ``notes`` tell the conventions that were left out.
    """

    as_of: date
    spreads: tuple[Spread, ...]
    report: PortfolioReport
    titles: tuple[str, ...]
    """The names of the conventions, in the order of the ranks of the spreads."""
    sources: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> Table:
        """The rows of the budgets, in their order: what is voted, engaged, taken by conventions, left."""
        columns = (
            *ROW,
            Column("voted", "Voté", "money", total=True),
            Column("engaged", "Engagé au budget", "money", total=True),
            *MONEY,
            Column("rest", "Reste après conventions", "money", total=True),
            Column("state", "État"),
        )
        rows = [_line(each.budget.exercise, use) for each in self.spreads for use in each.lines]
        return Table("Crédits et conventions par ligne", columns, rows, self.as_of, self.notes)

    @property
    def unplaced(self) -> Table:
        """What is on no row of its budget, with the reason and the rows that come nearest."""
        columns = (
            ROW[0],
            Column("convention", "Convention"),
            Column("grant", "Subvention"),
            Column("kind", "Pourquoi"),
            Column("reason", "Précision"),
            *MONEY,
            Column("nearest", "Lignes proches"),
        )
        told = [(each.budget.exercise, found) for each in self.spreads for found in each.unplaced]
        rows = [self._unplaced(exercise, found) for exercise, found in told]
        sources = [self.sources[found.rank] for _, found in told]
        return Table("Sommes sans ligne de crédit", columns, rows, self.as_of, self.notes, sources=sources)

    @property
    def over(self) -> tuple[tuple[Budget, CreditUse], ...]:
        """The rows of which conventions are surely granted more than is voted."""
        return tuple(
            (each.budget, use) for each in self.spreads for use in each.lines if use.rest.known < ZERO
        )

    @property
    def gap(self) -> Total:
        """What the conventions are granted in cash, less what is found on rows: zero when all is in the budget."""
        placed = (each.placed.granted for each in self.spreads)
        return self.granted + -sum(placed, start=Total())

    @property
    def granted(self) -> Total:
        """All that the conventions are granted in cash on the exercises of the budgets."""
        in_kind = (
            found.taken.granted for each in self.spreads for found in each.of_kind(UnplacedKind.IN_KIND)
        )
        whole = sum((each.total.granted for each in self.spreads), start=Total())
        return whole + -sum(in_kind, start=Total())

    @property
    def reconciliation(self) -> str:
        """« écart avec le budget : 0,00 € »: what of the grants stands on no row."""
        gap = self.gap
        said = format_amount(gap.known, decimals="always") if gap.is_exact else said_total(gap)
        return f"écart avec le budget{NBSP}: {said}"

    @property
    def ok(self) -> bool:
        """Whether every euro is on a row, none passes its credits, and no rule finds an error."""
        return self.gap.is_exact and self.gap.known == ZERO and not self.over and self.report.ok

    @property
    def summary(self) -> str:
        """One sentence: what passes the credits, what is on no row, the gap."""
        return " ; ".join((self._over(), *self._nowhere(), self.reconciliation))

    def _over(self) -> str:
        count = len(self.over)
        if not count:
            return "tout tient dans les crédits"
        excess = -sum((use.rest.known for _, use in self.over), start=ZERO)
        passing = plural(count, "ligne dépasse ses crédits", "lignes dépassent leurs crédits")
        return f"{count} {passing}, de {format_amount(excess)} en tout"

    def _nowhere(self) -> Iterator[str]:
        count = sum(len(each.unplaced) - len(each.of_kind(UnplacedKind.IN_KIND)) for each in self.spreads)
        if count:
            yield f"{count} {plural(count, 'somme sans ligne sûre', 'sommes sans ligne sûre')}"

    def _unplaced(self, exercise: int, found: Unplaced) -> tuple[Cell, ...]:
        money = (cell(getattr(found.taken, name)) for name in TAKEN)
        near = ", ".join(map(said_row, found.nearest)) or None
        return (exercise, self.titles[found.rank], found.grant, found.kind.value, found.reason, *money, near)


def _line(exercise: int, use: CreditUse) -> tuple[Cell, ...]:
    row, rest = use.row, use.rest
    place = (exercise, row.section.value, row.chapter, row.account, row.function, row.operation)
    money = (cell(getattr(use.taken, name)) for name in TAKEN)
    return (*place, row.voted, row.engaged, *money, cell(rest), _state(rest, row.voted))


def _state(rest: Total, voted: Amount) -> str:
    if rest.known < ZERO:
        return f"dépassé de {format_amount(-rest.known)}"
    if not rest.is_exact:
        return "montants inconnus"
    return "épuisé" if rest.known == ZERO and voted != ZERO else "suffisant"


def said_row(row: CreditLine) -> str:
    """A row of the budget as it is told: « chapitre 65, compte 65748, fonction 311 ».

    >>> from conventions import euros
    >>> said_row(CreditLine(key="1", section="fonctionnement", chapter="65", account="65748", voted=euros(1)))
    'chapitre 65, compte 65748'
    """
    told = (("chapitre", row.chapter), ("compte", row.account), ("fonction", row.function))
    return ", ".join(f"{word} {code}" for word, code in (*told, ("opération", row.operation)) if code)


def against(
    files: Iterable[NamedFile], budgets: tuple[Budget, ...], report: PortfolioReport, notes: Iterable[str]
) -> BudgetCheck:
    """Put conventions over budgets, on the day of a report; one that cannot be worked out is told in the notes."""
    sound, left_out = _sound(list(files), budgets, report.as_of)
    found = [file.convention for file, _ in sound if file.convention is not None]
    spreads = tuple(spread(found, budget, report.as_of) for budget in budgets)
    titles = tuple(names.title for _, names in sound)
    sources = tuple(file.name for file, _ in sound)
    return BudgetCheck(report.as_of, spreads, report, titles, sources, (*notes, *left_out))


def _sound(
    files: list[NamedFile], budgets: tuple[Budget, ...], as_of: date
) -> tuple[list[NamedFile], list[str]]:
    """The conventions that can be consolidated on a day, and what is said of the others."""
    sound, left_out = [], []
    for file, names in files:
        try:
            for budget in budgets[:1]:
                spread([file.convention] if file.convention else [], budget, as_of)
            sound.append((file, names))
        except ConventionsError as error:
            left_out.append(said_left_out(file, error))
    return sound, left_out
