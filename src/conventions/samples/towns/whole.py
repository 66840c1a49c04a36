"""The whole town: its conventions, its budgets, its ledger."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from conventions.model import Budget, Convention
from conventions.samples.mistakes import Mistake, places, sow
from conventions.samples.towns import families, others
from conventions.samples.towns.budgets import budgets
from conventions.samples.towns.building import convention
from conventions.samples.towns.draws import Draws
from conventions.samples.towns.hosts import hosts
from conventions.samples.towns.stories import Story

CYCLE: Final = (
    families.objectives, families.small, families.annual, families.small, families.objectives,
    others.investment, families.small, others.business, families.annual, families.in_kind,
    families.objectives, families.small, others.public, families.small, families.cofunded,
    families.objectives, families.annual, others.chamber, families.small, others.investment,
    families.objectives, families.small, families.annual, families.endowed, families.small,
    families.objectives, others.fund, others.business, families.in_kind, families.small,
    families.objectives, families.annual, others.scholar, families.small, families.cofunded,
    others.public, families.objectives, families.annual, others.programme, others.investment,
)  # fmt: skip
"""Forty conventions in their order: the town turns round it."""

_SEED: Final = 7
"""That of the conventions that mistakes are put in."""


class Town(NamedTuple):
    """A town that does not exist, and all that its finance office holds about its conventions."""

    conventions: tuple[Convention, ...]
    budgets: tuple[Budget, ...]
    stories: tuple[Story, ...]
    mistakes: tuple[Mistake, ...] = ()
    near_misses: tuple[str, ...] = ()
    """The keys of the conventions that are closest to a mistake, and have none."""

    def conventions_of(self, family: str) -> tuple[Convention, ...]:
        """The conventions of a family, in the order of the town."""
        return tuple(
            told
            for told, story in zip(self.conventions, self.stories, strict=False)
            if story.family == family
        )

    def with_mistakes(self) -> Town:
        """The same town, and after its conventions one for each seeded mistake, one for each near-miss.

        Every finding of severity « erreur » or « avertissement » is one of ``mistakes``, and each of them is found.

        >>> town(size=1).with_mistakes().mistakes[0].code
        'CONV-001'
        """
        told = hosts(_SEED, len(self.conventions), places())
        sown = sow(tuple(map(convention, told)), self.budgets)
        return self._replace(
            conventions=self.conventions + sown.conventions,
            budgets=sown.budgets,
            mistakes=sown.mistakes,
            near_misses=sown.near_misses,
        )


def stories(seed: int, size: int) -> tuple[Story, ...]:
    """What is drawn: the story of a rank depends on the seed and on the rank alone."""
    met = dict.fromkeys(CYCLE, 0)
    found: list[Story] = []
    for rank in range(size):
        draw = CYCLE[rank % len(CYCLE)]
        found.append(draw(Draws(seed, rank), rank, met[draw]))
        met[draw] += 1
    return tuple(found)


@cache
def town(seed: int = 7, size: int = 400) -> Town:
    """A town of that many conventions, made of a seed."""
    told = stories(seed, size)
    made = tuple(map(convention, told))
    return Town(made, budgets(zip(made, told, strict=True)), told)
