"""What is done before the vote, chapter by chapter, against the credits of the budget of the year before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from conventions.model import Budget, CreditLine, Section
from conventions.money import ZERO, Amount
from conventions.operations import Charged, Matched, voted_in
from conventions.rules.budget.before_vote import Early, Entry, before_vote
from conventions.rules.reading.credits import credit_of
from conventions.rules.rule import Answer, Case, NotEvaluated, end_of


class Spent(NamedTuple):
    """What a chapter bears before the vote, with the rows of last year's budget that it is compared with."""

    exercise: int
    section: Section
    last: Budget
    rows: tuple[CreditLine, ...]
    entries: tuple[Entry, ...]

    @property
    def of_rows(self) -> Amount:
        """What last year's budget votes for these rows."""
        return sum((row.voted for row in self.rows), start=ZERO)

    @property
    def of_chapter(self) -> Amount:
        """What it votes for their chapter, or for the section when no chapter is told."""
        return voted_in(self.last, self.section, self.rows[0].chapter)

    @property
    def of_section(self) -> Amount:
        """What it votes for the section."""
        return voted_in(self.last, self.section)


def spent_by_chapter(case: Case, wants: Callable[[Charged], bool | None]) -> Iterator[Answer | Spent]:
    """The answers that can already be given, then what each chapter bears before the vote."""
    groups: dict[tuple[int, str], Spent] = {}
    for told in before_vote(case, wants):
        if isinstance(told, Early):
            reason = _add(case, groups, told)
            if reason is not None:
                yield NotEvaluated(reason, told.item.address, end_of(told.item.exercise))
        else:
            yield told
    yield from groups.values()


def _add(case: Case, groups: dict[tuple[int, str], Spent], early: Early) -> str | None:
    """Put a line with its chapter; why it cannot be, when it cannot."""
    exercise = early.item.exercise
    found = credit_of(case, early.item, exercise - 1)
    if not isinstance(found, Matched):
        return found.reason
    key = (exercise, f"{found.row.section} {found.row.chapter or ''}")
    new = Spent(exercise, found.row.section, found.budget, (), ())
    held = groups.get(key, new)
    rows = held.rows if found.row in held.rows else (*held.rows, found.row)
    groups[key] = held._replace(rows=rows, entries=held.entries + early.larger)
    return None
