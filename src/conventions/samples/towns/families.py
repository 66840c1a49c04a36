"""The families of conventions with associations and foundations: how each is drawn."""

from __future__ import annotations

from typing import Final

from conventions.model import Form, Role, Use
from conventions.periods import Period
from conventions.samples.towns.bodies import DEPARTEMENT, REGION, association, foundation
from conventions.samples.towns.days import FIRST_YEAR, YEARS, session
from conventions.samples.towns.draws import Draws
from conventions.samples.towns.projects import Aid, Charge, Funder, Year, euros
from conventions.samples.towns.stories import Story
from conventions.samples.towns.subjects import ASSOCIATIONS

WAYS: Final = ("50/30/20", "50/30/20", "80/20", "mensuel", "trimestriel")
"""How a grant of functioning is paid, the most usual way twice."""


def december(exercise: int, foreseen: int, amount: int, pattern: str) -> Year:
    """A year whose grant is decided in the December before."""
    whole = euros(amount)
    return Year(exercise, euros(foreseen), whole, whole, session(exercise - 1, 12), pattern)


def objectives(draws: Draws, rank: int, turn: int) -> Story:
    """Three or four years; an avenant for each year after the first; sometimes a year more, or another way."""
    body, subject = association(0, turn)
    first, length = FIRST_YEAR + draws.below(4), draws.between(3, 4)
    base, pattern = draws.euros(24_000, 130_000), draws.pick(WAYS)
    extended = length == 3 and draws.chance(30)
    changed = draws.pick(WAYS) if draws.chance(25) else pattern
    years: list[Year] = []
    for step in range(length + extended):
        foreseen = base + step * (base // 4_000) * 100
        amount = foreseen + (draws.below(7) * 250 if step else 0)
        years.append(december(first + step, foreseen, amount, changed if step > 1 else pattern))
    period = Period.years(first, first + length - 1)
    charge = Charge("65748", subject.function)
    return Story(
        "association", rank, body, subject, period, tuple(years), charge, confirmed=True, extended=extended
    )


def annual(draws: Draws, rank: int, turn: int) -> Story:
    """A convention each year with the same association."""
    index, step = divmod(turn, len(YEARS))
    body, subject = association(1, index)
    exercise, amount = YEARS[step], draws.euros(24_000, 90_000)
    year = december(exercise, amount, amount, draws.pick(WAYS))
    return Story(
        "annual",
        rank,
        body,
        subject,
        Period.years(exercise, exercise),
        (year,),
        Charge("65748", subject.function),
    )


def small(draws: Draws, rank: int, turn: int) -> Story:
    """Below the sum that makes a convention compulsory: paid at once, not tied to an expense."""
    index, step = divmod(turn, len(YEARS))
    body, subject = association(2, index)
    exercise, amount = YEARS[step], draws.euros(500, 18_000)
    year = december(exercise, amount, amount, "unique")
    return Story(
        "small",
        rank,
        body,
        subject,
        Period.years(exercise, exercise),
        (year,),
        Charge("65748", subject.function),
        Aid(use=Use.GENERAL),
    )


def in_kind(draws: Draws, rank: int, turn: int) -> Story:
    """A room lent for three years, whose value the act tells."""
    body, subject = association(3, turn)
    first, value = FIRST_YEAR + draws.below(4), draws.euros(1_500, 22_000)
    years = tuple(
        december(first + step, value, value, "unique")._replace(decided=session(first - 1, 12))
        for step in range(3)
    )
    return Story(
        "in_kind",
        rank,
        body,
        subject,
        Period.years(first, first + 2),
        years,
        Charge("65748", subject.function),
        Aid(form=Form.IN_KIND, use=Use.GENERAL),
    )


def cofunded(draws: Draws, rank: int, turn: int) -> Story:
    """Three firm years on an authorisation, with the région and the département."""
    body, subject = association(4, turn)
    first, amount = FIRST_YEAR + draws.below(3), draws.euros(30_000, 160_000)
    pattern = draws.pick(WAYS[:3])
    whole = euros(amount)
    years = tuple(
        Year(first + step, whole, whole, whole, session(first - 1, 12), pattern) for step in range(3)
    )
    return Story(
        "cofunded",
        rank,
        body,
        subject,
        Period.years(first, first + 2),
        years,
        Charge("65748", subject.function, f"{first}-{subject.function}"),
        funders=(Funder(REGION, euros(amount // 2)), Funder(DEPARTEMENT, euros(amount // 5))),
        guests=((REGION, Role.COFUNDER), (DEPARTEMENT, Role.COFUNDER)),
    )


def endowed(draws: Draws, rank: int, turn: int) -> Story:
    """A foundation, for two years."""
    subject = ASSOCIATIONS[turn % len(ASSOCIATIONS)]
    first, amount = FIRST_YEAR + draws.below(5), draws.euros(8_000, 60_000)
    years = tuple(december(first + step, amount, amount, "80/20") for step in range(2))
    return Story(
        "foundation",
        rank,
        foundation(turn),
        subject,
        Period.years(first, first + 1),
        years,
        Charge("65748", subject.function),
        confirmed=True,
    )
