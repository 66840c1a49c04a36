"""What is drawn of a convention, before it is written: who, what for, how much, when, paid how."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from conventions.model import (
    PartyKind,
    Role,
)
from conventions.money import Amount
from conventions.periods import Period
from conventions.samples.towns.bodies import Body
from conventions.samples.towns.days import later
from conventions.samples.towns.projects import Aid, Charge, Funder, Year
from conventions.samples.towns.subjects import Subject


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
