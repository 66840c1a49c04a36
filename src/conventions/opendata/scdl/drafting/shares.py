"""The money of a row in its convention: what an act grants, what an avenant adds, what it makes of a grant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from conventions.money import ZERO, Amount
from conventions.opendata.scdl.drafting.facts import Known
from conventions.opendata.scdl.drafting.splitting import Piece


class Share(NamedTuple):
    """A piece of money, and the row that publishes it; whether it is a new total, and not what is added."""

    known: Known
    piece: Piece
    is_total: bool = False

    @property
    def day(self) -> date | None:
        """The day of the act: that of its signature, or the first one of its period."""
        period = self.piece.period
        return self.piece.signed or (period[0] if period else None)

    @property
    def order(self) -> tuple[date, int, int]:
        """What orders avenants: their day, their number, their row."""
        mention = self.known.mention
        return self.day or date.max, (mention and mention.number) or 0, self.known.number

    @property
    def until(self) -> date | None:
        """The day to which it extends the convention: the end of its period, or the day that it says."""
        mention = self.known.mention
        return self.piece.period[1] if self.piece.period else mention and mention.until

    @property
    def is_avenant(self) -> bool:
        """Whether it changes a convention, or takes money back; without its day it could never take effect."""
        return (self.piece.is_avenant or self.piece.amount < ZERO) and self.day is not None


def restated(initial: Iterable[Share], avenants: Iterable[Share]) -> tuple[Share, ...]:
    """The avenants, with those that publish what they make of a grant, and not what they add to it."""
    granted: defaultdict[int, Amount] = defaultdict(lambda: ZERO)
    for share in initial:
        granted[share.known.exercise] += share.piece.amount
    found = []
    for share in avenants:
        told = _of_the_only(share, granted)
        exercise, amount = told.known.exercise, told.piece.amount
        if exercise in granted and not told.known.pieces and told.known.makes(granted[exercise]):
            found.append(told._replace(is_total=True))
            granted[exercise] = amount
        else:
            found.append(share)
            granted[share.known.exercise] += amount
    return tuple(found)


def _of_the_only(share: Share, granted: Iterable[int]) -> Share:
    """The share, in the only exercise so far where its own was assumed."""
    exercises = list(granted)
    if share.known.exercise_from is None or len(exercises) != 1:
        return share
    said = "celui de la subvention dont elle publie le nouveau total"
    return share._replace(known=share.known._replace(exercise=exercises[0], exercise_from=said))
