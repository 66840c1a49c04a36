"""The position at a date: what was granted, engaged, mandated, paid, recovered, and what is left to pay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple, Self

from conventions.days import check_days
from conventions.errors import OperationError
from conventions.french import format_date
from conventions.model import Convention, Facts, Firmness, Form, Grant, Terms
from conventions.operations.columns import ExercisePosition, GrantPosition, Position
from conventions.operations.entries import Entries, Slot, entered, entries_of, exercises_of
from conventions.operations.moments import Moment
from conventions.operations.schedules import ScheduleLine, schedule_of
from conventions.operations.standing import Granted, Standing, exercises_told
from conventions.operations.totals import Total
from conventions.operations.views import View, view_of

_FIRST_YEAR: Final = 1000
"""An exercise is written as a year of four digits; a period may start sooner, on the day that was written."""


def position(
    convention: Convention, as_of: date, *, known_on: date | None = None, facts: Facts = Facts()
) -> Position:
    """The money of the convention as it stood on a day; amounts nobody stated stay unknown.

    ``granted`` counts what was decided by then (a projet of avenant included), ``firm`` the money that signed
    acts carry (what is given in kind is not paid), ``forecast`` the years that are only foreseen.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there; when the
        period starts before the year 1000, whose exercises have no number.

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


def _exercises(entries: Entries | None, terms: Terms) -> list[int]:
    start = terms.period.start
    if start.year < _FIRST_YEAR:
        raise OperationError(
            f"la convention commencerait le {format_date(start)} : un exercice est une année à partir de"
            f" {_FIRST_YEAR} ; corrigez la période"
        )
    return exercises_told(entries, terms)


class _View(Standing):
    """What stands at the date asked, with what is due and the ledger."""

    def __init__(self, seen: View, entries: Entries | None) -> None:
        super().__init__(seen)
        self.entries = entries
        self.due: defaultdict[int, list[ScheduleLine]] = defaultdict(list)
        for line in schedule_of(seen).due_by(seen.moment.as_of):
            self.due[line.exercise].append(line)


class _Row(NamedTuple):
    """What is known of the money of an exercise."""

    view: _View
    exercise: int
    granted: Granted

    @classmethod
    def of(cls, view: _View, exercise: int) -> Self:
        """The row of an exercise."""
        return cls(view, exercise, view.of(exercise))

    def whole(self) -> ExercisePosition:
        """The columns of the exercise."""
        silence, columns = (
            self.view.silence(self.exercise),
            _columns(self.granted.decided, self.granted.signed, self.view.due[self.exercise]),
        )
        told = {
            "granted": columns["granted"] + Total(known=self.granted.alone) + silence,
            "firm": columns["firm"] + silence,
        }
        entries = entered(self.view.entries, self.exercise)
        return ExercisePosition.model_validate({"exercise": self.exercise, **columns, **told, **entries})

    def by_grant(self) -> Iterator[GrantPosition]:
        """The grants in order, then what is about none of them."""
        view, exercise = self.view, self.exercise
        decided, signed = (
            {grant.key: grant for grant in grants} for grants in (self.granted.decided, self.granted.signed)
        )
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
        if self.granted.alone or Slot(exercise, None) in groups:
            nothing = dict.fromkeys(("forecast", "firm", "due"), Total())
            yield self._line(None, {"granted": Total(known=self.granted.alone), **nothing})

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
