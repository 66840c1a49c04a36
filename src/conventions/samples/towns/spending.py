"""What was engaged and mandated of each grant, and on which papers, as it was known on the last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from conventions.model import Commitment, Document, Form, Ledger, Payment, PaymentState
from conventions.money import ZERO, Amount
from conventions.samples.towns.days import LAST_DAY, later
from conventions.samples.towns.initial import line
from conventions.samples.towns.patterns import Due, dues
from conventions.samples.towns.stories import Story, Year


class Mandate(NamedTuple):
    """A mandate to write, with the year of grant that it pays."""

    year: Year
    due: Due
    rank: int
    issued: date

    @property
    def number(self) -> str:
        """Its number."""
        return str(self.rank)


def mandates(story: Story) -> tuple[Mandate, ...]:
    """The mandates issued by the last day, in the order of the grants; no two have the same number."""
    return tuple(
        Mandate(year, due, 1_000 + 100 * story.rank + rank, day)
        for index, year in enumerate(_paid(story))
        for rank, due in enumerate(
            dues(year.pattern, year.exercise, year.amount, year.final), start=12 * index
        )
        if (day := _issued(story, due)) <= LAST_DAY
    )


def _paid(story: Story) -> tuple[Year, ...]:
    return () if story.aid.form is Form.IN_KIND else tuple(y for y in story.years if y.decided <= LAST_DAY)


def _issued(story: Story, due: Due) -> date:
    """In the second half of the month, once the convention is notified."""
    return later(max(due.month + timedelta(days=14), story.notified), story.rank % 9)


def ledger(story: Story) -> Ledger:
    """The engagements and the mandates of the convention."""
    issued = mandates(story)
    return Ledger(
        commitments=tuple(each for year in _paid(story) for each in _commitments(story, year, issued)),
        payments=tuple(_payment(story, mandate, issued) for mandate in issued),
    )


def engaged_on(story: Story, year: Year) -> date:
    """In January, or once the convention is notified when that comes after."""
    return max(
        later(date(year.exercise, 1, 8), story.rank % 7), later(story.notified, 1), later(year.decided, 12)
    )


def _commitments(story: Story, year: Year, issued: tuple[Mandate, ...]) -> Iterator[Commitment]:
    """What is left at the end of the exercise is released, and engaged again on the next one."""
    day = engaged_on(story, year)
    if day > LAST_DAY:
        return
    carried = sum(_carried(story, year), start=ZERO)
    closing = date(year.exercise, 12, 31)
    number = f"E{year.exercise}-{story.rank + 1:04d}"
    over = carried > ZERO and closing <= LAST_DAY
    yield Commitment(
        number=number,
        committed_on=day,
        exercise=year.exercise,
        amount=year.amount,
        line=line(story.charge).raw,
        grant=story.grant_key(year),
        beneficiary=story.body.key,
        released=carried + (year.amount - year.final) if over else None,
        released_on=closing if over else None,
    )
    if over:
        yield Commitment(
            number=f"E{year.exercise + 1}-{story.rank + 1:04d}R",
            committed_on=later(closing, 8),
            exercise=year.exercise + 1,
            amount=carried,
            line=line(story.charge).raw,
            grant=story.grant_key(year),
            beneficiary=story.body.key,
        )


def _carried(story: Story, year: Year) -> Iterator[Amount]:
    """What is paid in the exercises that follow."""
    for due in dues(year.pattern, year.exercise, year.amount, year.final):
        if _issued(story, due).year > year.exercise:
            yield due.amount


def _payment(story: Story, mandate: Mandate, issued: tuple[Mandate, ...]) -> Payment:
    year, due, day = mandate.year, mandate.due, mandate.issued
    paid = later(day, 8 + story.rank % 5)
    late = day.year > year.exercise
    return Payment(
        number=mandate.number,
        bordereau=f"{(day - date(day.year, 1, 1)).days // 7 + 1}",
        exercise=day.year,
        grant=story.grant_key(year),
        instalment=str(due.step.kind),
        commitment=f"E{day.year}-{story.rank + 1:04d}" + ("R" if late else ""),
        beneficiary=story.body.key,
        issued_on=day,
        amount=due.amount,
        state=PaymentState.PAID if paid <= LAST_DAY else PaymentState.ACCEPTED,
        paid_on=paid if paid <= LAST_DAY else None,
        line=line(story.charge).raw,
        documents=tuple(_papers(story, mandate, issued)),
        iban=story.body.account,
    )


def _papers(story: Story, mandate: Mandate, issued: tuple[Mandate, ...]) -> Iterator[str]:
    """The convention with the first mandate; then a statement of what was paid, and the proofs."""
    if mandate is _first(mandate, issued):
        yield "convention"
    else:
        yield _statement(mandate)
    yield from (_proof(mandate, rank) for rank, _ in enumerate(mandate.due.step.proofs, start=1))


def _first(mandate: Mandate, issued: tuple[Mandate, ...]) -> Mandate:
    return next(each for each in issued if each.year is mandate.year)


def _statement(mandate: Mandate) -> str:
    return f"état-{mandate.number}"


def _proof(mandate: Mandate, rank: int) -> str:
    return f"pièce-{mandate.number}-{rank}"


def documents(story: Story) -> Iterator[Document]:
    """The papers sent with the mandates; the proofs are received two weeks before."""
    issued = mandates(story)
    if issued:
        yield Document(key="convention", kind="convention signée", received_on=story.notified)
    for mandate in issued:
        about = story.grant_key(mandate.year)
        if mandate is not _first(mandate, issued):
            told = "état récapitulatif des sommes déjà versées"
            yield Document(key=_statement(mandate), kind=told, received_on=mandate.issued, grant=about)
        for rank, kind in enumerate(mandate.due.step.proofs, start=1):
            day = mandate.issued - timedelta(days=14 + rank)
            yield Document(key=_proof(mandate, rank), kind=kind, received_on=day, grant=about)
