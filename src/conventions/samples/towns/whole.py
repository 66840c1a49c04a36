"""The whole town: its conventions, its budgets, its ledger."""

from __future__ import annotations

from functools import cache
from os import PathLike
from pathlib import Path
from typing import Final, NamedTuple

from conventions.errors import ConventionsError
from conventions.model import Budget, Convention
from conventions.operations import LedgerEntry
from conventions.samples.mistakes import Mistake, places, sow
from conventions.samples.towns import equipment, families, others
from conventions.samples.towns.budgets import budgets
from conventions.samples.towns.building import convention
from conventions.samples.towns.draws import Draws
from conventions.samples.towns.entries import entries
from conventions.samples.towns.hosts import hosts
from conventions.samples.towns.stories import Story
from conventions.samples.towns.writing import write

CYCLE: Final = (
    families.objectives, families.small, families.annual, families.small, families.objectives,
    equipment.investment, families.small, others.business, families.annual, families.in_kind,
    families.objectives, families.small, others.public, families.small, families.cofunded,
    families.objectives, families.annual, others.chamber, families.small, equipment.investment,
    families.objectives, families.small, families.annual, families.endowed, families.small,
    families.objectives, equipment.fund, others.business, families.in_kind, families.small,
    families.objectives, families.annual, others.scholar, families.small, families.cofunded,
    others.public, families.objectives, families.annual, equipment.programme, equipment.investment,
)  # fmt: skip
"""Forty conventions in their order: the town turns round it."""

FAMILIES: Final = (
    "annual", "association", "business", "chamber", "cofunded", "foundation", "fund", "in_kind", "investment",
    "person", "programme", "public", "small",
)  # fmt: skip
"""The names of the families, which do not change."""

SEEDED: Final = "seeded"
"""The family of the conventions that mistakes and near-misses are put in."""
_SEED: Final = 7
"""What those are made of."""


class Town(NamedTuple):
    """A town that does not exist, and all that its finance office holds about its conventions.

    ``families`` has the family of each convention, in their order. ``ledger_entries`` are the rows of the export of
    the finance software. Amounts are in euros, to the cent; the files are filled in until 30 June 2026.
    """

    conventions: tuple[Convention, ...]
    families: tuple[str, ...]
    budgets: tuple[Budget, ...]
    ledger_entries: tuple[LedgerEntry, ...]
    mistakes: tuple[Mistake, ...] = ()
    near_misses: tuple[str, ...] = ()
    """The keys of the conventions that are closest to a mistake, and have none."""

    def conventions_of(self, family: str) -> tuple[Convention, ...]:
        """The conventions of a family, in the order of the town.

        :raises ConventionsError: when there is no such family.
        """
        if family not in FAMILIES:
            raise ConventionsError(f"« {family:.40} » : les familles sont {', '.join(FAMILIES)}")
        pairs = zip(self.conventions, self.families, strict=True)
        return tuple(told for told, name in pairs if name == family)

    def write(self, folder: str | PathLike[str]) -> None:
        """Write the conventions (YAML), the budgets (CSV), the ledger (CSV and the TOML that says its columns).

        :raises OSError: when the folder cannot be written to.
        """
        write(Path(folder), self.conventions, self.budgets, self.ledger_entries)

    def with_mistakes(self) -> Town:
        """The same town, and after its conventions one for each seeded mistake, one for each near-miss.

        Every finding of severity « erreur » or « avertissement » is one of ``mistakes``, and each of them is found.
        The rows of the ledger stay those of the conventions without a mistake.

        >>> from conventions.samples import town
        >>> town(size=1).with_mistakes().mistakes[0].code
        'CONV-001'
        """
        told = hosts(_SEED, len(self.conventions), places())
        sown = sow(tuple(map(convention, told)), self.budgets)
        return self._replace(
            conventions=self.conventions + sown.conventions,
            families=self.families + (SEEDED,) * len(sown.conventions),
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
def town(seed: int, size: int) -> Town:
    """A town of that many conventions, made of a seed; see :func:`conventions.samples.town`."""
    told = stories(seed, size)
    made = tuple(map(convention, told))
    pairs = tuple(zip(made, told, strict=True))
    return Town(made, tuple(story.family for story in told), budgets(pairs), entries(pairs))
