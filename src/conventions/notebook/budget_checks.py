"""Conventions against budgets: the verdict, the sums of each exercise, what passes its credits, what has no row."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import NBSP, format_amount, format_date, format_list, plural
from conventions.model import Budget
from conventions.money import ZERO
from conventions.notebook.blocks import Block, Grid, Note, Part
from conventions.notebook.display import Display
from conventions.notebook.portfolios import found_parts, more
from conventions.operations import CreditCheck, CreditUse, Spread, Total, Unplaced, UnplacedKind, said_row
from conventions.portfolio import BudgetCheck
from conventions.wording import COLUMNS, said, said_column, said_difference, said_total

_MOST = 100
"""How many sums without a row are shown: the table ``unplaced`` has them all."""
_TAKEN = ("granted", "committed", "mandated", "paid")
_SUMS = ("Voté", *(COLUMNS[name] for name in _TAKEN), "Reste à attribuer", "Lignes dépassées")


def show_budget_check(check: BudgetCheck) -> Display:
    """Whether all that is granted stands in the budget, by exercise, then what does not.

    >>> from datetime import date
    >>> from conventions.model import Budget
    >>> from conventions.portfolio import Portfolio
    >>> budget = Budget(authority="ville", exercise=2024, lines=())
    >>> show_budget_check(Portfolio.of(()).check_budget(budget, date(2024, 12, 31))).title
    'Le budget de 2024 et les conventions'
    """
    years = [str(each.budget.exercise) for each in check.spreads]
    title = f"{plural(len(years), 'Le budget', 'Les budgets')} de {format_list(years)} et les conventions"
    summary = check.summary
    verdict = Note(f"{summary[:1].upper()}{summary[1:]}.", "sans-erreur" if check.ok else "erreur")
    head = (Note(f"Situation au {format_date(check.as_of)}."), verdict)
    notes = (Note(note, "avertissement") for note in check.notes)
    parts = (*_over(check.over), *_elsewhere(check), *_nowhere(check), *_rules(check))
    return Display(title, (*head, _sums(check.spreads), *notes, *parts))


def _rules(check: BudgetCheck) -> Iterator[Block]:
    """What the rules find, where they find something: that they find nothing is in the verdict."""
    if check.report.findings:
        yield from found_parts(check.report.findings)


def _sums(spreads: tuple[Spread, ...]) -> Grid:
    rows = tuple(map(_year, spreads))
    caption = "Les seules lignes de crédit que des conventions touchent, en euros"
    return Grid(caption, ("Exercice", *_SUMS), rows, frozenset(range(1, len(_SUMS) + 1)))


def _year(spread: Spread) -> tuple[str, ...]:
    voted = sum((use.row.voted for use in spread.lines), start=ZERO)
    taken = (said_column(name, getattr(spread.placed, name)) for name in _TAKEN)
    rest = sum((use.rest for use in spread.lines), start=Total())
    over = sum(use.rest.known < ZERO for use in spread.lines)
    return (
        str(spread.budget.exercise),
        said(voted),
        *taken,
        said_difference(rest),
        str(over) if over else "aucune",
    )


def _over(over: tuple[tuple[Budget, CreditUse], ...]) -> Iterator[Part]:
    if over:
        titles = ("Exercice", "Ligne de crédit", "Voté", "Attribué", "Dépassement")
        rows = tuple(
            (
                str(budget.exercise),
                said_row(use.row),
                said(use.row.voted),
                said_total(use.taken.granted),
                format_amount(-use.rest.known),
            )
            for budget, use in over
        )
        grid = Grid("Attribué au-delà des crédits, en euros", titles, rows, frozenset({2, 3, 4}))
        yield Part(f"Lignes qui dépassent leurs crédits ({len(over)})", (grid,))


def _elsewhere(check: BudgetCheck) -> Iterator[Part]:
    """The limits that are passed elsewhere than on the granted sum of a row."""
    found = [each for each in check.exceeded if each.kind is not CreditCheck.GRANTED]
    if found:
        titles = ("Exercice", "Comparaison", "Crédits", "Conventions", "Limite", "Conventions en cause")
        rows = tuple(
            (
                str(each.exercise),
                each.kind.value,
                each.what,
                said(each.amount),
                said(each.limit),
                tuple(check.titles[rank] for rank in each.ranks),
            )
            for each in found
        )
        grid = Grid("Toutes conventions ensemble, en euros", titles, rows, frozenset({3, 4}))
        yield Part(f"Autres limites dépassées ({len(found)})", (grid,))


def _nowhere(check: BudgetCheck) -> Iterator[Block]:
    """What is on no row of the budget; what is given in kind needs none, and is counted alone."""
    found = [(spread.budget.exercise, each) for spread in check.spreads for each in spread.unplaced]
    rows = [_unplaced(check, *each) for each in found if each[1].kind is not UnplacedKind.IN_KIND]
    if rows:
        titles = ("Exercice", "Convention", "Attribué", "Pourquoi", "Lignes proches")
        grid = Grid("À rattacher à une ligne", titles, tuple(rows[:_MOST]), frozenset({2}))
        yield Part(f"Sommes sans ligne sûre ({len(rows)})", (grid, *more(len(rows), _MOST, "sommes")))
    count = len(found) - len(rows)
    if count:
        told = plural(count, "subvention en nature", "subventions en nature")
        yield Note(f"{count} {told}, sans crédit au budget{NBSP}: hors de ces sommes.", "information")


def _unplaced(check: BudgetCheck, exercise: int, found: Unplaced) -> tuple[str | tuple[str, ...], ...]:
    granted = said_total(found.taken.granted)
    why = (found.kind.value, found.reason)
    return (str(exercise), check.titles[found.rank], granted, why, tuple(map(said_row, found.nearest)))
