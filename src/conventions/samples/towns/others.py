"""The families of conventions with companies, public bodies and persons."""

from __future__ import annotations

from conventions.model import (
    AidRegime,
    Purpose,
    Use,
)
from conventions.periods import Period
from conventions.samples.towns.bodies import (
    CHAMBERS,
    NEIGHBOUR,
    SCHOOL,
    company,
    person,
)
from conventions.samples.towns.days import YEARS, session
from conventions.samples.towns.draws import Draws
from conventions.samples.towns.families import december
from conventions.samples.towns.projects import Aid, Charge, Year, euros, works
from conventions.samples.towns.stories import Story
from conventions.samples.towns.subjects import BUSINESS, GRANTS_TO_PERSONS, SCHOOLS, TRADE

AGREEMENT = "convention du 17 juin 2021 avec la Région, relative aux aides aux entreprises"


def business(draws: Draws, rank: int, turn: int) -> Story:
    """A company, under the de minimis regime and a convention with the région."""
    exercise, amount = YEARS[draws.below(5)], euros(draws.euros(2_000, 40_000))
    decided = session(exercise, 2)
    return Story(
        "business",
        rank,
        company(turn),
        BUSINESS,
        works(decided),
        (Year(exercise, amount, amount, amount, decided, "unique"),),
        Charge("65742", BUSINESS.function),
        Aid(purpose=Purpose.BUSINESS, regime=AidRegime.DE_MINIMIS, agreement=AGREEMENT),
    )


def public(draws: Draws, rank: int, turn: int) -> Story:
    """A school or a neighbour, each year."""
    body, account = ((SCHOOL, "657381"), (NEIGHBOUR, "657348"))[turn % 2]
    year = _year_of(turn // 2, draws.euros(3_000, 60_000))
    charge = Charge(account, SCHOOLS.function)
    return Story("public", rank, body, SCHOOLS, _period(year), (year,), charge)


def chamber(draws: Draws, rank: int, turn: int) -> Story:
    """A chamber of commerce or of trades, each year."""
    body = CHAMBERS[turn % len(CHAMBERS)]
    year = _year_of(turn // len(CHAMBERS), draws.euros(15_000, 60_000))
    charge = Charge("657382", TRADE.function)
    return Story("chamber", rank, body, TRADE, _period(year), (year,), charge)


def _year_of(turn: int, amount: int) -> Year:
    """One exercise after the other."""
    return december(YEARS[turn % len(YEARS)], amount, amount, "80/20")


def _period(year: Year) -> Period:
    return Period.years(year.exercise, year.exercise)


def scholar(draws: Draws, rank: int, turn: int) -> Story:
    """A natural person, whose name is hidden everywhere."""
    exercise, amount = YEARS[draws.below(5)], draws.euros(500, 2_000)
    return Story(
        "person",
        rank,
        person(turn),
        GRANTS_TO_PERSONS,
        Period.years(exercise, exercise),
        (december(exercise, amount, amount, "unique"),),
        Charge("65741", GRANTS_TO_PERSONS.function),
        Aid(use=Use.GENERAL),
    )
