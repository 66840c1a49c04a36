"""The day that the trigger of an instalment gives, or what it still waits for, in French."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from conventions.errors import PeriodError
from conventions.model import By, EventKind, From, OnProofs, OnRequest, Trigger, Upon, YearDay
from conventions.operations.states import signature_day
from conventions.operations.world import World
from conventions.periods import DayCount, Duration, after

Days = tuple[date | None, str | None]
"""A day, and what is still awaited; either may be None."""

_OFF_CALENDAR = "date hors du calendrier"


def day_of(trigger: Trigger | None, world: World) -> Days:
    """The day from which a payment may be made, or None with what it waits for."""
    return _DAYS[type(trigger)](trigger, world)


def _upon(trigger: Upon, world: World) -> Days:
    happened = _event_day(trigger.event, world)
    if happened is None or happened > world.moment.known_day:
        return None, f"événement attendu : {trigger.event}"
    if trigger.delay is None:
        return happened, None
    reached = _after(happened, trigger.delay)
    return reached, None if reached else _OFF_CALENDAR


def _event_day(event: EventKind, world: World) -> date | None:
    act, decided = world.origin, world.convention.deliberation_of(world.origin)
    from_acts = {
        EventKind.SIGNATURE: signature_day(act),
        EventKind.NOTIFICATION: act.notified_on,
        EventKind.TRANSMISSION: act.transmitted_on,
        EventKind.DECISION: decided.date if decided else None,
    }
    told = (
        item.day
        for item in world.facts.events
        if item.kind is event and item.grant in (None, world.grant.key)
    )
    return from_acts.get(event) or min(told, default=None)


def _after(day: date, delay: Duration) -> date | None:
    """The day reached by counting the whole delay from the first date; None beyond the year 9999."""
    try:
        return after(day, delay, counted=DayCount.CALENDAR)
    except PeriodError:
        return None


def _by(trigger: By, world: World) -> Days:
    return trigger.day, None


def _from(trigger: From, world: World) -> Days:
    return trigger.day, None


def _year_day(trigger: YearDay, world: World) -> Days:
    year = world.grant.exercise + trigger.offset
    if not date.min.year <= year <= date.max.year:
        return None, _OFF_CALENDAR
    last = calendar.monthrange(year, trigger.month)[1]
    return date(year, trigger.month, min(trigger.day, last)), None


def _on_proofs(trigger: OnProofs, world: World) -> Days:
    return None, None


def _on_request(trigger: OnRequest, world: World) -> Days:
    return None, "demande du bénéficiaire"


def _unsaid(trigger: None, world: World) -> Days:
    return None, None


_DAYS: Mapping[type, Callable[[Any, World], Days]] = {
    Upon: _upon,
    By: _by,
    From: _from,
    YearDay: _year_day,
    OnProofs: _on_proofs,
    OnRequest: _on_request,
    type(None): _unsaid,
}
