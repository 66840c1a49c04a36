"""The deadlines after which a grant lapses: those of the convention, else those of the authority's own rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from conventions.errors import ConventionsError
from conventions.model import EventKind, Grant
from conventions.operations import Deadline, DeadlineKind, deadlines, terms_for
from conventions.periods import DayCount, Duration, after
from conventions.rules.case import Case
from conventions.rules.written import decided


def deadlines_by_grant(case: Case) -> Mapping[str, tuple[Deadline, ...]]:
    """The deadlines of each grant, by its key; none where no clause and no rule of the authority sets one."""
    found: dict[str, list[Deadline]] = defaultdict(list)
    terms = decided(case).terms
    ruled = {grant.key for grant in terms.grants if _has_clause(case, grant)}
    if ruled:
        for item in deadlines(case.convention, case.as_of, known_on=case.known_on, facts=case.context.facts):
            found[item.grant].append(item)
    for grant in terms.grants:
        if grant.key not in ruled:
            found[grant.key] += _of_authority(case, grant)
    return {key: tuple(items) for key, items in found.items()}


def _has_clause(case: Case, grant: Grant) -> bool:
    terms = terms_for(decided(case).terms, grant)
    return terms is not None and terms.lapse is not None


def _of_authority(case: Case, grant: Grant) -> Iterator[Deadline]:
    since = _notified(case, grant)
    limits = (
        (DeadlineKind.START, EventKind.START, case.parameters.start_within),
        (DeadlineKind.FINISH, EventKind.COMPLETION, case.parameters.finish_within),
    )
    for kind, event, within in limits:
        day = since and within and _reached(since, within)
        if day:
            yield Deadline(grant=grant.key, kind=kind, day=day, met_on=_event(case, grant, event))


def _notified(case: Case, grant: Grant) -> date | None:
    """The notification of the act that made the grant firm, or the event that tells it."""
    told = decided(case).settled_by(grant.key).notified_on
    if told is not None and told <= case.known_day:
        return told
    return _event(case, grant, EventKind.NOTIFICATION)


def _event(case: Case, grant: Grant, kind: EventKind) -> date | None:
    told = (
        item.day
        for item in case.facts.events
        if item.kind is kind and (item.grant is None or item.grant == grant.key)
    )
    return min(told, default=None)


def _reached(since: date, within: Duration) -> date | None:
    try:
        return after(since, within, counted=DayCount.CALENDAR)
    except ConventionsError:  # beyond the calendar: never
        return None
