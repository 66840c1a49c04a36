"""The multi-year authorisations of the town (AP, AE), each with the payment credits of its exercises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from conventions.model import Authorization, PaymentCredit, Section
from conventions.money import ZERO, Amount
from conventions.samples.towns.days import session
from conventions.samples.towns.projects import Charge
from conventions.samples.towns.stories import Story

_LABELS: Final = {
    Section.OPERATING: "Conventions pluriannuelles, fonction",
    Section.INVESTMENT: "Subventions d’équipement pluriannuelles, fonction",
}


def authorizations(stories: Iterable[Story]) -> tuple[Authorization, ...]:
    """Each is voted in the December before its first exercise; its credits are the grants that it bears."""
    borne: defaultdict[Charge, dict[int, Amount]] = defaultdict(dict)
    for story in stories:
        if story.charge.authorization is not None:
            by_year = borne[story.charge]
            for year in story.years:
                by_year[year.exercise] = by_year.get(year.exercise, ZERO) + year.amount
    return tuple(_voted(charge, borne[charge]) for charge in sorted(borne))


def _voted(charge: Charge, by_year: dict[int, Amount]) -> Authorization:
    return Authorization(
        number=str(charge.authorization),
        kind=charge.section,
        label=f"{_LABELS[charge.section]} {charge.function}",
        chapter=charge.chapter,
        amount=sum(by_year.values(), start=ZERO),
        voted_on=voted_on(min(by_year)),
        credits=tuple(PaymentCredit(exercise=year, amount=by_year[year]) for year in sorted(by_year)),
    )


def voted_on(first: int) -> date:
    """The day of the vote of an authorisation, from its first exercise."""
    return session(first - 1, 12)
