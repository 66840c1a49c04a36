"""The position at a date: what was granted, engaged, mandated, paid, recovered, and what is left to pay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from conventions.base import Day, Record, Year
from conventions.days import check_days
from conventions.errors import OpenPeriodError
from conventions.model import Convention, DatedAct, Facts, Firmness, Grant, Terms
from conventions.money import ZERO
from conventions.operations.decided import DecidedSum, decided_sums
from conventions.operations.entries import Entries, entered, entries_of, exercises_of
from conventions.operations.folding import Fold, fold
from conventions.operations.moments import Moment
from conventions.operations.schedules import Schedule, schedule
from conventions.operations.states import binds_at, is_approved
from conventions.operations.totals import Total


class ExercisePosition(Record):
    """The money of one exercise; every column may hold unknown amounts.

    What was engaged, mandated, paid and recovered counts for the exercise of the grant it names, and for the
    exercise it is charged to when it names none. to_pay = firm − paid + recovered, which may be negative.
    """

    exercise: Year
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

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> row = position(cci_2017_2019(), date(2018, 12, 31)).exercises[1]
    >>> str(row.granted.amount), str(row.firm.amount), row.paid.is_exact
    ('50000.00', '0.00', False)
    """
    check_days(as_of, known_on)
    decided = fold(convention, as_of, known_on=known_on, with_projects=True)
    payments = schedule(convention, as_of, known_on=known_on, facts=facts)
    current = fold(convention, as_of, known_on=known_on)
    moment = Moment(as_of, known_on)
    entries = entries_of(convention.ledger, exercises_of(decided.terms), moment.known_day)
    view = _View(convention, current, decided, payments, entries, moment)
    rows = (_row(view, exercise) for exercise in _exercises(entries, decided.terms))
    return Position(as_of=as_of, exercises=tuple(rows))


class _View(NamedTuple):
    """What is in force and what was only decided at the date asked, and how far each act went."""

    convention: Convention
    current: Fold
    decided: Fold
    payments: Schedule
    entries: Entries | None
    moment: Moment

    def signed(self, exercise: int) -> list[Grant]:
        """The grants in force that an act binding the authority carries."""
        grants = [grant for grant in self.current.terms.grants if grant.exercise == exercise]
        return [item for item in grants if self._binds(self.current.act_of(item.key))]

    def granted(self, exercise: int) -> list[Grant]:
        """The grants that were decided: by a deliberation, or by an act that binds the authority."""
        act_of, known = self.decided.act_of, self.moment.known_day
        grants = [grant for grant in self.decided.terms.grants if grant.exercise == exercise]
        return [
            item
            for item in grants
            if is_approved(self.convention, act_of(item.key), known) or self._binds(act_of(item.key))
        ]

    def _binds(self, act: DatedAct) -> bool:
        return binds_at(self.convention, act, self.moment)

    def sums(self, grants: Iterable[Grant]) -> tuple[DecidedSum, ...]:
        """The sums that deliberations granted and that none of these grants carries."""
        return decided_sums(self.convention, grants, self.moment.known_day, self.decided.successors)

    def silence(self, exercise: int) -> Total:
        """Nothing, or unknown: a convention known in part may grant money in a year it says nothing of."""
        told = exercise in {
            *(grant.exercise for grant in self.decided.terms.grants),
            *(each.exercise for each in self.sums(())),
        }
        return Total(unknown=(str(exercise),)) if self.convention.known_in_part and not told else Total()


def _exercises(entries: Entries | None, terms: Terms) -> list[int]:
    years = {grant.exercise for grant in terms.grants} | (entries.exercises() if entries else set())
    try:
        years.update(terms.period.exercises)
    except OpenPeriodError:
        years.add(terms.period.start.year)
    return sorted(years)


def _row(view: _View, exercise: int) -> ExercisePosition:
    as_of, silence = view.moment.as_of, view.silence(exercise)
    sums = view.sums(view.granted(exercise))
    decided = [grant for grant in view.granted(exercise) if not any(each.is_about(grant) for each in sums)]
    alone = Total(known=sum((each.amount for each in sums if each.exercise == exercise), start=ZERO))
    lines = [line for line in view.payments.due_by(as_of) if line.exercise == exercise]
    return ExercisePosition(
        exercise=exercise,
        granted=_sum(decided, Firmness.FIRM) + alone + silence,
        forecast=_sum(decided, Firmness.FORECAST),
        firm=_sum(view.signed(exercise), Firmness.FIRM) + silence,
        due=Total.of((str(exercise), line.amount) for line in lines),
        **entered(view.entries, exercise),
    )


def _sum(grants: Iterable[Grant], firmness: Firmness) -> Total:
    return Total.of((str(grant.exercise), grant.amount) for grant in grants if grant.firmness is firmness)
