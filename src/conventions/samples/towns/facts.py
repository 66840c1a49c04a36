"""What happened to the projects that are paid on their costs: their start, their end, their costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from conventions.model import ActualCost, Event, EventKind, Facts, InstalmentKind, Nature
from conventions.money import ZERO
from conventions.samples.towns.mandates import Mandate
from conventions.samples.towns.projects import spent
from conventions.samples.towns.spending import is_at_rate
from conventions.samples.towns.stories import Story


def facts(story: Story, issued: tuple[Mandate, ...]) -> Facts:
    """The facts that the mandates rest on, a little before them."""
    if story.aid.nature is not Nature.EQUIPMENT:
        return Facts()
    return Facts(
        events=tuple(each for mandate in issued for each in _events(story, mandate)),
        costs=tuple(_cost(story, mandate) for mandate in issued if _is_last(mandate) and is_at_rate(story)),
    )


def _is_last(mandate: Mandate) -> bool:
    return mandate.due.step.kind is not InstalmentKind.ADVANCE


def _events(story: Story, mandate: Mandate) -> Iterator[Event]:
    """The project starts before its first mandate, and ends before its last one."""
    key, kind = story.grant_key(mandate.year), mandate.due.step.kind
    if kind is not InstalmentKind.BALANCE:
        yield Event(kind=EventKind.START, day=mandate.issued - timedelta(days=60), grant=key)
    if kind is not InstalmentKind.ADVANCE:
        yield Event(kind=EventKind.COMPLETION, day=mandate.issued - timedelta(days=30), grant=key)


def _cost(story: Story, mandate: Mandate) -> ActualCost:
    return ActualCost(
        day=mandate.issued - timedelta(days=15),
        grant=story.grant_key(mandate.year),
        amount=spent(story.rank, story.aid.cost or ZERO),
    )
