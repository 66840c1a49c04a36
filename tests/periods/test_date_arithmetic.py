"""The laws of dates-calc, true and false: what may be relied on, and what must never be."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import find, given
from hypothesis import strategies as st

from conventions.errors import ConventionsError
from conventions.periods import DAY, DayCount, Duration, Period, add_days, add_months, after

DATES = st.dates(date(1000, 1, 1), date(8000, 12, 31))
DAYS = st.integers(0, 50_000)
MONTHS = st.integers(0, 1200)
DURATIONS = st.builds(Duration, years=st.integers(0, 50), months=st.integers(0, 50), days=st.integers(1, 500))


def plus_days(day: date, n: int) -> date:
    """Calendar days later."""
    return add_days(day, n, counted=DayCount.CALENDAR)


def plus(day: date, duration: Duration) -> date:
    """A duration later, in calendar days."""
    return after(day, duration, counted=DayCount.CALENDAR)


class Case(NamedTuple):
    """A day, and two numbers to add to it."""

    day: date
    a: int
    b: int


CASES = st.builds(
    Case, st.dates(date(2018, 1, 1), date(2020, 12, 31)), st.integers(1, 12), st.integers(1, 12)
)


@given(DATES, DAYS, DAYS)
def test_days_are_associative(day: date, x: int, y: int) -> None:
    """(d + x) + y = d + (x + y)."""
    assert plus_days(plus_days(day, x), y) == plus_days(day, x + y)


@given(DATES, DAYS)
def test_days_are_taken_back(day: date, x: int) -> None:
    """(d + x) − x = d."""
    assert plus_days(day, x) - x * DAY == day


@given(DATES, DATES)
def test_the_difference_of_two_days_leads_from_one_to_the_other(a: date, b: date) -> None:
    """d2 + (d1 − d2) = d1, and the sign of the difference is that of the comparison."""
    first, last = sorted((a, b))
    assert plus_days(first, (last - first).days) == last
    assert ((last - first).days > 0) == (first < last)


@given(DATES, st.integers(0, 99), st.integers(0, 99))
def test_years_and_months_are_months(day: date, years: int, months: int) -> None:
    """A years + b months = 12 a + b months, counted at once."""
    if years or months:
        assert plus(day, Duration(years=years, months=months)) == add_months(day, 12 * years + months)
        assert add_months(day, 12 * years + months) == day + relativedelta(years=years, months=months)


@given(DATES, DATES, DURATIONS)
def test_a_duration_keeps_the_order(a: date, b: date, duration: Duration) -> None:
    """d1 < d2 ⇒ d1 + p ≤ d2 + p."""
    first, last = sorted((a, b))
    assert plus(first, duration) <= plus(last, duration)


@given(DATES, DURATIONS, DURATIONS)
def test_a_longer_duration_ends_later(day: date, a: Duration, b: Duration) -> None:
    """Part by part at least as long: at least as late."""
    longer = Duration(years=a.years + b.years, months=a.months + b.months, days=a.days + b.days)
    assert plus(day, a) < plus(day, longer)


@given(DATES, MONTHS)
def test_rounding_down_or_up_differs_by_a_day_at_most(day: date, months: int) -> None:
    """The last day of a shorter month and the first of the next: round down ≤ round up, and one day apart."""
    down = add_months(day, months)
    up = down if down.day == day.day else down + DAY
    assert down <= up <= down + DAY
    assert up.day in (day.day, 1)


@given(DATES, MONTHS)
def test_months_are_taken_back_but_for_the_days_lost(day: date, months: int) -> None:
    """(d + m months) − m months is at most d, by three days at most; up to the 28th it is d."""
    back = add_months(add_months(day, months), -months)
    assert day - 3 * DAY <= back <= day
    assert back == day or day.day > 28


@given(DATES, DURATIONS)
def test_a_term_ends_the_day_before_or_at_the_end_of_the_month(start: date, duration: Duration) -> None:
    """The period that lasts a duration ends the day before the one that it reaches."""
    assert Period.lasting(start, duration).end == plus(start, duration) - DAY


def test_days_and_months_are_not_commutative() -> None:
    """FALSE: a days then b months = b months then a days."""
    day, a, b = find(CASES, lambda it: _days_first(it) != _months_first(it))
    assert add_months(plus_days(day, a), b) != plus_days(add_months(day, b), a)
    assert _days_first(Case(date(2018, 1, 31), 1, 1)) == date(2018, 3, 1)
    assert _months_first(Case(date(2018, 1, 30), 1, 1)) == date(2018, 3, 1)
    assert _days_first(Case(date(2018, 1, 30), 1, 1)) == date(2018, 2, 28)


def _days_first(case: Case) -> date:
    return add_months(plus_days(case.day, case.a), case.b)


def _months_first(case: Case) -> date:
    return plus_days(add_months(case.day, case.b), case.a)


def test_months_are_not_associative() -> None:
    """FALSE: a months then b months = a + b months; so a schedule always adds from its first day."""
    day, a, b = find(CASES, lambda it: _step_by_step(it) != add_months(it.day, it.a + it.b))
    assert day.day > 28
    assert _step_by_step(Case(day, a, b)) < add_months(day, a + b)
    assert _step_by_step(Case(date(2018, 1, 31), 1, 1)) == date(2018, 3, 28)
    assert add_months(date(2018, 1, 31), 2) == date(2018, 3, 31)


def _step_by_step(case: Case) -> date:
    return add_months(add_months(case.day, case.a), case.b)


def test_months_are_not_always_taken_back() -> None:
    """FALSE: (d + m) − m = d in months."""
    day, months, _ = find(CASES, lambda it: add_months(add_months(it.day, it.a), -it.a) != it.day)
    assert add_months(add_months(day, months), -months) < day
    assert add_months(add_months(date(2018, 1, 31), 1), -1) == date(2018, 1, 28)


def test_the_order_is_not_kept_strictly() -> None:
    """FALSE: d1 < d2 ⇒ d1 + p < d2 + p: two days of January end on the last day of February."""
    case = find(CASES, lambda it: add_months(it.day, it.a) == add_months(it.day + DAY, it.a))
    assert case.day.day >= 28
    assert add_months(date(2018, 1, 30), 1) == add_months(date(2018, 1, 31), 1) == date(2018, 2, 28)


def test_a_month_and_thirty_days_are_not_the_same() -> None:
    """FALSE: a month is thirty days, a year 365."""
    day = date(2018, 1, 1)
    assert plus(day, Duration(months=1)) != plus(day, Duration(days=30))
    assert plus(date(2020, 1, 1), Duration(years=1)) != plus(date(2020, 1, 1), Duration(days=365))


def test_months_reach_the_first_and_the_last_month_of_the_calendar() -> None:
    """The years 1 and 9999 are in it, to their last day."""
    assert add_months(date(9999, 10, 31), 2) == date.max
    assert add_months(date(1, 2, 1), -1) == date.min


NO_DAY: object = "2018-01-31"


def test_months_are_added_to_days_alone() -> None:
    """A text is no day: it is refused in French, as everywhere a day is asked for."""
    with pytest.raises(ConventionsError, match="day : il faut une date"):
        add_months(NO_DAY, 1)  # type: ignore[arg-type]  # what is tested
