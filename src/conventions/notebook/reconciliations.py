"""A ledger put on the conventions: whether every row found its grant, and those that somebody has to look at."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import NBSP, format_amount, format_date, format_number, plural
from conventions.money import ZERO
from conventions.notebook.blocks import Grid, Note, Part
from conventions.notebook.display import Display
from conventions.notebook.portfolios import more
from conventions.operations import EntryMatch, EntryOutcome
from conventions.portfolio import Reconciliation
from conventions.portfolio.reconciling import TO_LOOK_AT
from conventions.wording import said

_MOST = 100
"""How many rows are shown: the table ``left`` has them all."""


def show_reconciliation(done: Reconciliation) -> Display:
    """What the rows of each outcome come to, by kind and exercise; then those that have no grant for sure.

    >>> from datetime import date
    >>> from conventions.portfolio import Portfolio
    >>> show_reconciliation(Portfolio.of(()).reconcile((), date(2024, 12, 31))).blocks[-1].text
    'Aucune écriture.'
    """
    title = "Rapprochement du grand livre et des conventions"
    head = Note(f"Situation au {format_date(done.as_of)}.")
    matches = done.matching.matches
    if not matches:
        return Display(title, (head, Note("Aucune écriture.")))
    left = [match for match in matches if match.outcome in TO_LOOK_AT]
    return Display(title, (head, _verdict(len(matches), len(left)), _totals(done), *_left(done, left)))


def _verdict(count: int, left: int) -> Note:
    told = f"{format_number(count)} {plural(count, 'écriture lue', 'écritures lues')}{NBSP}: "
    if not left:
        return Note(f"{told}chacune est celle d’une subvention.", "sans-erreur")
    return Note(f"{told}{format_number(left)} à examiner, les autres rattachées.", "avertissement")


def _totals(done: Reconciliation) -> Grid:
    """The columns where something is not zero: together, they are the whole ledger, to the cent."""
    totals = sorted(done.matching.totals.items())
    shown = [outcome for outcome in EntryOutcome if any(found[outcome] for _, found in totals)]
    titles = ["Écriture", "Exercice", *(outcome.value.capitalize() for outcome in shown)]
    rows = [(kind, str(year), *(said(found[each]) for each in shown)) for (kind, year), found in totals]
    if len(shown) > 1:
        titles.append("Ensemble")
        sums = (said(sum(found.values(), start=ZERO)) for _, found in totals)
        rows = [(*row, whole) for row, whole in zip(rows, sums, strict=True)]
    numbers = frozenset(range(2, len(titles)))
    return Grid("Sommes des écritures, en euros", tuple(titles), tuple(rows), numbers)


def _left(done: Reconciliation, left: list[EntryMatch]) -> Iterator[Part]:
    if left:
        titles = ("Écriture", "Montant", "Tiers", "Rapprochement", "Convention")
        rows = tuple(_row(done, match) for match in left[:_MOST])
        grid = Grid("Aucune subvention n’est sûre", titles, rows, frozenset({1}))
        yield Part(f"Écritures à examiner ({len(left)})", (grid, *more(len(left), _MOST, "écritures")))


def _row(done: Reconciliation, match: EntryMatch) -> tuple[str | tuple[str, ...], ...]:
    entry = match.entry
    where = (match.grant,) if match.grant else match.candidates
    titles = tuple(dict.fromkeys(done.titles[ref.rank] for ref in where))
    what = (f"{entry.kind} {entry.number}", format_date(entry.day))
    why = (match.outcome.value, match.reason)
    return (what, format_amount(entry.amount), entry.third_party or "", why, titles)
