"""What happened to the projects that are paid on their costs: their start, their end, their costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from conventions.model import ActualCost, Calculation, Event, EventKind, Facts
from conventions.money import ZERO
from conventions.samples.towns.days import LAST_DAY
from conventions.samples.towns.spending import Mandate, mandates
from conventions.samples.towns.stories import Story, spent


def facts(story: Story) -> Facts:
    """The facts that the mandates rest on, a little before them."""
    if story.aid.calculation is not Calculation.PROPORTIONAL:
        return Facts()
    issued = mandates(story)
    return Facts(
        events=tuple(each for mandate in issued for each in _events(story, mandate)),
        costs=tuple(_cost(story, mandate) for mandate in issued if mandate.due.step.percent is None),
    )


def _events(story: Story, mandate: Mandate) -> Iterator[Event]:
    """The project starts before its avance, and ends before its balance."""
    kind = EventKind.COMPLETION if mandate.due.step.percent is None else EventKind.START
    day = mandate.issued - timedelta(days=30)
    if day <= LAST_DAY:
        yield Event(kind=kind, day=day, grant=story.grant_key(mandate.year))


def _cost(story: Story, mandate: Mandate) -> ActualCost:
    return ActualCost(
        day=mandate.issued - timedelta(days=15),
        grant=story.grant_key(mandate.year),
        amount=spent(story.rank, story.aid.cost or ZERO),
    )
