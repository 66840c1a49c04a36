"""What the law asks of an aid to a company: the aids of others, the région, the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from conventions.model import AidRegime, DeMinimisAid, Publication, PublicationKind
from conventions.samples.towns.bodies import REGION
from conventions.samples.towns.days import later
from conventions.samples.towns.projects import euros
from conventions.samples.towns.stories import Story

REGISTER_SINCE: Final = date(2026, 1, 1)


def de_minimis(story: Story) -> Iterator[DeMinimisAid]:
    """The grant itself, and the aid that the company says that it had of the région."""
    if story.aid.regime is not AidRegime.DE_MINIMIS:
        return
    year = story.years[0]
    yield DeMinimisAid(
        beneficiary=story.body.key,
        granted_on=year.decided,
        amount=year.amount,
        funder="Ville",
        grant=story.grant_key(year),
    )
    yield DeMinimisAid(
        beneficiary=story.body.key,
        granted_on=year.decided - timedelta(days=200 + story.rank),
        amount=euros(1_000 + 100 * (story.rank % 40)),
        funder=REGION.name,
        declared_on=year.decided - timedelta(days=40),
    )


def publications(story: Story) -> Iterator[Publication]:
    """What is told to the région each year, and the entry in the register."""
    if story.aid.regime is not AidRegime.DE_MINIMIS:
        return
    for year in story.years:
        yield Publication(
            kind=PublicationKind.REGION, day=date(year.exercise + 1, 3, 12), exercise=year.exercise
        )
        if year.decided >= REGISTER_SINCE:
            yield Publication(
                kind=PublicationKind.AID_REGISTER, day=later(year.decided, 9), grant=story.grant_key(year)
            )
