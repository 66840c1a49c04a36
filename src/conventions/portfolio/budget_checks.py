"""The conventions of a portfolio against budgets: row by row, with what is on no row and what the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import NBSP, format_amount, plural, quote
from conventions.model import Budget
from conventions.money import ZERO, Amount
from conventions.operations import (
    CreditCheck,
    CreditFinding,
    CreditUse,
    Spread,
    Total,
    Unplaced,
    UnplacedKind,
    check_credits,
    said_row,
    spread,
)
from conventions.portfolio.money_tables import cell
from conventions.portfolio.naming import Named
from conventions.portfolio.reports import PortfolioReport
from conventions.portfolio.sheets import NamedFile, sound_files
from conventions.portfolio.tables.columns import Cell, Column
from conventions.portfolio.tables.table import Table
from conventions.wording import COLUMNS, said_total

_STATES = {True: "dépassé", False: "respecté", None: "non évalué"}
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
    credits: tuple[CreditFinding, ...] = ()
    """What the credits say of all the conventions together: rows, limits before the vote, authorisations."""
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.summary

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
        return Table(
            "Sommes sans ligne de crédit",
            columns,
            rows,
            self.as_of,
            self.notes,
            sources=sources if any(sources) else (),
        )

    @property
    def limits(self) -> Table:
        """Each row, chapter or authorisation with the sum of the conventions, its limit, and what comes of it."""
        columns = (
            ROW[0],
            Column("kind", "Comparaison"),
            Column("what", "Crédits"),
            Column("amount", "Conventions", "money"),
            Column("limit", "Limite", "money"),
            Column("state", "Résultat"),
            Column("why", "Précision"),
            Column("conventions", "Conventions en cause"),
            Column("basis", "Texte"),
        )
        rows = [self._limit(each) for each in self.credits]
        return Table("Limites des crédits et des autorisations", columns, rows, self.as_of, self.notes)

    def _limit(self, found: CreditFinding) -> tuple[Cell, ...]:
        state = _STATES[found.is_over]
        who = ", ".join(self.titles[rank] for rank in found.ranks) if found.is_over else ""
        told = (found.exercise, found.kind.value, found.what, found.amount, found.limit)
        return (*told, state, found.why, who, found.source)

    @property
    def exceeded(self) -> tuple[CreditFinding, ...]:
        """The credits and authorisations that all the conventions together pass."""
        return tuple(each for each in self.credits if each.is_over)

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
        """Whether every euro is on a row, none passes its credits, no rule finds an error, no budget is strange."""
        return (
            self.gap.is_exact
            and self.gap.known == ZERO
            and not self.over
            and not self.exceeded
            and not self.strange
            and self.report.ok
        )

    @property
    def summary(self) -> str:
        """One sentence: what passes the credits, the budgets of others, what is on no row, the gap."""
        told = self.passed or self._fits()
        return " ; ".join((*told, *self._strange(), *self._nowhere(), self.reconciliation))

    @property
    def strange(self) -> tuple[Budget, ...]:
        """The budgets of an authority that grants none of the conventions: nothing is compared with them."""
        whole = len(self.titles)
        return tuple(each.budget for each in self.spreads if whole and len(each.outside) == whole)

    def _strange(self) -> Iterator[str]:
        for key in dict.fromkeys(each.authority for each in self.strange):
            yield f"aucune convention n’a {quote(key)} pour attribuant{NBSP}: donnez sa clé ou son SIREN"

    def _fits(self) -> tuple[str, ...]:
        """What may be said of the credits when nothing passes them: only of what was compared."""
        if not self.spreads:
            return ("aucun budget n’est donné",)
        if len(self.strange) == len(self.spreads):
            return ()
        part = "ce qui a sa ligne" if any(self._nowhere()) else "tout"
        return (f"{part} tient dans les crédits",)

    @property
    def passed(self) -> tuple[str, ...]:
        """« 1 ligne dépasse ses crédits, de 4 000 € en tout », and the other limits that are passed; often nothing."""
        return (*self._over(), *self._elsewhere())

    def _over(self) -> Iterator[str]:
        count = len(self.over)
        if count:
            excess = -sum((use.rest.known for _, use in self.over), start=ZERO)
            passing = plural(count, "ligne dépasse ses crédits", "lignes dépassent leurs crédits")
            yield f"{count} {passing}, de {format_amount(excess)} en tout"

    def _elsewhere(self) -> Iterator[str]:
        """The limits that are passed elsewhere than on the granted sum of a row."""
        count = sum(each.kind is not CreditCheck.GRANTED for each in self.exceeded)
        if count:
            yield f"{count} {plural(count, 'autre limite est dépassée', 'autres limites sont dépassées')}"

    def _nowhere(self) -> Iterator[str]:
        count = sum(len(each.unplaced) - len(each.of_kind(UnplacedKind.IN_KIND)) for each in self.spreads)
        if count:
            yield f"{count} {plural(count, 'somme sans ligne sûre', 'sommes sans ligne sûre')}"

    def _unplaced(self, exercise: int, found: Unplaced) -> tuple[Cell, ...]:
        money = (cell(getattr(found.taken, name)) for name in TAKEN)
        near = ", ".join(map(said_row, found.nearest))
        return (exercise, self.titles[found.rank], found.grant, found.kind.value, found.reason, *money, near)


def one_each(budget: Budget | Iterable[Budget]) -> tuple[Budget, ...]:
    """One budget or several, each of its own authority and exercise.

    :raises ConventionsError: when one is no budget, or when two are of the same exercise.
    """
    given = (budget,) if isinstance(budget, Budget) or not isinstance(budget, Iterable) else tuple(budget)
    met: set[tuple[str, int]] = set()
    for each in given:
        if not isinstance(each, Budget):
            raise ConventionsError(
                f"il faut un budget, comme budgets.read(…).budget, pas un objet {type(each).__name__}"
            )
        if (each.authority, each.exercise) in met:
            twice = f"deux budgets de {quote(each.authority)} pour {each.exercise}"
            raise ConventionsError(f"{twice}{NBSP}: réunissez-les avec budgets.read_all")
        met.add((each.authority, each.exercise))
    return given


def _line(exercise: int, use: CreditUse) -> tuple[Cell, ...]:
    row, rest = use.row, use.rest
    place = (
        exercise,
        row.section.value,
        row.chapter or "",
        row.account,
        row.function or "",
        row.operation or "",
    )
    money = (cell(getattr(use.taken, name)) for name in TAKEN)
    return (*place, row.voted, row.engaged, *money, cell(rest), _state(rest, row.voted))


def _state(rest: Total, voted: Amount) -> str:
    if rest.known < ZERO:
        return f"dépassé de {format_amount(-rest.known)}"
    if not rest.is_exact:
        return "montants inconnus"
    return "épuisé" if rest.known == ZERO and voted != ZERO else "suffisant"


def against(
    files: Iterable[NamedFile], budgets: tuple[Budget, ...], report: PortfolioReport, notes: Iterable[str]
) -> BudgetCheck:
    """Put conventions over budgets, on the day of a report; one that cannot be worked out is told in the notes."""
    sound, left_out = sound_files(files, report.as_of)
    found = [names.convention for _, names in sound]
    spreads = tuple(_shown(spread(found, budget, report.as_of), sound) for budget in budgets)
    titles = tuple(names.title for _, names in sound)
    sources = tuple(file.source for file, _ in sound)
    limits = tuple(_clear(each, sound) for each in check_credits(found, budgets, report.as_of))
    return BudgetCheck(report.as_of, spreads, report, titles, sources, limits, (*notes, *left_out))


def _shown(whole: Spread, files: list[NamedFile]) -> Spread:
    """The same spread, where what is on no row is told without the data of natural persons."""
    return whole._replace(unplaced=tuple(_masked(each, files[each.rank][1]) for each in whole.unplaced))


def _clear(found: CreditFinding, files: list[NamedFile]) -> CreditFinding:
    """The same comparison, told without the data of natural persons that the keys of its conventions may hold."""
    why, keys = found.why, found.conventions
    for names in (files[rank][1] for rank in found.ranks):
        why, keys = names.text(why), tuple(map(names.text, keys))
    return found._replace(why=why, conventions=keys)


def _masked(found: Unplaced, names: Named) -> Unplaced:
    grant = None if found.grant is None else names.grant(found.grant)
    return found._replace(
        convention=names.text(found.convention), grant=grant, reason=names.text(found.reason)
    )
