"""The families of conventions for equipment: a part of the costs, an authorisation, a fonds de concours."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from conventions.model import (
    AssetKind,
    Calculation,
    Nature,
    Purpose,
)
from conventions.periods import Duration, Period
from conventions.samples.towns.bodies import (
    DEPARTEMENT,
    GROUP,
    NEIGHBOUR,
    REGION,
    STATE,
    association,
)
from conventions.samples.towns.days import YEARS, session
from conventions.samples.towns.draws import Draws
from conventions.samples.towns.projects import Aid, Charge, Funder, Year, euros, final, works
from conventions.samples.towns.stories import Story
from conventions.samples.towns.subjects import EQUIPMENT

ASSETS: Final = (
    (AssetKind.MOVABLES, "1", Duration(years=5)),
    (AssetKind.BUILDINGS, "2", Duration(years=15)),
)
"""What is bought, the last digit of its account, the years over which its grant is amortised."""


def investment(draws: Draws, rank: int, turn: int) -> Story:
    """A part of the real costs of an association’s equipment, never above what was voted."""
    exercise = YEARS[draws.below(5)]
    asset, digit, years = draws.pick(ASSETS)
    rate = Fraction(draws.pick((20, 25, 30, 40, 50)), 100)
    cost = euros(draws.euros(5_000, 500_000) * 2)
    amount, decided = cost.share(rate, rounding="half_up"), session(exercise, 5)
    aid = Aid(
        nature=Nature.EQUIPMENT,
        calculation=Calculation.PROPORTIONAL,
        rate=rate,
        cost=cost,
        asset=asset,
        years=years,
    )
    return Story(
        "investment",
        rank,
        association(5, turn)[0],
        EQUIPMENT,
        works(decided),
        (Year(exercise, amount, amount, final(rank, rate, cost, amount), decided, "pièces"),),
        Charge(f"2042{digit}", EQUIPMENT.function),
        aid,
        funders=(Funder(REGION, cost.share(Fraction(1, 5), rounding="floor")),),
    )


def programme(draws: Draws, rank: int, turn: int) -> Story:
    """A neighbour’s equipment over two exercises, on an authorisation."""
    first, whole = YEARS[draws.below(3)], euros(draws.euros(40_000, 400_000))
    decided = session(first - 1, 12)
    years = tuple(Year(first + step, whole, whole, whole, decided, "factures") for step in range(2))
    aid = Aid(nature=Nature.EQUIPMENT, asset=AssetKind.BUILDINGS, years=Duration(years=15), cost=whole * 5)
    return Story(
        "programme",
        rank,
        NEIGHBOUR,
        EQUIPMENT,
        Period.years(first, first + 2),
        years,
        Charge("2041482", EQUIPMENT.function, f"{first}-{EQUIPMENT.function}"),
        aid,
        funders=(Funder(STATE, whole), Funder(DEPARTEMENT, whole)),
    )


def fund(draws: Draws, rank: int, turn: int) -> Story:
    """A fonds de concours to the group of communes, for equipment."""
    exercise, amount = YEARS[draws.below(5)], draws.euros(20_000, 200_000)
    whole = euros(amount)
    decided = session(exercise, 5)
    aid = Aid(
        nature=Nature.EQUIPMENT,
        purpose=Purpose.SUPPORTING_FUND,
        asset=AssetKind.BUILDINGS,
        years=Duration(years=15),
        cost=whole * 4,
    )
    return Story(
        "fund",
        rank,
        GROUP,
        EQUIPMENT,
        works(decided),
        (Year(exercise, whole, whole, whole, decided, "factures"),),
        Charge("2041512", EQUIPMENT.function),
        aid,
        funders=(Funder(STATE, whole),),
    )
