"""The facts that payments depend on, in one phrase each: what happened, was spent, asked, counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conventions.french import NBSP, format_amount, format_number
from conventions.model import ActualCost, Counting, Event, MetCondition, PaymentRequest
from conventions.wording.texts import on

Fact = Event | ActualCost | PaymentRequest | Counting | MetCondition


def said_fact(fact: Fact) -> str:
    """A fact and its day.

    >>> from datetime import date
    >>> said_fact(Event(kind="commencement", day=date(2024, 3, 1)))
    'commencement le 1er mars 2024'
    """
    return _SAID[type(fact)](fact)


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
