"""The accounting norm that the law imposes on an authority, by what it is, from which day: read from TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, cast, final

from conventions.days import check_day, day_told
from conventions.nomenclature.store import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE: Final = DATA / "norms.toml"


@final
@dataclass(frozen=True, slots=True)
class Abridged:
    """The abridged plan that an authority may follow, and the one that it follows ``otherwise``.

    It is for those of less than ``below`` inhabitants; None: their population does not decide it.
    """

    declinaison: str
    otherwise: str
    below: int | None


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class LegalNorm:
    """A norm that a text imposes from a day on; ``declinaison`` None: the kind alone does not say which plan.

    ``status`` says how it is known: V read in the source, V2 in a secondary one, M remembered, I inferred;
    ``verified_on`` is the day it was last checked there.
    """

    kinds: tuple[str, ...]
    since: date
    norm: str
    declinaison: str | None
    abridged: Abridged | None = None
    reference: str
    address: str | None
    verified_on: date
    status: str

    def declinaisons(self, population: int | None = None) -> tuple[str, ...]:
        """The plans that an authority of this population may follow, the abridged one first.

        >>> norm_of_kind("commune", on=date(2024, 1, 1)).declinaisons(3499)
        ('M57_A', 'M57_D')
        >>> norm_of_kind("commune", on=date(2024, 1, 1)).declinaisons(3500)
        ('M57_D',)
        """
        if self.abridged is None:
            return (self.declinaison,) if self.declinaison else ()
        small, below = self.abridged.declinaison, self.abridged.below
        is_small = None in (population, below) or cast("int", population) < cast("int", below)
        return (small, self.abridged.otherwise) if is_small else (self.abridged.otherwise,)


def norm_of_kind(kind: str, *, on: date) -> LegalNorm | None:
    """The norm that the law imposes on a day on an authority of a kind (« commune », « métropole »).

    None when no text that we have imposes one: the authority may follow any, and says which.

    :raises ConventionsError: for what is no day.

    >>> norm_of_kind("métropole", on=date(2018, 1, 1)).norm
    'M57'
    >>> norm_of_kind("commune", on=date(2018, 1, 1)) is None
    True
    """
    check_day("on", on)
    known = [item for item in norms() if kind in item.kinds and item.since <= on]
    return known[-1] if known else None


@cache
def norms() -> tuple[LegalNorm, ...]:
    """Every norm that the data say, oldest first."""
    return read_norms(_FILE.read_text(encoding="utf-8"))


def read_norms(text: str) -> tuple[LegalNorm, ...]:
    """The norms that a file says, oldest first.

    :raises KeyError: when one lacks its date, its kinds, its name or its source.
    """
    told = (_norm(entry) for entry in tomllib.loads(text)["norms"])
    return tuple(sorted(told, key=lambda norm: norm.since))


def _norm(entry: Mapping[str, object]) -> LegalNorm:
    declinaison, address = entry.get("declinaison"), entry.get("address")
    return LegalNorm(
        kinds=tuple(cast("list[str]", entry["kinds"])),
        since=day_told(entry["from"]),
        norm=str(entry["norm"]),
        declinaison=None if declinaison is None else str(declinaison),
        abridged=_abridged(entry["abridged"]) if "abridged" in entry else None,
        reference=str(entry["reference"]),
        address=None if address is None else str(address),
        verified_on=day_told(entry["verified_on"]),
        status=str(entry["status"]),
    )


def _abridged(entry: object) -> Abridged:
    told = cast("Mapping[str, object]", entry)
    below = told.get("below")
    return Abridged(
        str(told["declinaison"]), str(told["otherwise"]), None if below is None else int(str(below))
    )
