"""The budgets of the town: what its council votes, what its conventions and all the rest engage and mandate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from conventions.model import Budget, Convention, CreditLine, Ledger, PaymentState, Section
from conventions.money import ZERO, Amount
from conventions.samples.towns.authorizations import authorizations
from conventions.samples.towns.days import BUDGETS, LAST_YEAR, YEARS
from conventions.samples.towns.projects import Charge, euros
from conventions.samples.towns.stories import Story

THOUSAND: Final = 100_000
"""Credits are voted in thousands of euros: in cents."""


class Row(NamedTuple):
    """A row of the budget, whatever the exercise."""

    section: Section
    chapter: str
    account: str
    function: str

    @property
    def key(self) -> str:
        """The key of the row in its budget."""
        return f"{self.chapter}-{self.account}-{self.function}"


class Spent(NamedTuple):
    """What the conventions do on a row in an exercise; ``gross``: before what was released."""

    gross: Amount = ZERO
    engaged: Amount = ZERO
    mandated: Amount = ZERO
    largest: Amount = ZERO


_OPERATING: Final = (
    ("011", "60612", "020", 1_450),
    ("011", "615221", "020", 620),
    ("012", "64111", "020", 11_800),
    ("012", "6451", "020", 4_300),
    ("65", "65311", "031", 310),
    ("66", "66111", "01", 420),
)
_INVESTMENT: Final = (
    ("16", "1641", "01", 1_900),
    ("20", "2031", "020", 240),
    ("21", "21318", "020", 1_100),
    ("21", "2188", "020", 380),
    ("23", "2313", "213", 2_600),
)
"""The other rows, in thousands of euros: chapter, account, function, what is voted in 2022."""


def budgets(told: Iterable[tuple[Convention, Story]]) -> tuple[Budget, ...]:
    """The budget of each exercise, as it stands on the last day."""
    pairs = tuple(told)
    spent, voted = _spent(pairs), authorizations(story for _, story in pairs)
    rows = sorted({row for _, row in spent}, key=lambda row: row.key)
    return tuple(
        Budget(
            authority="ville",
            exercise=year,
            norm="M57",
            declinaison="M57_D",
            voted_on=BUDGETS[year],
            lines=(*_others(year), *(_line(row, spent, year) for row in rows)),
            authorizations=tuple(each for each in voted if _stands(each.voted_on, year)),
        )
        for year in YEARS
    )


def _stands(voted_on: date | None, year: int) -> bool:
    return voted_on is not None and voted_on <= BUDGETS[year]


def _spent(pairs: Iterable[tuple[Convention, Story]]) -> dict[tuple[int, Row], Spent]:
    found: defaultdict[tuple[int, Row], Spent] = defaultdict(Spent)
    for convention, story in pairs:
        row = row_of(story.charge)
        for exercise, held in _of_ledger(convention):
            before = found[exercise, row]
            found[exercise, row] = Spent(
                before.gross + held.gross,
                before.engaged + held.engaged,
                before.mandated + held.mandated,
                max(before.largest, held.largest),
            )
    return found


def row_of(charge: Charge) -> Row:
    """The row that a charge is made to."""
    return Row(charge.section, charge.chapter, charge.account, charge.function)


def _of_ledger(convention: Convention) -> Iterable[tuple[int, Spent]]:
    ledger = convention.ledger or Ledger()
    for each in ledger.commitments or ():
        kept = each.amount - (each.released or ZERO)
        yield each.exercise, Spent(each.amount, kept, ZERO, each.amount)
    standing = (each for each in ledger.payments if each.state is not PaymentState.REJECTED)
    for payment in standing:
        yield payment.exercise, Spent(mandated=payment.amount)


def _line(row: Row, spent: dict[tuple[int, Row], Spent], year: int) -> CreditLine:
    """Enough for what is engaged and the largest grant once more, and for what the next year begins with."""
    held, coming = spent.get((year, row), Spent()), spent.get((year + 1, row), Spent())
    needed = max(held.gross + held.largest, coming.largest, euros(5_000))
    return CreditLine(
        key=row.key,
        section=row.section,
        chapter=row.chapter,
        account=row.account,
        function=row.function,
        voted=Amount(cents=-(-needed.cents // THOUSAND) * THOUSAND),
        engaged=held.engaged,
        mandated=held.mandated,
    )


def _others(year: int) -> Iterable[CreditLine]:
    """What the town spends otherwise: 2 % more each year, half of it done in the middle of the last one."""
    done = 52 if year == LAST_YEAR else 97
    for section, rows in ((Section.OPERATING, _OPERATING), (Section.INVESTMENT, _INVESTMENT)):
        for chapter, account, function, thousands in rows:
            voted = euros(thousands * 1_000 + thousands * 20 * (year - YEARS[0]))
            engaged = Amount(cents=voted.cents * done // 100)
            yield CreditLine(
                key=f"{chapter}-{account}-{function}",
                section=section,
                chapter=chapter,
                account=account,
                function=function,
                voted=voted,
                engaged=engaged,
                mandated=Amount(cents=engaged.cents * 96 // 100),
            )
