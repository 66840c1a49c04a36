"""The facts that payments depend on, known by the day of the page: what happened, was spent, asked, counted."""

from __future__ import annotations

from conventions.cli.view import View, item
from conventions.french import NBSP, format_date
from conventions.operations import Deadline, deadlines
from conventions.wording import on
from conventions.wording.facts import Fact, said_fact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line


def facts(view: View) -> Iterator[Line]:
    """The facts in the order of their days, then the deadlines of the clause of caducity."""
    known = view.convention.facts
    told: list[Fact] = [*known.events, *known.costs, *known.requests, *known.counts, *known.conditions]
    for fact in sorted((each for each in told if each.day <= view.as_of), key=lambda each: each.day):
        about = f" (subvention {fact.grant})" if fact.grant else ""
        yield from item(said_fact(fact) + about, view.columns)
    for deadline in deadlines(view.convention, view.as_of):
        yield from item(_deadline(view, deadline), view.columns)


def _deadline(view: View, deadline: Deadline) -> str:
    """« caducité : commencement au plus tard le 18 janvier 2026 (subvention 2024) »."""
    extended = ", prorogation comprise" if deadline.extended else ""
    met = f", fait {on(deadline.met_on)}" if deadline.met_on else ""
    passed = ", délai dépassé" if deadline.passed(view.as_of) else ""
    day = format_date(deadline.day)
    return (
        f"caducité{NBSP}: {deadline.kind} au plus tard le {day}{extended}{met}{passed}"
        f" (subvention {deadline.grant})"
    )
