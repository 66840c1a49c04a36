"""What the law asks around the conventions of the town: reports, accounts, contracts, publications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from conventions.model import (
    Accounts,
    FinancialReport,
    Interest,
    Publication,
    PublicationKind,
    ReportLine,
    RepublicanContract,
    Request,
    Result,
    Template,
    Use,
)
from conventions.money import ZERO, Amount
from conventions.samples.towns import aids
from conventions.samples.towns.changes import Change
from conventions.samples.towns.council import interested
from conventions.samples.towns.days import LAST_DAY, LAST_YEAR, later
from conventions.samples.towns.initial import ACTION, TARGET, target
from conventions.samples.towns.plans import plan
from conventions.samples.towns.stories import Story, Year

CONTRACTS_SINCE: Final = date(2022, 1, 2)
LISTED_ABOVE: Final = Amount(cents=75_000_00)
AUDITED_ABOVE: Final = Amount(cents=153_000_00)
OWED_ABOVE: Final = Amount(cents=23_000_00)
FULL_FROM: Final = Amount(cents=500_000_00)
_REPORTED: Final = (4, 20)


def closed(story: Story) -> Iterator[Year]:
    """The years whose accounts are known on the last day."""
    return (year for year in story.years if reported_on(story, year) <= LAST_DAY)


def reported_on(story: Story, year: Year) -> date:
    """The day when the report and the accounts of a year are received: before the balance is paid."""
    month, day = _REPORTED
    return date(year.exercise + 1, month, day) - timedelta(days=story.rank % 25)


def request(story: Story, year: Year) -> Request:
    """What was asked for, some weeks before the council decides."""
    return Request(
        exercise=year.exercise,
        beneficiary=story.body.key,
        amount=year.foreseen,
        requested_on=asked_on(story, year),
        object=story.subject.action,
        plan=plan(story, year),
    )


def asked_on(story: Story, year: Year) -> date:
    """The day of the request."""
    return year.decided - timedelta(days=50 + story.rank % 15)


def contracts(story: Story) -> Iterator[RepublicanContract]:
    """The contrat d’engagement républicain, signed with the first request that asks for it."""
    owed = [asked_on(story, year) for year in story.years if asked_on(story, year) >= CONTRACTS_SINCE]
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


def products(story: Story, year: Year) -> Amount:
    """The income of the body: at least three times the grant."""
    return year.amount * (3 + story.rank % 4) + Amount(cents=(4_000 + 37 * story.rank) * 100)


def accounts(story: Story, year: Year) -> Accounts:
    """The accounts of a year; above a sum of public money, an auditor certifies them and they are published."""
    day = reported_on(story, year)
    cash = money_of(story, year)
    audited = cash > AUDITED_ABOVE
    return Accounts(
        beneficiary=story.body.key,
        exercise=year.exercise,
        products=products(story, year),
        public_cash=cash,
        auditor="Cabinet Aubépin (commissaire aux comptes)" if audited else None,
        certified_on=day - timedelta(days=20) if audited else None,
        published_on=later(day, 15) if audited else None,
        received_on=day,
        budget_received_on=asked_on(story, year),
    )


def report(story: Story, year: Year) -> FinancialReport:
    """The compte rendu financier of a year: what was planned, what was done, and the gaps."""
    planned = year.amount * 2
    done = planned + Amount(cents=((story.rank % 11) - 5) * 1_00)
    charges = _lines(planned, done, ("Achats et services", "Charges de personnel", "Charges diverses"))
    own, spent = planned - year.amount, done - year.amount
    received = (
        _line("Subvention de la Ville", year.amount, year.amount),
        _line("Autres produits", own, spent),
    )
    return FinancialReport(
        exercise=year.exercise,
        grant=story.grant_key(year),
        received_on=reported_on(story, year),
        charges=charges,
        products=received,
        total_charges=done,
        total_products=done,
    )


def _lines(planned: Amount, done: Amount, labels: tuple[str, ...]) -> tuple[ReportLine, ...]:
    foreseen, actual = planned.allocate((3, 6, 1)), done.allocate((3, 6, 1))
    return tuple(map(_line, labels, foreseen, actual))


def _line(label: str, planned: Amount, actual: Amount) -> ReportLine:
    gap = actual - planned
    return ReportLine(
        label=label, planned=planned, actual=actual, gap=gap, gap_percent=_percent(gap.cents, planned.cents)
    )


def _percent(part: int, whole: int) -> Decimal:
    """Hundredths of a whole, half-up (away from zero), with two decimals."""
    size = (2 * abs(part) * 10_000 + whole) // (2 * whole)
    return Decimal(f"{'-' if part < 0 else ''}{size // 100}.{size % 100:02d}")


def results(story: Story) -> Iterator[Result]:
    """What was measured each year: the target is reached."""
    for exercise in measured(story):
        yield Result(
            key=f"{TARGET}-{exercise}",
            action=ACTION,
            target=TARGET,
            value=Decimal(target(story) + (story.rank + exercise) % 4),
            unit=story.subject.unit,
            exercise=exercise,
        )


def measured(story: Story) -> list[int]:
    """The exercises of the period, and those of the grants, that are over on the last day."""
    told = {*story.period.exercises, *(year.exercise for year in story.years)}
    return sorted(exercise for exercise in told if exercise < LAST_YEAR)


def publications(story: Story, made: tuple[Change, ...]) -> Iterator[Publication]:
    """What was published by the last day."""
    return (each for each in (*_published(story, made), *aids.publications(story)) if each.day <= LAST_DAY)


def _published(story: Story, made: tuple[Change, ...]) -> Iterator[Publication]:
    """The essential data of each act, then what is joined to the accounts of each exercise."""
    by_avenant = {id(change.year): change.avenant for change in made}
    for year in story.years:
        avenant = by_avenant.get(id(year))
        signed = story.signed if avenant is None or avenant.signed_on is None else avenant.signed_on
        yield from _of_year(story, year, signed)


def _of_year(story: Story, year: Year, signed: date) -> Iterator[Publication]:
    if story.private and year.amount > OWED_ABOVE:
        yield Publication(
            kind=PublicationKind.ESSENTIAL_DATA,
            day=later(signed, 20 + story.rank % 30),
            grant=story.grant_key(year),
            address=f"https://www.valmorande.example/subventions/{story.reference}",
        )
    adopted = later(date(year.exercise + 1, 6, 12), 0)
    yield Publication(kind=PublicationKind.ANNEX, day=adopted, exercise=year.exercise)
    if year.amount > LISTED_ABOVE or not story.private:
        yield Publication(kind=PublicationKind.LISTING, day=adopted, exercise=year.exercise)
        yield Publication(kind=PublicationKind.ACCOUNTS, day=adopted, exercise=year.exercise)


def is_reported(story: Story) -> bool:
    """Whether a compte rendu financier is due: the grant is tied to an expense, the body of private law."""
    return story.private and story.aid.use is Use.EARMARKED


def template(story: Story) -> Template | None:
    """The model of convention that suits the public money of three exercises in a row; for associations alone."""
    if not story.association:
        return None
    money = [money_of(story, year) for year in story.years]
    most = max(sum(money[start : start + 3], start=ZERO) for start in range(len(money)))
    return Template.FULL if most >= FULL_FROM else Template.SIMPLE


def money_of(story: Story, year: Year) -> Amount:
    """What all public bodies bring in a year."""
    return sum((funder.amount for funder in story.funders), start=max(year.amount, year.foreseen))
