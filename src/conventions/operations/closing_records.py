"""The records of the closing of an exercise: each euro granted or engaged in one class, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from conventions.model import Section
from conventions.money import Amount
from conventions.operations.totals import Total


class ClosingClass(StrEnum):
    """What becomes of an euro granted or engaged, once its exercise is closed."""

    MANDATED = "mandaté"
    ACCRUED = "à rattacher"
    CARRIED = "reste à réaliser"
    RELEASED = "à dégager"
    UNUSED = "reliquat"
    NOT_EVALUATED = "non évalué"


_CLOSED = "CGCT, art. L1612-11 et D2342-3"
SOURCES = {
    ClosingClass.MANDATED: _CLOSED,
    ClosingClass.ACCRUED: f"{_CLOSED} ; instruction budgétaire et comptable (rattachement : à reconfirmer)",
    ClosingClass.CARRIED: f"{_CLOSED} ; instruction budgétaire et comptable (restes à réaliser : à reconfirmer)",
    ClosingClass.RELEASED: "Logique : on n’engage pas plus que ce qui reste dû",
    ClosingClass.UNUSED: "Logique : ce qui est attribué et n’est pas engagé",
    ClosingClass.NOT_EVALUATED: "Principe : ce qui est inconnu n’est pas nul",
}
"""On what each class rests."""


class ClosingItem(NamedTuple):
    """A part of a grant (None: of none that is told) in one class, in euros (None: unknown), and why, in French."""

    rank: int
    convention: str
    grant: str | None
    section: Section | None
    kind: ClosingClass
    amount: Amount | None
    reason: str

    @property
    def source(self) -> str:
        """On what the class rests."""
        return SOURCES[self.kind]


class Closing(NamedTuple):
    """The closing of an exercise, as known on a day."""

    exercise: int
    as_of: date
    items: tuple[ClosingItem, ...]

    def of(self, kind: ClosingClass) -> tuple[ClosingItem, ...]:
        """The items of a class."""
        return tuple(item for item in self.items if item.kind is kind)

    def total(self, kind: ClosingClass) -> Total:
        """What a class comes to; unknown amounts stay unknown, under the key of their convention."""
        return _total(self.of(kind))

    @property
    def whole(self) -> Total:
        """What all the classes come to."""
        return _total(self.items)


def _total(items: Iterable[ClosingItem]) -> Total:
    return Total.of((item.convention, item.amount) for item in items)
