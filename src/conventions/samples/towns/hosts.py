"""Clean conventions of a year with associations that have no other one: where mistakes are put."""

from __future__ import annotations

from conventions.model import PartyKind
from conventions.samples.towns.bodies import Body
from conventions.samples.towns.draws import Draws
from conventions.samples.towns.families import annual
from conventions.samples.towns.stories import Story
from conventions.samples.towns.subjects import PLACES


def hosts(seed: int, first: int, count: int) -> tuple[Story, ...]:
    """The stories of ``count`` conventions, the first of which has the rank ``first`` in the town.

    >>> [told.reference for told in hosts(7, 400, 2)]
    ['2022-0401', '2023-0402']
    """
    return tuple(
        annual(Draws(seed, first + turn), first + turn, turn)._replace(body=_body(turn))
        for turn in range(count)
    )


def _body(index: int) -> Body:
    again, place = divmod(index, len(PLACES))
    name = f"Amicale {PLACES[place]}" + (f" ({again + 1})" if again else "")
    return Body(name, PartyKind.ASSOCIATION, "9220", 80_001 + index)
