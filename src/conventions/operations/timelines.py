"""The dates that matter: between two of them, the terms in force do not change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.base import Day, Record, Text
from conventions.model import Avenant, Convention, DatedAct
from conventions.operations.folding import in_force
from conventions.operations.states import act_address, act_name


class Milestone(Record):
    """A date that matters: what happens, in French, and the address of what it happens to."""

    day: Day
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
    """
    found = [*_period(convention), *_deliberations(convention), *_acts(convention)]
    return tuple(sorted(found, key=lambda milestone: (milestone.day, milestone.address, milestone.label)))


def _period(convention: Convention) -> Iterator[Milestone]:
    period = in_force(convention, date.max).period
    yield Milestone(day=period.start, label="début de la convention", address="initial.period")
    if period.end is not None:
        yield Milestone(day=period.end, label="fin de la convention", address="initial.period")


def _deliberations(convention: Convention) -> Iterator[Milestone]:
    for item in convention.deliberations:
        label = f"délibération ({item.assembly})"
        yield Milestone(day=item.date, label=label, address=f"deliberations[{item.key}]")


def _acts(convention: Convention) -> Iterator[Milestone]:
    for act in (convention, *convention.avenants):
        for label, day in _dates(act):
            if day is not None:
                yield Milestone(day=day, label=f"{label} de {act_name(act)}", address=act_address(act))


def _dates(act: Convention | Avenant | DatedAct) -> tuple[tuple[str, date | None], ...]:
    return (
        ("signature", act.signed_on),
        ("transmission", act.transmitted_on),
        ("notification", act.notified_on),
        ("prise d’effet", act.effective_on),
        ("annulation", act.annulled_on),
    )
