"""When the right to a grant lapses (caducité): the deadlines of the clause, and whether they were met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from conventions.base import Day, Flag, Key, Record
from conventions.errors import ConventionsError
from conventions.model import EventKind, InstalmentKind, Lapse
from conventions.operations.agreed import terms_for
from conventions.operations.triggers import event_day
from conventions.operations.world import World
from conventions.periods import DayCount, Duration, after


class DeadlineKind(StrEnum):
    """What must be done before the right to a grant lapses."""

    START = "commencement"
    FINISH = "achèvement"
    CLAIM = "première demande de versement"
    LAST_CLAIM = "demande du solde"


class Deadline(Record):
    """A day by which something must be done, the day it was (None: not yet), and whether it was too late.

    ``extended``: the extension that the act allows once is counted in.
    """

    grant: Key
    kind: DeadlineKind
    day: Day
    met_on: Day | None = None
    extended: Flag = False

    def passed(self, day: date) -> bool:
        """Whether on a day the deadline is past and was not met."""
        return self.day < day if self.met_on is None else self.met_on > self.day


def deadlines_of(lapse: Lapse, world: World) -> tuple[Deadline, ...]:
    """The deadlines of a grant whose first day is known, in order."""
    found = [*_from_event(lapse, world), *_by_exercise(lapse, world)]
    return tuple(sorted(found, key=lambda item: (item.day, item.kind)))


def lapse_day(lapse: Lapse, world: World) -> date | None:
    """The day after which the right lapsed; None while it holds, or when nothing says from when it counts."""
    known = world.moment.known_day
    return min((item.day for item in deadlines_of(lapse, world) if item.passed(known)), default=None)


def _from_event(lapse: Lapse, world: World) -> Iterator[Deadline]:
    since = event_day(lapse.since, world)
    if since is None:
        return
    started = world.event_day(EventKind.START)
    limits = (
        (DeadlineKind.START, since, lapse.start_within, lapse.extension, started),
        (
            DeadlineKind.FINISH,
            started if lapse.finish_since is EventKind.START else since,
            lapse.finish_within,
            lapse.finish_extension,
            world.event_day(EventKind.COMPLETION),
        ),
        (DeadlineKind.CLAIM, since, lapse.claim_within, None, _claim(world)),
    )
    for kind, first, within, more, met in limits:
        day = first and within and _reached(first, within)
        later = day and more and _extension(day, more, world)
        if day:
            yield Deadline(
                grant=world.grant.key, kind=kind, day=later or day, met_on=met, extended=later is not None
            )


def _extension(day: date, more: Duration, world: World) -> date | None:
    """The day that an extension reaches; one that is granted after the deadline extends nothing."""
    granted = world.event_day(EventKind.EXTENSION)
    return _reached(day, more) if granted is not None and granted <= day else None


def _reached(since: date, within: Duration) -> date | None:
    try:
        return after(since, within, counted=DayCount.CALENDAR)
    except ConventionsError:  # beyond the calendar: never
        return None


def _by_exercise(lapse: Lapse, world: World) -> Iterator[Deadline]:
    year = world.grant.exercise
    if lapse.first_claim is not None and year + lapse.first_claim <= date.max.year:
        day = date(year + lapse.first_claim, 12, 31)
        yield Deadline(grant=world.grant.key, kind=DeadlineKind.CLAIM, day=day, met_on=_claim(world))
    if lapse.last_claim is not None and year + lapse.last_claim <= date.max.year:
        last = date(year + lapse.last_claim, 12, 31)
        met = _claim(world, last=True)
        yield Deadline(grant=world.grant.key, kind=DeadlineKind.LAST_CLAIM, day=last, met_on=met)


def _claim(world: World, *, last: bool = False) -> date | None:
    """The day of the first request for a payment of the grant; of the first one for its balance."""
    terms = terms_for(world.agreed, world.grant)
    ends = (InstalmentKind.BALANCE, InstalmentKind.SINGLE)
    final = {item.key for item in (terms.instalments if terms else ()) if item.kind in ends}
    return min((item.day for item in world.requests if not last or item.instalment in final), default=None)
