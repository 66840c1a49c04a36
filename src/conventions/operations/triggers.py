"""The day that the trigger of an instalment gives, or what it still waits for."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from conventions.errors import PeriodError
from conventions.model import (
    AllOf,
    By,
    Decision,
    DecisionKind,
    During,
    Each,
    EventKind,
    From,
    InExercise,
    Instalment,
    OnCriteria,
    OnDeliberation,
    OnProofs,
    OnRequest,
    Trigger,
    Upon,
    YearDay,
)
from conventions.operations.awaited import Awaited, AwaitedKind
from conventions.operations.states import carried, repealed, signature_day
from conventions.operations.world import World
from conventions.periods import add_months, after


class Days(NamedTuple):
    """A day, and what is still awaited; either may be None."""

    day: date | None
    awaited: Awaited | None = None


_OFF_CALENDAR = Days(None, Awaited(AwaitedKind.DATE, "date hors du calendrier"))


def day_of(
    trigger: Trigger | None, world: World, asked_on: date | None = None, rank: int = 0, vote: int = 0
) -> Days:
    """The day from which a payment may be made, or None with what it waits for.

    ``asked_on`` is the day of the request, or of the costs, that the payment answers; ``rank`` its place,
    from 0, among the payments that come back; ``vote`` its place among those that wait for a vote.
    """
    return _DAYS[type(trigger)](trigger, _Asked(world, asked_on, rank, vote))


def alone_or_among(trigger: Trigger | None) -> tuple[Trigger | None, ...]:
    """The triggers that must all have come: one, or several."""
    return trigger.of if isinstance(trigger, AllOf) else (trigger,)


def waits_for_proofs(trigger: Trigger | None) -> bool:
    """Whether a payment waits for papers, alone or with other things."""
    return any(isinstance(each, OnProofs) for each in alone_or_among(trigger))


def has_come(instalment: Instalment, world: World) -> bool:
    """Whether the papers of an instalment are there, and its day has passed."""
    papers = [world.received(kind) for kind in instalment.proofs]
    day, awaited = day_of(instalment.trigger, world)
    if awaited is not None or None in papers:
        return False
    last = max((each for each in (day, *papers) if each is not None), default=None)
    return last is not None and last <= world.moment.known_day


class _Asked(NamedTuple):
    world: World
    on: date | None
    rank: int
    vote: int


def _upon(trigger: Upon, asked: _Asked) -> Days:
    happened = event_day(trigger.event, asked.world)
    if happened is None or happened > asked.world.moment.known_day:
        return Days(None, Awaited(AwaitedKind.EVENT, f"événement attendu : {trigger.event}"))
    if trigger.delay is None:
        return Days(happened)
    try:
        return Days(after(happened, trigger.delay, counted=trigger.counted, area=trigger.area))
    except PeriodError:  # the delay leaves the calendar
        return _OFF_CALENDAR


def event_day(event: EventKind, world: World) -> date | None:
    """The day of an event: the date of the act that made the money firm, or the first fact that tells it."""
    act, decided = world.origin, world.convention.deliberation_of(world.origin)
    from_acts = {
        EventKind.SIGNATURE: signature_day(act),
        EventKind.NOTIFICATION: act.notified_on,
        EventKind.TRANSMISSION: act.transmitted_on,
        EventKind.DECISION: decided.date if decided else None,
    }
    return from_acts.get(event) or world.event_day(event)


def _on_day(trigger: By | From, asked: _Asked) -> Days:
    return Days(trigger.day)


def _each(trigger: Each, asked: _Asked) -> Days:
    """Counted from the first date: never step by step."""
    year, months = asked.world.grant.exercise, trigger.rhythm.months
    first = trigger.first or date(year, months, calendar.monthrange(year, months)[1])
    try:
        day = add_months(first, asked.rank * months)
    except PeriodError:
        return _OFF_CALENDAR
    return Days(day if trigger.first else _month_end(day))


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _year_day(trigger: YearDay, asked: _Asked) -> Days:
    year = asked.world.grant.exercise + trigger.offset
    if not date.min.year <= year <= date.max.year:
        return _OFF_CALENDAR
    last = calendar.monthrange(year, trigger.month)[1]
    return Days(date(year, trigger.month, min(trigger.day, last)))


def _in_exercise(trigger: InExercise, asked: _Asked) -> Days:
    """The last day of the months said: by then it is due."""
    year = asked.world.grant.exercise + trigger.offset
    if not date.min.year <= year <= date.max.year:
        return _OFF_CALENDAR
    return Days(_month_end(date(year, trigger.last_month, 1)))


def _during(trigger: During, asked: _Asked) -> Days:
    period = trigger.when.period
    if period is None or period.end is None:
        return Days(None, Awaited(AwaitedKind.DATE, f"date à préciser : {trigger.when.raw}"))
    return Days(period.end)


def _on_proofs(trigger: OnProofs, asked: _Asked) -> Days:
    return Days(None)


def _on_request(trigger: OnRequest, asked: _Asked) -> Days:
    if asked.on is not None:
        return Days(asked.on)
    return Days(None, Awaited(AwaitedKind.REQUEST, "demande du bénéficiaire"))


def _on_criteria(trigger: OnCriteria, asked: _Asked) -> Days:
    days = {criterion: asked.world.condition_day(criterion) for criterion in trigger.criteria}
    missing = [criterion for criterion, day in days.items() if day is None]
    if missing:
        return Days(None, Awaited(AwaitedKind.CRITERION, f"critère à remplir : {', '.join(missing)}"))
    return Days(max(day for day in days.values() if day is not None))


def _on_deliberation(trigger: OnDeliberation, asked: _Asked) -> Days:
    days = sorted(_vote_days(trigger, asked.world))
    rank = 0 if trigger.deliberation else asked.vote
    if len(days) > rank:
        return Days(days[rank])
    which = f" « {trigger.deliberation} »" if trigger.deliberation else ""
    text = f"délibération attendue{which}, exercice {asked.world.grant.exercise}"
    return Days(None, Awaited(AwaitedKind.DELIBERATION, text))


def _vote_days(trigger: OnDeliberation, world: World) -> Iterator[date]:
    """The day of the one that the act names; else one for each decision that pays money of the exercise."""
    known = world.moment.known_day
    gone = repealed(world.convention, known)
    for item in world.convention.deliberations:
        if not carried(item, known) or item.key in gone:
            continue
        if trigger.deliberation is None:
            yield from (item.date for decision in item.decisions if _pays(decision, world))
        elif item.key == trigger.deliberation:
            yield item.date


def _pays(decision: Decision, world: World) -> bool:
    kinds = (DecisionKind.AUTHORISE_PAYMENT, DecisionKind.GRANT)
    beneficiary = decision.beneficiary in (None, world.grant.beneficiary)
    return decision.kind in kinds and decision.exercise == world.grant.exercise and beneficiary


def _all_of(trigger: AllOf, asked: _Asked) -> Days:
    """The last of their days; what the first one that has not come waits for."""
    found = [_DAYS[type(each)](each, asked) for each in trigger.of]
    waits = [each.awaited for each in found if each.awaited]
    return Days(max((each.day for each in found if each.day), default=None), waits[0] if waits else None)


def _unsaid(trigger: None, asked: _Asked) -> Days:
    return Days(asked.on)


_DAYS: Mapping[type, Callable[[Any, _Asked], Days]] = {
    Upon: _upon,
    By: _on_day,
    From: _on_day,
    Each: _each,
    YearDay: _year_day,
    InExercise: _in_exercise,
    During: _during,
    OnProofs: _on_proofs,
    OnRequest: _on_request,
    OnCriteria: _on_criteria,
    OnDeliberation: _on_deliberation,
    AllOf: _all_of,
    type(None): _unsaid,
}
