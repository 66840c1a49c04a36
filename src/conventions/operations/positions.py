"""The position at a date: what was granted, engaged, mandated, paid, recovered, and what is left to pay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Self

from conventions.days import check_days
from conventions.errors import OpenPeriodError
from conventions.model import Convention, DatedAct, Facts, Firmness, Form, Grant, Terms
from conventions.money import ZERO, Amount
from conventions.operations.columns import ExercisePosition, GrantPosition, Position
from conventions.operations.decided import DecidedSum, decided_sums
from conventions.operations.entries import Entries, Slot, entered, entries_of, exercises_of
from conventions.operations.moments import Moment
from conventions.operations.schedules import ScheduleLine, schedule_of
from conventions.operations.states import binds_at, is_approved
from conventions.operations.totals import Total
from conventions.operations.views import View, view_of


def position(
    convention: Convention, as_of: date, *, known_on: date | None = None, facts: Facts = Facts()
) -> Position:
    """The money of the convention as it stood on a day; amounts nobody stated stay unknown.

    ``granted`` counts what was decided by then (a projet of avenant included), ``firm`` the money that signed
    acts carry (what is given in kind is not paid), ``forecast`` the years that are only foreseen.

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
    view = _View(seen, entries)
    rows = [_Row.of(view, exercise) for exercise in _exercises(entries, seen.decided.terms)]
    grants = tuple(line for row in rows for line in row.by_grant())
    return Position(as_of=as_of, exercises=tuple(row.whole() for row in rows), grants=grants)


class _View:
    """What is in force and what was only decided at the date asked, by exercise; the ledger."""

    def __init__(self, seen: View, entries: Entries | None) -> None:
        self.seen, self.entries = seen, entries
        self.current = _by_exercise(seen.current.terms.grants)
        self.decided = _by_exercise(seen.decided.terms.grants)
        self.due: defaultdict[int, list[ScheduleLine]] = defaultdict(list)
        for line in schedule_of(seen).due_by(seen.moment.as_of):
            self.due[line.exercise].append(line)

    def signed(self, exercise: int) -> list[Grant]:
        """The grants in force that an act binding the authority carries."""
        act_of = self.seen.current.act_of
        return [item for item in self.current[exercise] if self._binds(act_of(item.key))]

    def granted(self, exercise: int) -> list[Grant]:
        """The grants that were decided: by a deliberation, or by an act that binds the authority."""
        act_of, known = self.seen.decided.act_of, self.seen.moment.known_day
        return [
            item
            for item in self.decided[exercise]
            if is_approved(self.seen.convention, act_of(item.key), known) or self._binds(act_of(item.key))
        ]

    def _binds(self, act: DatedAct) -> bool:
        return binds_at(self.seen.convention, act, self.seen.moment)

    def sums(self, grants: Iterable[Grant]) -> tuple[DecidedSum, ...]:
        """The sums that deliberations granted and that none of these grants carries."""
        seen = self.seen
        return decided_sums(seen.convention, grants, seen.moment.known_day, seen.decided.successors)

    def silence(self, exercise: int) -> Total:
        """Nothing, or unknown: a convention known in part may grant money in a year it says nothing of."""
        if not self.seen.convention.known_in_part or self.decided[exercise]:
            return Total()
        told = any(each.exercise == exercise for each in self.sums(()))
        return Total() if told else Total(unknown=(str(exercise),))


def _by_exercise(grants: Iterable[Grant]) -> defaultdict[int, list[Grant]]:
    found: defaultdict[int, list[Grant]] = defaultdict(list)
    for grant in grants:
        found[grant.exercise].append(grant)
    return found


def _exercises(entries: Entries | None, terms: Terms) -> list[int]:
    years = {grant.exercise for grant in terms.grants} | (entries.exercises() if entries else set())
    try:
        years.update(terms.period.exercises)
    except OpenPeriodError:
        years.add(terms.period.start.year)
    return sorted(years)


class _Row(NamedTuple):
    """What is known of the money of an exercise."""

    view: _View
    exercise: int
    alone: Amount
    """What deliberations granted by themselves."""
    decided: list[Grant]
    """The grants that none of these sums may be."""
    signed: list[Grant]

    @classmethod
    def of(cls, view: _View, exercise: int) -> Self:
        """The row of an exercise."""
        granted = view.granted(exercise)
        sums = view.sums(granted)
        alone = sum((each.amount for each in sums if each.exercise == exercise), start=ZERO)
        decided = [grant for grant in granted if not any(each.is_about(grant) for each in sums)]
        return cls(view, exercise, alone, decided, view.signed(exercise))

    def whole(self) -> ExercisePosition:
        """The columns of the exercise."""
        silence, columns = (
            self.view.silence(self.exercise),
            _columns(self.decided, self.signed, self.view.due[self.exercise]),
        )
        told = {
            "granted": columns["granted"] + Total(known=self.alone) + silence,
            "firm": columns["firm"] + silence,
        }
        entries = entered(self.view.entries, self.exercise)
        return ExercisePosition.model_validate({"exercise": self.exercise, **columns, **told, **entries})

    def by_grant(self) -> Iterator[GrantPosition]:
        """The grants in order, then what is about none of them."""
        view, exercise = self.view, self.exercise
        decided, signed = ({grant.key: grant for grant in grants} for grants in (self.decided, self.signed))
        due: defaultdict[str, list[ScheduleLine]] = defaultdict(list)
        for line in view.due[exercise]:
            due[line.grant].append(line)
        for key, grant in {
            item.key: item for item in (*view.decided[exercise], *view.current[exercise])
        }.items():
            own = [[found] if (found := each.get(key)) else [] for each in (decided, signed)]
            named = {"grant": key, "beneficiary": grant.beneficiary}
            yield self._line(key, {**_columns(own[0], own[1], due[key]), **named})
        groups = view.entries.groups if view.entries else {}
        if self.alone or Slot(exercise, None) in groups:
            nothing = dict.fromkeys(("forecast", "firm", "due"), Total())
            yield self._line(None, {"granted": Total(known=self.alone), **nothing})

    def _line(self, grant: str | None, told: Mapping[str, object]) -> GrantPosition:
        entries = entered(self.view.entries, Slot(self.exercise, grant))
        return GrantPosition.model_validate({"exercise": self.exercise, **told, **entries})


def _columns(
    decided: Iterable[Grant], signed: Iterable[Grant], lines: Iterable[ScheduleLine]
) -> dict[str, Total]:
    """The columns that acts and the schedule fill; what is given in kind is not paid."""
    return {
        "granted": _sum(decided, Firmness.FIRM),
        "forecast": _sum(decided, Firmness.FORECAST),
        "firm": _sum([item for item in signed if item.form is Form.CASH], Firmness.FIRM),
        "due": Total.of((str(line.exercise), line.amount) for line in lines),
    }


def _sum(grants: Iterable[Grant], firmness: Firmness) -> Total:
    return Total.of((str(grant.exercise), grant.amount) for grant in grants if grant.firmness is firmness)
