"""The position at a date: what was granted, engaged, mandated, paid, recovered, and what is left to pay."""

from __future__ import annotations

from collections.abc import Iterable
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
    PaymentState,
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

    def signed(self, exercise: int) -> list[Grant]:
        """The grants in force that an act binding the authority carries."""
        as_of, acts = self.payments.as_of, self.current.acts
        grants = [grant for grant in self.current.terms.grants if grant.exercise == exercise]
        return [item for item in grants if binds(self.convention, acts[item.key], as_of, self.known_on)]

    def granted(self, exercise: int) -> list[Grant]:
        """The grants that were decided: by a deliberation, or by an act that binds the authority."""
        as_of, acts = self.payments.as_of, self.decided.acts
        day = min(as_of, self.known_on or as_of)
        grants = [grant for grant in self.decided.terms.grants if grant.exercise == exercise]
        return [
            item
            for item in grants
            if is_approved(self.convention, acts[item.key], day)
            or binds(self.convention, acts[item.key], as_of, self.known_on)
        ]


def _exercises(convention: Convention, terms: Terms) -> list[int]:
    ledger = convention.ledger or Ledger()
    years = {grant.exercise for grant in terms.grants}
    years |= {item.exercise for item in ledger.commitments} | {item.exercise for item in ledger.payments}
    years |= {item.exercise for item in ledger.recoveries}
    try:
        years.update(terms.period.exercises)
    except OpenPeriodError:
        years.add(terms.period.start.year)
    return sorted(years)


def _row(view: _View, exercise: int) -> ExercisePosition:
    as_of, decided = view.payments.as_of, view.granted(exercise)
    lines = [line for line in view.payments.due_by(as_of) if line.exercise == exercise]
    return ExercisePosition(
        exercise=exercise,
        granted=_sum(decided, Firmness.FIRM),
        forecast=_sum(decided, Firmness.FORECAST),
        firm=_sum(view.signed(exercise), Firmness.FIRM),
        due=Total.of((str(exercise), line.amount) for line in lines),
        **_entered(view.convention.ledger, exercise, as_of),
    )


def _sum(grants: Iterable[Grant], firmness: Firmness) -> Total:
    return Total.of((str(grant.exercise), grant.amount) for grant in grants if grant.firmness is firmness)


def _entered(ledger: Ledger | None, exercise: int, as_of: date) -> dict[str, Total]:
    """The columns that come from the ledger; without a ledger they are unknown, not zero."""
    if ledger is None:
        unknown = Total(unknown=(str(exercise),))
        return dict.fromkeys(("committed", "mandated", "paid", "recovered"), unknown)
    sums = {
        "committed": _committed(ledger, exercise, as_of),
        "mandated": _mandated(ledger, exercise, as_of),
        "paid": _paid(ledger, exercise, as_of),
        "recovered": _recovered(ledger, exercise, as_of),
    }
    return {column: Total(known=amount) for column, amount in sums.items()}


def _add(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, start=ZERO)


def _committed(ledger: Ledger, exercise: int, as_of: date) -> Amount:
    made = [item for item in ledger.commitments if item.exercise == exercise and item.committed_on <= as_of]
    return _add(item.amount - (item.released or ZERO) for item in made)


def _mandated(ledger: Ledger, exercise: int, as_of: date) -> Amount:
    lost = (PaymentState.REJECTED, PaymentState.CANCELLED)
    return _add(
        item.amount
        for item in ledger.payments
        if item.exercise == exercise and item.issued_on <= as_of and item.state not in lost
    )


def _paid(ledger: Ledger, exercise: int, as_of: date) -> Amount:
    return _add(
        item.amount
        for item in ledger.payments
        if item.exercise == exercise
        and item.state is PaymentState.PAID
        and (item.paid_on or date.max) <= as_of
    )


def _recovered(ledger: Ledger, exercise: int, as_of: date) -> Amount:
    """What was really collected on titles; a reduced or cancelled mandate gives back its amount."""
    return _add(
        (item.collected or ZERO) if item.kind is RecoveryKind.TITLE else item.amount
        for item in ledger.recoveries
        if item.exercise == exercise and item.issued_on <= as_of
    )
