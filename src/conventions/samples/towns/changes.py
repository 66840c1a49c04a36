"""The avenants of a convention: the grant of each year, an extension, another way of paying."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.french import format_amount
from conventions.model import (
    Avenant,
    AvenantKind,
    ChangePaymentTerms,
    Classification,
    Decision,
    DecisionKind,
    Deliberation,
    ExtendTerm,
    Operation,
    SetGrant,
)
from conventions.samples.towns.council import deliberation, grants, number, subject
from conventions.samples.towns.days import LAST_DAY, later
from conventions.samples.towns.initial import grant
from conventions.samples.towns.patterns import terms
from conventions.samples.towns.projects import Year
from conventions.samples.towns.stories import Story


class Change(NamedTuple):
    """An avenant, and the year of grant that it brings."""

    avenant: Avenant
    year: Year


def changes(story: Story) -> tuple[Change, ...]:
    """The avenants, numbered in the order of their signatures."""
    return tuple(_numbered(story))


def deliberations(story: Story, made: tuple[Change, ...]) -> Iterator[Deliberation]:
    """The deliberations that approve them: one a session, whatever the avenants that it is about."""
    for year in dict.fromkeys(change.year for change in made):
        about = [change.avenant for change in made if change.year is year]
        approved = (_approves(avenant, rank) for rank, avenant in enumerate(about, start=1))
        yield deliberation(story, year.decided, *approved, grants(story, year, len(about) + 1))


def _approves(avenant: Avenant, rank: int) -> Decision:
    return Decision(
        number=str(rank),
        kind=DecisionKind.APPROVE_AVENANT,
        raw=f"approuve l’avenant n° {avenant.number} à la convention",
        avenant=avenant.key,
    )


def _numbered(story: Story) -> Iterator[Change]:
    if not (story.confirmed or story.extended):
        return
    rank = 0
    for year in story.years[1:]:
        last = year is story.years[-1]
        if year.decided > LAST_DAY or not (story.confirmed or last):
            continue
        if story.extended and last:
            rank += 1
            yield Change(_extension(story, year, rank), year)
        rank += 1
        yield Change(_financial(story, year, rank), year)


def _signed(year: Year) -> date:
    return later(year.decided, 8)


def _extension(story: Story, year: Year, rank: int) -> Avenant:
    """Signed the same day as the avenant that brings the money of the year."""
    until = date(year.exercise, 12, 31)
    return _avenant(story, year, rank, AvenantKind.EXTENSION, "prolongation", (ExtendTerm(until=until),))


def _financial(story: Story, year: Year, rank: int) -> Avenant:
    told = f"montant de {year.exercise} ({format_amount(year.amount)})"
    money: list[Operation] = [SetGrant(grant=grant(story, year))]
    if _is_new(story, year):
        money += _payment(story, year)
    return _avenant(story, year, rank, AvenantKind.FINANCIAL, told, tuple(money))


def _is_new(story: Story, year: Year) -> bool:
    """Whether nothing yet says how the money of the year is paid, or another way is chosen for it."""
    return year.pattern != story.years[0].pattern or (story.extended and year is story.years[-1])


def _payment(story: Story, year: Year) -> Iterator[Operation]:
    """The years that keep the first way are written with it, the others with theirs."""
    for name in dict.fromkeys((story.years[0].pattern, year.pattern)):
        decided = [each for each in story.years if each.exercise <= year.exercise and each.pattern == name]
        coming = [each for each in _foreseen(story, year) if name == story.years[0].pattern]
        keys = tuple(story.grant_key(each) for each in (*decided, *coming))
        yield ChangePaymentTerms(payment_terms=terms(name, keys, story.aid.rate))


def _foreseen(story: Story, year: Year) -> list[Year]:
    """The years to come that the first text foresees, still paid the first way."""
    written = story.years[:-1] if story.extended else story.years
    return [each for each in written if each.exercise > year.exercise]


def _avenant(  # noqa: PLR0913, PLR0917  # an avenant is what makes it: one argument a datum
    story: Story, year: Year, rank: int, kind: AvenantKind, told: str, operations: tuple[Operation, ...]
) -> Avenant:
    signed = _signed(year)
    return Avenant(
        number=rank,
        year=signed.year,
        kind=kind,
        title=f"Avenant n° {rank} : {told}",
        deliberation=number(year.decided, story),
        signed_on=signed,
        notified_on=later(signed, 3),
        transmitted_on=later(signed, 2),
        classification=Classification(nature=4, subject=subject(story)),
        operations=operations,
    )
