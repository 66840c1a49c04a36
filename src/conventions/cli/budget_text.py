"""A budget against conventions as people read it: the gap, the lines, what is on none, what the rules find."""

from __future__ import annotations

from conventions.cli.portfolio_text import MOST, Chosen, by_convention, rules
from conventions.cli.table_forms import narrowed, text_of
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line
from conventions.french import NBSP, format_date, format_list, plural
from conventions.operations import UnplacedKind
from conventions.wording import said_total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.portfolio import BudgetCheck, Table

_WIDTH = 96
_LINE = ("exercise", "chapter", "account", "function")
_NARROW, _WIDE = ("voted", "granted", "rest"), ("voted", "granted", "paid", "rest")
_MOST_ROWS, _ALL_ROWS = 20, 10_000
_UNPLACED = ("exercise", "convention", "grant", "reason")


def text(check: BudgetCheck, room: int, *, everything: bool) -> Iterator[Line]:
    """The lines of the comparison, ``everything`` of it or its first rows and findings."""
    years = format_list(str(each.budget.exercise) for each in check.spreads)
    title = f"{plural(len(check.spreads), 'Budget', 'Budgets')} {years} et conventions au {format_date(check.as_of)}"
    most = _ALL_ROWS if everything else _MOST_ROWS
    yield from paragraph(title, room, tone="titre")
    yield from paragraph(check.summary, room, tone="titre" if check.ok else "erreur")
    yield from paragraph(f"attribué par les conventions{NBSP}: {said_total(check.granted)}", room)
    yield Line("")
    sums = _WIDE if room >= _WIDTH else _NARROW
    yield from text_of(narrowed(_worst_first(check.lines), (*_LINE, *sums)), room, most)
    yield from _unplaced(check, room, most)
    found = check.report.findings
    yield from rules(found, room)
    yield from by_convention(Chosen.of(found, None if everything else MOST), room)


def _unplaced(check: BudgetCheck, room: int, most: int) -> Iterator[Line]:
    """What is on no line, but what is given in kind, which no budget has: it is counted."""
    in_kind = check.unplaced.where(lambda row: row["kind"] == UnplacedKind.IN_KIND)
    others = check.unplaced.where(lambda row: row["kind"] != UnplacedKind.IN_KIND)
    if others.rows:
        yield Line("")
        yield from text_of(narrowed(others, (*_UNPLACED, "granted")), room, most)
    if count := len(in_kind.rows):
        told = plural(count, "subvention en nature n’est", "subventions en nature ne sont")
        yield Line("")
        yield from paragraph(f"{count} {told} pas au budget{NBSP}: rien ne s’en paie.", room)


def _worst_first(lines: Table) -> Table:
    """The lines by what is left on them: those that are exceeded come first, unknown ones last."""
    return lines.sorted(("rest", "exercise", "chapter", "account"))
