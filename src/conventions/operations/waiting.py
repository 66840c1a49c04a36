"""What a payment waits for: the day it is due, or the event and the papers still awaited."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from conventions.base import Day, Record, Text
from conventions.errors import PeriodError
from conventions.french import NBSP, format_date, same_name
from conventions.model import (
    By,
    Convention,
    DatedAct,
    Document,
    EventKind,
    Facts,
    From,
    Grant,
    Instalment,
    OnProofs,
    OnRequest,
    Upon,
    YearDay,
)
from conventions.operations.states import act_name, binds, carried, signature_day, withdrawn
from conventions.periods import Duration, add_months


class Proof(Record):
    """A document that an instalment requires, and the day it was received; None when awaited."""

    kind: Text
    received_on: Day | None = None


class World(NamedTuple):
    """All that a payment may depend on, at a date."""

    convention: Convention
    act: DatedAct
    """The act that last set the grant: it must bind for anything to be due."""
    origin: DatedAct
    """The act that made the money of the grant firm: its signature, its notification are waited for."""
    grant: Grant
    facts: Facts
    as_of: date
    known_on: date | None = None
    alone: bool = False
    """Whether the convention has no other grant, so that a paper that names none can only be about it."""

    def binds(self) -> bool:
        """Whether the act that carries the grant binds the authority on that day."""
        return binds(self.convention, self.act, self.as_of, self.known_on)

    @property
    def known_day(self) -> date:
        """The last day whose events count: the date asked, or what was known before it."""
        return min(self.as_of, self.known_on or self.as_of)


class Due(NamedTuple):
    """When a payment is due, or what it waits for in French; the papers that it requires."""

    on: date | None
    awaited: str | None
    proofs: tuple[Proof, ...]


def due(instalment: Instalment, world: World) -> Due:
    """When an instalment is due: its trigger has come, its act is signed, its papers are there."""
    proofs = tuple(Proof(kind=kind, received_on=_received(kind, world)) for kind in instalment.proofs)
    if not world.binds():
        return Due(None, awaited_signature(world), proofs)
    day, awaited = _DAYS[type(instalment.trigger)](instalment.trigger, world)
    on = _once_payable(day, world)
    missing = [proof.kind for proof in proofs if proof.received_on is None]
    if missing:
        awaited = awaited or f"réception : {', '.join(missing)}"
        return Due(None if isinstance(instalment.trigger, OnProofs) else on, awaited, proofs)
    received = [proof.received_on for proof in proofs if proof.received_on]
    if awaited is None and on is None and not received:
        awaited = "date non précisée dans l’acte"
    last = None if awaited else max(filter(None, (on, *received)))
    return Due(_once_payable(last, world), awaited, proofs)


def _once_payable(day: date | None, world: World) -> date | None:
    """The day, or the later one from which the act may be carried out and the exercise is open.

    The credits of an exercise cannot be mandated before it begins (annuality of the budget).
    """
    if day is None:
        return None
    act, opening = world.origin, date(world.grant.exercise, 1, 1)
    return max(filter(None, (day, act.signed_on, act.transmitted_on, act.notified_on, opening)))


def awaited_signature(world: World) -> str:
    """« signature de l’avenant n° 1, date inconnue », or that the act was withdrawn."""
    act, decided = world.act, world.convention.deliberation_of(world.act)
    if decided and withdrawn(world.convention, decided, world.as_of):
        return f"rien{NBSP}: acte retiré ({act_name(act)})"
    if decided and not carried(decided, date.max):
        return f"rien{NBSP}: vote de rejet ({act_name(act)})"
    when = f"prévue le {format_date(act.signed_on)}" if act.signed_on else "date inconnue"
    return f"signature de {act_name(act)}, {when}"


def all_facts(convention: Convention, extra: Facts, as_of: date) -> Facts:
    """The facts of the file and the hypotheses, those dated up to ``as_of``."""
    known = convention.facts
    documents = (*known.documents, *convention.documents, *extra.documents)
    # Not validated: a hypothesis may say again, with another day, a document of the file.
    return Facts.model_construct(
        events=tuple(event for event in (*known.events, *extra.events) if event.day <= as_of),
        documents=tuple(item for item in documents if item.received_on and item.received_on <= as_of),
        costs=tuple(cost for cost in (*known.costs, *extra.costs) if cost.day <= as_of),
    )


def _received(kind: str, world: World) -> date | None:
    answers = (item.received_on for item in world.facts.documents if _answers(item, kind, world))
    return min(filter(None, answers), default=None)


def _answers(document: Document, kind: str, world: World) -> bool:
    if not same_name(document.kind, kind):
        return False
    if document.grant is not None:
        return document.grant == world.grant.key
    return world.alone if document.exercise is None else document.exercise == world.grant.exercise


Days = tuple[date | None, str | None]
_OFF_CALENDAR = "date hors du calendrier"


def _upon(trigger: Upon, world: World) -> Days:
    happened = _event_day(trigger.event, world)
    if happened is None or happened > world.known_day:
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
        return add_months(day, delay.years * 12 + delay.months) + timedelta(days=delay.days)
    except (PeriodError, OverflowError):
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
