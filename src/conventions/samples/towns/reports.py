"""What the beneficiaries give each year: their accounts, their financial report, their results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from conventions.law import value
from conventions.model import (
    Accounts,
    FinancialReport,
    ReportLine,
    Result,
    Use,
)
from conventions.money import Amount
from conventions.samples.towns.days import LAST_DAY, LAST_YEAR, later
from conventions.samples.towns.initial import ACTION, TARGET, target
from conventions.samples.towns.projects import Year
from conventions.samples.towns.stories import Story

_REPORTED: Final = (4, 20)


def closed(story: Story) -> Iterator[Year]:
    """The years whose accounts are known on the last day."""
    return (year for year in story.years if reported_on(story, year) <= LAST_DAY)


def reported_on(story: Story, year: Year) -> date:
    """The day when the report and the accounts of a year are received: before the balance is paid."""
    month, day = _REPORTED
    return date(year.exercise + 1, month, day) - timedelta(days=story.rank % 25)


def products(story: Story, year: Year) -> Amount:
    """The income of the body: at least three times the grant."""
    return year.amount * (3 + story.rank % 4) + Amount(cents=(4_000 + 37 * story.rank) * 100)


def accounts(story: Story, year: Year) -> Accounts:
    """The accounts of a year; above a sum of public money, an auditor certifies them and they are published."""
    day = reported_on(story, year)
    cash = story.public_money(year)
    audited = cash > value("auditor_threshold", on=date(year.exercise, 12, 31))
    return Accounts(
        beneficiary=story.body.key,
        exercise=year.exercise,
        products=products(story, year),
        public_cash=cash,
        auditor="Cabinet Aubépin (commissaire aux comptes)" if audited else None,
        certified_on=day - timedelta(days=20) if audited else None,
        published_on=later(day, 15) if audited else None,
        received_on=day,
        budget_received_on=story.asked_on(year),
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


def is_reported(story: Story) -> bool:
    """Whether a compte rendu financier is due: the grant is tied to an expense, the body of private law."""
    return story.private and story.aid.use is Use.EARMARKED
