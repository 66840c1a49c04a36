"""The dates that matter: between two of them, the terms in force do not change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from conventions.base import Day, Record, Text
from conventions.model import Convention
from conventions.operations.folding import fold
from conventions.operations.states import act_name, date_address


class MilestoneKind(StrEnum):
    """What happens on a date that matters."""

    START = "début"
    END = "fin"
    DELIBERATION = "délibération"
    SIGNATURE = "signature"
    TRANSMISSION = "transmission"
    NOTIFICATION = "notification"
    EFFECT = "prise d’effet"
    ANNULMENT = "annulation"


class Milestone(Record):
    """A date that matters: what happens, in a word of a closed list and in French, and where the date is written."""

    day: Day
    kind: MilestoneKind
    label: Text
    address: Text


def timeline(convention: Convention) -> tuple[Milestone, ...]:
    """The known dates of the convention, in order: its period, its acts, its deliberations.

    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import cci_2017_2019
    >>> for milestone in timeline(cci_2017_2019()):
    ...     print(milestone.day, milestone.label)
    2017-01-01 début de la convention
    2018-11-15 délibération (Bureau métropolitain)
    2019-12-31 fin de la convention
    >>> milestone.kind, milestone.address
    (<MilestoneKind.END: 'fin'>, 'initial.period')
    """
    found = [*_period(convention), *_deliberations(convention), *_acts(convention)]
    return tuple(sorted(found, key=lambda milestone: (milestone.day, milestone.address, milestone.label)))


def _period(convention: Convention) -> Iterator[Milestone]:
    """The first day, which no operation moves, and the last one, where it was said last."""
    folded = fold(convention, date.max)
    period, origin = folded.terms.period, folded.origin("period")
    yield _milestone(period.start, MilestoneKind.START, "de la convention", "initial.period")
    if period.end is not None:
        yield _milestone(period.end, MilestoneKind.END, "de la convention", origin.address)


def _deliberations(convention: Convention) -> Iterator[Milestone]:
    for item in convention.deliberations:
        address = f"deliberations[{item.key}].date"
        yield _milestone(item.date, MilestoneKind.DELIBERATION, f"({item.assembly})", address)


def _acts(convention: Convention) -> Iterator[Milestone]:
    for act in (convention, *convention.avenants, *convention.renewals):
        for kind, field in _DATES.items():
            day = getattr(act, field)
            if day is not None:
                yield _milestone(day, kind, f"de {act_name(act)}", date_address(act, field))


def _milestone(day: date, kind: MilestoneKind, about: str, address: str) -> Milestone:
    return Milestone(day=day, kind=kind, label=f"{kind} {about}", address=address)


_DATES: Mapping[MilestoneKind, str] = {
    MilestoneKind.SIGNATURE: "signed_on",
    MilestoneKind.TRANSMISSION: "transmitted_on",
    MilestoneKind.NOTIFICATION: "notified_on",
    MilestoneKind.EFFECT: "effective_on",
    MilestoneKind.ANNULMENT: "annulled_on",
}
"""The field of an act that holds each of its dates."""
