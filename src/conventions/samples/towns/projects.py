"""What is granted of a project: sums of each exercise, imputation, rate, funders."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from conventions.model import (
    AidRegime,
    AssetKind,
    Calculation,
    Form,
    Nature,
    Purpose,
    Section,
    Use,
)
from conventions.money import Amount
from conventions.periods import Duration, Period
from conventions.samples.towns.bodies import Body
from conventions.samples.towns.days import later


def euros(whole: int) -> Amount:
    """A whole number of euros."""
    return Amount(cents=100 * whole)


class Year(NamedTuple):
    """The grant of an exercise: first as the convention foresees it, then as the council decides it.

    ``final`` is what the real costs give right to: the whole, but for what follows the costs.
    """

    exercise: int
    foreseen: Amount
    amount: Amount
    final: Amount
    decided: date
    pattern: str


class Charge(NamedTuple):
    """Where grants are charged; ``authorization`` is the number of an AP or of an AE."""

    account: str
    function: str
    authorization: str | None = None

    @property
    def section(self) -> Section:
        """That of the account."""
        return Section.INVESTMENT if self.account.startswith("2") else Section.OPERATING

    @property
    def chapter(self) -> str:
        """The chapter of the account."""
        return self.account[:3] if self.section is Section.INVESTMENT else self.account[:2]


class Aid(NamedTuple):
    """What the law asks to be told of a grant, where it asks something."""

    nature: Nature = Nature.OPERATING
    form: Form = Form.CASH
    use: Use = Use.EARMARKED
    calculation: Calculation = Calculation.FLAT
    rate: Fraction | None = None
    cost: Amount | None = None
    purpose: Purpose | None = None
    regime: AidRegime | None = None
    agreement: str | None = None
    asset: AssetKind | None = None
    years: Duration | None = None


def final(rank: int, rate: Fraction, cost: Amount, amount: Amount) -> Amount:
    """What the real costs give right to, never above what was voted."""
    return min(amount, spent(rank, cost).share(rate, rounding="half_up"))


def spent(rank: int, cost: Amount) -> Amount:
    """What a project cost: the forecast, or a little less or more."""
    return cost + Amount(cents=cost.cents // 100 * (rank % 7 - 4))


def works(decided: date) -> Period:
    """From the month after the notification to the end of the second year that follows."""
    start = later(decided, 14)
    month = date(start.year + (start.month == 12), start.month % 12 + 1, 1)
    return Period(month, date(start.year + 2, 12, 31))


class Funder(NamedTuple):
    """Who else pays for the project, and how much."""

    body: Body
    amount: Amount
