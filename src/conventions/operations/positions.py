"""The position at a date: what was granted, engaged, mandated, paid, recovered, and what is left to pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from conventions.base import Count, Day, Record
from conventions.errors import OpenPeriodError
from conventions.model import (
    Convention,
    Facts,
    Firmness,
    Grant,
    Ledger,
    Payment,
    PaymentState,
    Recovery,
    RecoveryKind,
    Terms,
)
from conventions.money import ZERO, Amount
from conventions.operations.folding import Fold, fold
from conventions.operations.schedules import Schedule, schedule
from conventions.operations.states import binds, is_approved
from conventions.operations.totals import Total


class ExercisePosition(Record):
    """The money of one exercise; every column may hold unknown amounts.

    to_pay = firm − paid + recovered, which may be negative.
    """

    exercise: Count
    granted: Total
    forecast: Total
    firm: Total
    committed: Total
    due: Total
    mandated: Total
    paid: Total
    recovered: Total

    @property
    def to_pay(self) -> Total:
        """What is left to pay: firm − paid + recovered."""
        return self.firm + -self.paid + self.recovered


class Position(Record):
    """The money of a convention at a date, by exercise."""

    as_of: Day
    exercises: tuple[ExercisePosition, ...]

    def total(self, column: str) -> Total:
        """The sum of a column over the exercises.

        :raises AttributeError: when there is no such column.
        """
        return sum((getattr(row, column) for row in self.exercises), start=Total())


def position(
    convention: Convention, as_of: date, *, known_on: date | None = None, facts: Facts = Facts()
) -> Position:
    """The money of the convention as it stood on a day; amounts nobody stated stay unknown.

    ``granted`` counts what was decided by then (a projet of avenant included), ``firm`` what signed acts
    carry, ``forecast`` the years that are only foreseen.

    :raises OperationError: when an avenant operates on something that is not there.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> row = position(cci_2017_2019(), date(2018, 12, 31)).exercises[1]
    >>> str(row.granted.amount), str(row.firm.amount), row.paid.is_exact
    ('50000.00', '0.00', False)
    """
    decided = fold(convention, as_of, known_on=known_on, with_projects=True)
    payments = schedule(convention, as_of, known_on=known_on, facts=facts)
    current = fold(convention, as_of, known_on=known_on)
    view = _View(convention, current, decided, payments, known_on)
    rows = (_row(view, exercise) for exercise in _exercises(convention, decided.terms))
    return Position(as_of=as_of, exercises=tuple(rows))


class _View(NamedTuple):
    """What is in force and what was only decided at the date asked, and how far each act went."""

    convention: Convention
    current: Fold
    decided: Fold
    payments: Schedule
    known_on: date | None

    @property
    def known_day(self) -> date:
        """The last day whose entries count: the date asked, or what was known before it."""
        return min(self.payments.as_of, self.known_on or self.payments.as_of)

    def signed(self, exercise: int) -> list[Grant]:
        """The grants in force that an act binding the authority carries."""
        as_of, acts = self.payments.as_of, self.current.acts
        grants = [grant for grant in self.current.terms.grants if grant.exercise == exercise]
        return [item for item in grants if binds(self.convention, acts[item.key], as_of, self.known_on)]

    def granted(self, exercise: int) -> list[Grant]:
        """The grants that were decided: by a deliberation, or by an act that binds the authority."""
        as_of, acts = self.payments.as_of, self.decided.acts
        grants = [grant for grant in self.decided.terms.grants if grant.exercise == exercise]
        return [
            item
            for item in grants
            if is_approved(self.convention, acts[item.key], self.known_day)
            or binds(self.convention, acts[item.key], as_of, self.known_on)
        ]

    def silence(self, exercise: int) -> Total:
        """Nothing, or unknown: a convention known in part may grant money in a year it says nothing of."""
        told = any(grant.exercise == exercise for grant in self.decided.terms.grants)
        return Total(unknown=(str(exercise),)) if self.convention.known_in_part and not told else Total()


def _exercises(convention: Convention, terms: Terms) -> list[int]:
    ledger = convention.ledger or Ledger()
    years = {grant.exercise for grant in terms.grants}
    years |= {item.exercise for item in ledger.commitments or ()}
    years |= {item.exercise for item in ledger.payments} | {item.exercise for item in ledger.recoveries}
    try:
        years.update(terms.period.exercises)
    except OpenPeriodError:
        years.add(terms.period.start.year)
    return sorted(years)


def _row(view: _View, exercise: int) -> ExercisePosition:
    as_of, decided, silence = view.payments.as_of, view.granted(exercise), view.silence(exercise)
    lines = [line for line in view.payments.due_by(as_of) if line.exercise == exercise]
    return ExercisePosition(
        exercise=exercise,
        granted=_sum(decided, Firmness.FIRM) + silence,
        forecast=_sum(decided, Firmness.FORECAST),
        firm=_sum(view.signed(exercise), Firmness.FIRM) + silence,
        due=Total.of((str(exercise), line.amount) for line in lines),
        **_entered(view.convention.ledger, exercise, view.known_day),
    )


def _sum(grants: Iterable[Grant], firmness: Firmness) -> Total:
    return Total.of((str(grant.exercise), grant.amount) for grant in grants if grant.firmness is firmness)


def _entered(ledger: Ledger | None, exercise: int, known: date) -> dict[str, Total]:
    """The columns that come from the ledger; without a ledger they are unknown, not zero."""
    if ledger is None:
        unknown = Total(unknown=(str(exercise),))
        return dict.fromkeys(("committed", "mandated", "paid", "recovered"), unknown)
    payments = [item for item in ledger.payments if item.exercise == exercise and item.issued_on <= known]
    live = {item.key: item for item in payments if item.state not in DEAD}
    back = [item for item in ledger.recoveries if item.exercise == exercise and item.issued_on <= known]
    return {
        "committed": _committed(ledger, exercise, known),
        "mandated": Total.of((str(exercise), amount) for amount in _mandated(live, back)),
        "paid": Total.of((str(exercise), _paid(item, known)) for item in live.values()),
        "recovered": Total.of((str(exercise), _recovered(item, live)) for item in back),
    }


DEAD = frozenset({PaymentState.REJECTED, PaymentState.CANCELLED})


def _committed(ledger: Ledger, exercise: int, known: date) -> Total:
    if ledger.commitments is None:
        return Total(unknown=(str(exercise),))
    made = [item for item in ledger.commitments if item.exercise == exercise and item.committed_on <= known]
    return Total.of((str(exercise), item.amount - (item.released or ZERO)) for item in made)


def _mandated(live: Mapping[str, Payment], back: Iterable[Recovery]) -> Iterator[Amount]:
    """The mandates that stand, less what was cancelled or reduced on them."""
    yield from (item.amount for item in live.values())
    for item in back:
        if item.kind is not RecoveryKind.TITLE and (item.payment is None or item.payment in live):
            yield -item.amount


def _paid(payment: Payment, known: date) -> Amount | None:
    """A paid mandate counts from its day of payment; without that day, when it was paid is unknown."""
    if payment.state is not PaymentState.PAID:
        return ZERO
    if payment.paid_on is None:
        return None
    return payment.amount if payment.paid_on <= known else ZERO


def _recovered(recovery: Recovery, live: Mapping[str, Payment]) -> Amount | None:
    """What was collected on a title; the amount of a cancelled or reduced mandate, if it had been paid."""
    if recovery.kind is RecoveryKind.TITLE:
        return recovery.collected
    if recovery.payment is None:
        return None
    mandate = live.get(recovery.payment)
    return recovery.amount if mandate and mandate.state is PaymentState.PAID else ZERO
