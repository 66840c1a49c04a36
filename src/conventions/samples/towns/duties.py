"""What the law asks around the conventions of the town: requests, contracts, members who leave, publications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from conventions.law import value
from conventions.model import (
    Interest,
    Publication,
    PublicationKind,
    RepublicanContract,
    Request,
    Template,
)
from conventions.money import ZERO
from conventions.samples.towns import aids
from conventions.samples.towns.changes import Change
from conventions.samples.towns.days import LAST_DAY, later
from conventions.samples.towns.plans import plan
from conventions.samples.towns.projects import Year
from conventions.samples.towns.stories import Story
from conventions.samples.towns.votes import interested

CONTRACTS_SINCE: Final = date(2022, 1, 2)


def request(story: Story, year: Year) -> Request:
    """What was asked for, some weeks before the council decides."""
    return Request(
        exercise=year.exercise,
        beneficiary=story.body.key,
        amount=year.foreseen,
        requested_on=story.asked_on(year),
        object=story.subject.action,
        plan=plan(story, year),
    )


def contracts(story: Story) -> Iterator[RepublicanContract]:
    """The contrat d’engagement républicain, signed with the first request that asks for it."""
    owed = [story.asked_on(year) for year in story.years if story.asked_on(year) >= CONTRACTS_SINCE]
    if story.association and owed:
        yield RepublicanContract(beneficiary=story.body.key, signed_on=min(owed))


def interests(story: Story) -> Iterator[Interest]:
    """The member of the council who leaves the room."""
    yield Interest(
        person=interested(story),
        party=story.body.key,
        capacity="membre du bureau" if story.private else "représente la Ville au conseil d’administration",
        designated=not story.private,
    )


def publications(story: Story, made: tuple[Change, ...]) -> Iterator[Publication]:
    """What was published by the last day."""
    return (each for each in (*_published(story, made), *aids.publications(story)) if each.day <= LAST_DAY)


def _published(story: Story, made: tuple[Change, ...]) -> Iterator[Publication]:
    """The essential data of each act, then what is joined to the accounts of each exercise."""
    by_avenant = {id(change.year): change.avenant for change in made}
    for year in story.years:
        avenant = by_avenant.get(id(year))
        if avenant is not None and avenant.signed_on is not None:
            yield from _of_year(story, year, avenant.signed_on)
        elif year is story.years[0] or not story.confirmed:
            yield from _of_year(story, year, story.signed)


def _of_year(story: Story, year: Year, signed: date) -> Iterator[Publication]:
    if story.private and year.amount > value("convention_threshold", on=signed):
        yield Publication(
            kind=PublicationKind.ESSENTIAL_DATA,
            day=later(signed, 20 + story.rank % 30),
            grant=story.grant_key(year),
            address=f"https://www.valmorande.example/subventions/{story.reference}",
        )
    adopted = later(date(year.exercise + 1, 6, 12), 0)
    yield Publication(kind=PublicationKind.ANNEX, day=adopted, exercise=year.exercise)
    if year.amount > value("listing_threshold", on=date(year.exercise, 12, 31)) or not story.private:
        yield Publication(kind=PublicationKind.LISTING, day=adopted, exercise=year.exercise)
        yield Publication(kind=PublicationKind.ACCOUNTS, day=adopted, exercise=year.exercise)


def template(story: Story) -> Template | None:
    """The model of convention that suits the public money of three exercises in a row; for associations alone."""
    if not story.association:
        return None
    money = [story.public_money(year) for year in story.years]
    most = max(sum(money[start : start + 3], start=ZERO) for start in range(len(money)))
    return Template.FULL if most >= value("simple_template_threshold", on=story.signed) else Template.SIMPLE
