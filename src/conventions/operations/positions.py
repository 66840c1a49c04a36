"""The position at a date: what was granted, engaged, mandated, paid, recovered, and what is left to pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.errors import OpenPeriodError
from conventions.model import Convention, DatedAct, Facts, Firmness, Grant, Terms
from conventions.money import ZERO, Amount
from conventions.operations.columns import ExercisePosition, GrantPosition, Position
from conventions.operations.decided import DecidedSum, decided_sums
from conventions.operations.entries import Entries, Slot, entered, entries_of, exercises_of
from conventions.operations.folding import Fold
from conventions.operations.moments import Moment
from conventions.operations.schedules import Schedule, schedule_of
from conventions.operations.states import binds_at, is_approved
from conventions.operations.totals import Total
from conventions.operations.views import view_of


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
    seen = view_of(convention, Moment(as_of, known_on), facts)
    entries = entries_of(convention.ledger, exercises_of(seen.decided.terms), seen.moment.known_day)
    view = _View(convention, seen.current, seen.decided, schedule_of(seen), entries, seen.moment)
    exercises = _exercises(entries, seen.decided.terms)
    decided = {exercise: _decided(view, exercise) for exercise in exercises}
    rows = tuple(_row(view, exercise, decided[exercise]) for exercise in exercises)
    return Position(as_of=as_of, exercises=rows, grants=tuple(_grant_rows(view, decided)))


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
        if not self.convention.known_in_part:
            return Total()
        told = exercise in {
            *(grant.exercise for grant in self.decided.terms.grants),
            *(each.exercise for each in self.sums(())),
        }
        return Total() if told else Total(unknown=(str(exercise),))


def _exercises(entries: Entries | None, terms: Terms) -> list[int]:
    years = {grant.exercise for grant in terms.grants} | (entries.exercises() if entries else set())
    try:
        years.update(terms.period.exercises)
    except OpenPeriodError:
        years.add(terms.period.start.year)
    return sorted(years)


def _row(view: _View, exercise: int, told: _Decided) -> ExercisePosition:
    as_of, silence, (sums, decided) = view.moment.as_of, view.silence(exercise), told
    lines = [line for line in view.payments.due_by(as_of) if line.exercise == exercise]
    return ExercisePosition(
        exercise=exercise,
        granted=_sum(decided, Firmness.FIRM) + Total(known=sums) + silence,
        forecast=_sum(decided, Firmness.FORECAST),
        firm=_sum(view.signed(exercise), Firmness.FIRM) + silence,
        due=Total.of((str(exercise), line.amount) for line in lines),
        **entered(view.entries, exercise),
    )


_Decided = tuple[Amount, list[Grant]]
"""What deliberations granted by themselves, and the grants that none of these sums may be."""


def _decided(view: _View, exercise: int) -> _Decided:
    granted = view.granted(exercise)
    sums = view.sums(granted)
    alone = sum((each.amount for each in sums if each.exercise == exercise), start=ZERO)
    return alone, [grant for grant in granted if not any(each.is_about(grant) for each in sums)]


def _sum(grants: Iterable[Grant], firmness: Firmness) -> Total:
    return Total.of((str(grant.exercise), grant.amount) for grant in grants if grant.firmness is firmness)


def _grant_rows(view: _View, told: Mapping[int, _Decided]) -> Iterator[GrantPosition]:
    """The grants of each exercise in order, then what is about none of them."""
    grants = {grant.key: grant for grant in (*view.decided.terms.grants, *view.current.terms.grants)}
    slots = view.entries.slots() if view.entries else set()
    for exercise, (alone, decided) in told.items():
        for grant in grants.values():
            if grant.exercise == exercise:
                yield _grant_row(view, grant, [item for item in decided if item.key == grant.key])
        if alone or Slot(exercise, None) in slots:
            yield _rest(view, exercise, alone)


def _grant_row(view: _View, grant: Grant, decided: list[Grant]) -> GrantPosition:
    signed = [item for item in view.signed(grant.exercise) if item.key == grant.key]
    lines = (line for line in view.payments.due_by(view.moment.as_of) if line.grant == grant.key)
    columns = {
        "granted": _sum(decided, Firmness.FIRM),
        "forecast": _sum(decided, Firmness.FORECAST),
        "firm": _sum(signed, Firmness.FIRM),
        "due": Total.of((str(grant.exercise), line.amount) for line in lines),
        **entered(view.entries, Slot(grant.exercise, grant.key)),
    }
    named = {"exercise": grant.exercise, "grant": grant.key, "beneficiary": grant.beneficiary}
    return GrantPosition.model_validate({**named, **columns})


def _rest(view: _View, exercise: int, granted: Amount) -> GrantPosition:
    nothing = dict.fromkeys(("forecast", "firm", "due"), Total())
    entries = entered(view.entries, Slot(exercise, None))
    return GrantPosition.model_validate(
        {"exercise": exercise, "granted": Total(known=granted), **nothing, **entries}
    )
