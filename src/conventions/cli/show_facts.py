"""The facts that payments depend on, known by the day of the page: what happened, was spent, asked, counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conventions.cli.view import View, item
from conventions.french import NBSP, format_amount, format_date, format_number
from conventions.model import ActualCost, Counting, Event, MetCondition, PaymentRequest
from conventions.operations import Deadline, deadlines
from conventions.wording import on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line


_Fact = Event | ActualCost | PaymentRequest | Counting | MetCondition


def facts(view: View) -> Iterator[Line]:
    """The facts in the order of their days, then the deadlines of the clause of caducity."""
    known = view.convention.facts
    told: list[_Fact] = [*known.events, *known.costs, *known.requests, *known.counts, *known.conditions]
    for fact in sorted((each for each in told if each.day <= view.as_of), key=lambda each: each.day):
        about = f" (subvention {fact.grant})" if fact.grant else ""
        yield from item(_SAID[type(fact)](fact) + about, view.columns)
    for deadline in deadlines(view.convention, view.as_of):
        yield from item(_deadline(view, deadline), view.columns)


def _cost(cost: ActualCost) -> str:
    return f"dépenses justifiées {on(cost.day)}{NBSP}: {format_amount(cost.amount)}"


def _request(request: PaymentRequest) -> str:
    amount = f"{NBSP}: {format_amount(request.amount)}" if request.amount is not None else ", sans montant"
    return f"demande de versement {on(request.day)}{amount}"


def _counting(count: Counting) -> str:
    return f"comptage {on(count.day)}{NBSP}: {format_number(count.value)} {count.driver}"


_SAID: Mapping[type, Callable[[Any], str]] = {
    Event: lambda event: f"{event.kind} {on(event.day)}",
    ActualCost: _cost,
    PaymentRequest: _request,
    Counting: _counting,
    MetCondition: lambda met: f"condition remplie {on(met.day)}{NBSP}: {met.condition}",
}


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
