"""When the right to a grant lapses (caducité): the deadlines of the clause, and whether they were met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from conventions.base import Day, Flag, Key, Record
from conventions.errors import ConventionsError
from conventions.model import EventKind, Lapse
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
    extended = world.event_day(EventKind.EXTENSION) is not None
    limits = (
        (DeadlineKind.START, lapse.start_within, lapse.extension, world.event_day(EventKind.START)),
        (
            DeadlineKind.FINISH,
            lapse.finish_within,
            lapse.finish_extension,
            world.event_day(EventKind.COMPLETION),
        ),
        (DeadlineKind.CLAIM, lapse.claim_within, None, _claim(world)),
    )
    for kind, within, more, met in limits:
        day = within and _reached(since, within, more if extended else None)
        if day:
            yield Deadline(
                grant=world.grant.key, kind=kind, day=day, met_on=met, extended=extended and more is not None
            )


def _reached(since: date, within: Duration, more: Duration | None) -> date | None:
    try:
        first = after(since, within, counted=DayCount.CALENDAR)
        return after(first, more, counted=DayCount.CALENDAR) if more else first
    except ConventionsError:  # beyond the calendar: never
        return None


def _by_exercise(lapse: Lapse, world: World) -> Iterator[Deadline]:
    year = world.grant.exercise
    if lapse.first_claim is not None and year + lapse.first_claim <= date.max.year:
        day = date(year + lapse.first_claim, 12, 31)
        yield Deadline(grant=world.grant.key, kind=DeadlineKind.CLAIM, day=day, met_on=_claim(world))
    if lapse.last_claim is not None and year + lapse.last_claim <= date.max.year:
        last = date(year + lapse.last_claim, 12, 31)
        yield Deadline(grant=world.grant.key, kind=DeadlineKind.LAST_CLAIM, day=last)


def _claim(world: World) -> date | None:
    """The day of the first request for a payment of the grant."""
    asked = (item.day for item in world.facts.requests if item.grant == world.grant.key)
    return min(asked, default=None)
