"""What is drawn of a convention, before it is written: who, what for, how much, when, paid how."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from conventions.model import (
    AidRegime,
    AssetKind,
    Calculation,
    Form,
    Nature,
    PartyKind,
    Purpose,
    Role,
    Section,
    Use,
)
from conventions.money import Amount
from conventions.periods import Duration, Period
from conventions.samples.towns.bodies import Body
from conventions.samples.towns.days import later
from conventions.samples.towns.subjects import Subject


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


def final(rank: int, aid: Aid, amount: Amount) -> Amount:
    """What the real costs give right to."""
    if aid.rate is None or aid.cost is None:
        return amount
    return min(amount, spent(rank, aid.cost).share(aid.rate, rounding="half_up"))


def spent(rank: int, cost: Amount) -> Amount:
    """What a project cost: the forecast, or a little less or more."""
    return cost + Amount(cents=cost.cents // 100 * (rank % 7 - 4))


class Funder(NamedTuple):
    """Who else pays for the project, and how much."""

    body: Body
    amount: Amount


class Story(NamedTuple):
    """A convention as it was lived. ``confirmed``: each year after the first is set by an avenant."""

    family: str
    rank: int
    body: Body
    subject: Subject
    period: Period
    years: tuple[Year, ...]
    charge: Charge
    aid: Aid = Aid()
    funders: tuple[Funder, ...] = ()
    guests: tuple[tuple[Body, Role], ...] = ()
    confirmed: bool = False
    extended: bool = False

    @property
    def decided(self) -> date:
        """The day of the deliberation that approves the convention."""
        return self.years[0].decided

    @property
    def signed(self) -> date:
        """The day of the signature, once the deliberation is executory."""
        return later(self.decided, 7 + self.rank % 3)

    @property
    def notified(self) -> date:
        """The day when the beneficiary gets the convention."""
        return later(self.signed, 3)

    @property
    def reference(self) -> str:
        """The reference of the convention: the exercise of its first grant, its rank in the town."""
        return f"{self.years[0].exercise}-{self.rank + 1:04d}"

    @property
    def private(self) -> bool:
        """Whether the beneficiary is a body of private law."""
        return bool(self.body.kind.private_law)

    @property
    def person(self) -> bool:
        """Whether the beneficiary is a natural person."""
        return self.body.kind is PartyKind.PERSON

    @property
    def association(self) -> bool:
        """Whether the beneficiary is an association or a foundation."""
        return self.body.kind in (PartyKind.ASSOCIATION, PartyKind.FOUNDATION)

    def grant_key(self, year: Year) -> str:
        """The key of the grant of a year."""
        return f"{year.exercise}-{self.aid.nature}"

    def asked_on(self, year: Year) -> date:
        """The day of the request, some weeks before the council decides."""
        return year.decided - timedelta(days=50 + self.rank % 15)

    def public_money(self, year: Year) -> Amount:
        """What all public bodies bring in a year."""
        return sum((funder.amount for funder in self.funders), start=max(year.amount, year.foreseen))
