"""How the council votes: who leaves the room, who is against."""

from __future__ import annotations

from typing import Final

from conventions.model import (
    Ballot,
    Cast,
    Outcome,
    Vote,
)
from conventions.samples.towns.bodies import FIRST_NAMES, LAST_NAMES, MAYOR
from conventions.samples.towns.stories import Story

_SEATS: Final = 35


MEMBERS: Final = tuple(f"{first} {last}" for last in LAST_NAMES for first in FIRST_NAMES)
"""The thirty-five members of the council, invented as all the rest is."""


def interested(story: Story) -> str:
    """The member of the council who sits in the body, and leaves the room."""
    return MEMBERS[1 + story.rank % (_SEATS - 1)]


def vote(story: Story) -> Vote:
    """One member leaves the room; now and then, some vote against."""
    person, against = interested(story), 0 if story.rank % 5 else 3
    away = {MEMBERS[(story.rank + step) % _SEATS] for step in (7, 19)} - {MAYOR.name}
    cast = dict.fromkeys(MEMBERS, Cast.IN_FAVOUR)
    voting = [member for member in MEMBERS if member != person and member not in away]
    cast.update(dict.fromkeys(voting[-against:] if against else (), Cast.AGAINST))
    cast.update(dict.fromkeys(away, Cast.ABSENT))
    cast[person] = Cast.NOT_TAKING_PART
    present = _SEATS - sum(value is Cast.ABSENT for value in cast.values())
    return Vote(
        outcome=Outcome.MAJORITY if against else Outcome.UNANIMOUS,
        in_favour=sum(value is Cast.IN_FAVOUR for value in cast.values()),
        against=against,
        abstentions=0,
        not_taking_part=1,
        present=present,
        proxies=0,
        ballots=tuple(Ballot(person=member, cast=cast[member]) for member in MEMBERS)
        if _named(story)
        else None,
        raw=f"{person} ne prend pas part au vote.",
    )


def _named(story: Story) -> bool:
    """Whether the extract lists the votes: some only say who left the room."""
    return not story.private or story.rank % 10 == 0
