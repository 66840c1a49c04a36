"""What was engaged, mandated and given back of each grant, as it was known on the last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from conventions.model import (
    Calculation,
    Commitment,
    Ledger,
    Payment,
    PaymentState,
    Recovery,
    RecoveryKind,
)
from conventions.money import ZERO, Amount
from conventions.samples.towns.days import LAST_DAY, LAST_YEAR, later
from conventions.samples.towns.initial import line
from conventions.samples.towns.mandates import Mandate, issued_on, paid_years
from conventions.samples.towns.papers import sent
from conventions.samples.towns.patterns import dues
from conventions.samples.towns.projects import Year
from conventions.samples.towns.stories import Story


def ledger(story: Story, issued: tuple[Mandate, ...]) -> Ledger:
    """The engagements, the mandates and the titles of the convention."""
    return Ledger(
        commitments=tuple(each for year in paid_years(story) for each in _commitments(story, year)),
        payments=tuple(each for mandate in issued for each in _payments(story, mandate)),
        recoveries=tuple(_recoveries(story, issued)),
    )


def engaged_on(story: Story, year: Year) -> date:
    """In January, or once the convention or the avenant is notified when that comes after."""
    january = later(date(year.exercise, 1, 8), story.rank % 7)
    return max(january, later(story.notified, 1), later(year.decided, 12))


def _commitments(story: Story, year: Year) -> Iterator[Commitment]:
    """What is left at the end of the exercise is released; what is still owed is engaged again on the next one."""
    day = engaged_on(story, year)
    carried, closing = _carried(story, year), date(year.exercise, 12, 31)
    over = carried > ZERO and closing <= LAST_DAY
    whole = _commitment(story, year, year.exercise, day, year.amount)
    if not over:
        yield whole
        return
    left = carried + year.amount - year.final
    yield whole.replace(released=left, released_on=closing)
    yield _commitment(story, year, year.exercise + 1, later(closing, 8), carried)


def _commitment(story: Story, year: Year, exercise: int, day: date, amount: Amount) -> Commitment:
    return Commitment(
        number=_engagement(story, year, exercise),
        committed_on=day,
        exercise=exercise,
        amount=amount,
        line=line(story.charge).raw,
        grant=story.grant_key(year),
        beneficiary=story.body.key,
    )


def _engagement(story: Story, year: Year, exercise: int) -> str:
    """The number of the engagement of a grant on an exercise; « R » for what is carried over."""
    return f"E{exercise}-{story.rank + 1:04d}" + ("R" if exercise > year.exercise else "")


def _carried(story: Story, year: Year) -> Amount:
    """What is paid in the exercise that follows."""
    due = dues(year.pattern, year.exercise, year.amount, year.final)
    late = (each.amount for each in due if issued_on(story, each).year > year.exercise)
    return sum(late, start=ZERO)


def _payments(story: Story, mandate: Mandate) -> Iterator[Payment]:
    """The mandate, after the one that the accountant sent back, when there was one."""
    payment = _payment(story, mandate)
    if mandate.is_first and story.rank % 19 == 3:
        day = mandate.issued - timedelta(days=10)
        yield payment.replace(
            number=f"{mandate.number}B",
            key=f"{mandate.number}B",
            issued_on=day,
            state=PaymentState.REJECTED,
            ended_on=day + timedelta(days=6),
            paid_on=None,
        )
    yield payment


def _payment(story: Story, mandate: Mandate) -> Payment:
    year, day = mandate.year, mandate.issued
    paid = later(day, 8 + story.rank % 5)
    return Payment(
        number=mandate.number,
        bordereau=str((day - date(day.year, 1, 1)).days // 7 + 1),
        exercise=day.year,
        grant=story.grant_key(year),
        instalment=str(mandate.due.step.kind),
        commitment=_engagement(story, year, day.year),
        beneficiary=story.body.key,
        issued_on=day,
        amount=mandate.due.amount,
        state=PaymentState.PAID if paid <= LAST_DAY else PaymentState.ACCEPTED,
        paid_on=paid if paid <= LAST_DAY else None,
        line=line(story.charge).raw,
        documents=tuple(sent(mandate)),
        iban=story.body.account,
    )


def _recoveries(story: Story, issued: tuple[Mandate, ...]) -> Iterator[Recovery]:
    """A part of the first grant that was not used, and that some associations give back once its report is read."""
    year = story.years[0]
    if not story.confirmed or story.rank % 6 or year.exercise + 1 >= LAST_YEAR:
        return
    day = later(date(year.exercise + 1, 9, 10), story.rank % 5)
    amount = Amount(cents=year.amount.cents // 100 * (1 + story.rank % 4))
    yield Recovery(
        number=f"T{day.year}-{story.rank + 1:04d}",
        kind=RecoveryKind.TITLE,
        exercise=day.year,
        grant=story.grant_key(year),
        issued_on=day,
        amount=amount,
        collected=amount,
        collected_on=later(day, 40),
        payment=issued[0].number,
        account="773",
        reason="part de la subvention qui n’a pas été utilisée",
    )


def is_at_rate(story: Story) -> bool:
    """Whether the money follows the real costs."""
    return story.aid.calculation is Calculation.PROPORTIONAL
