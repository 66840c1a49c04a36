from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta
from itertools import pairwise
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, example, given
from hypothesis import strategies as st

from conventions.errors import OpenPeriodError, PeriodError
from conventions.periods import DAY, Duration, Period, add_months

if TYPE_CHECKING:
    from collections.abc import Callable

DATES = st.dates(date(1000, 1, 1), date(9000, 12, 31))
MONTHS = st.integers(-6000, 6000)


@st.composite
def periods(draw: st.DrawFn, *, open_too: bool = True) -> Period:
    """Any period of the calendar, open when allowed."""
    start, end = sorted((draw(DATES), draw(DATES)))
    return Period(start, None if open_too and draw(st.booleans()) else end)


DURATIONS = st.builds(
    Duration,
    years=st.integers(0, 99),
    months=st.integers(1, 99),
    days=st.integers(0, 999),
)


@given(DATES, MONTHS)
@example(date(2018, 1, 31), 1)
@example(date(2020, 2, 29), 12)
@example(date(2020, 2, 29), -48)
@example(date(2019, 12, 31), 2)
def test_adding_months_is_that_of_dateutil(day: date, months: int) -> None:
    """Months are added as ``relativedelta`` adds them."""
    assert add_months(day, months) == day + relativedelta(months=months)


@given(DATES, MONTHS)
def test_adding_months_keeps_the_day_or_takes_the_last(day: date, months: int) -> None:
    """The day is kept, or the result is the last day of a shorter month; the month is right."""
    later = add_months(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)


@given(DATES, DATES, MONTHS)
def test_adding_months_keeps_the_order(a: date, b: date, months: int) -> None:
    """An earlier date plus the same months is never later."""
    first, last = sorted((a, b))
    assert add_months(first, months) <= add_months(last, months)


@given(DATES, st.integers(0, 300), st.integers(0, 300))
def test_adding_from_the_first_date_never_falls_behind(day: date, a: int, b: int) -> None:
    """Two steps may lose days, one step never does; up to the 28th they agree."""
    assert add_months(add_months(day, a), b) <= add_months(day, a + b)
    if day.day <= 28:
        assert add_months(add_months(day, a), b) == add_months(day, a + b)


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(9999, 12, 1), 1),
        (date(9999, 12, 31), 1),
        (date(1, 1, 1), -1),
        (date(1, 1, 31), -1),
        (date(2018, 1, 31), 10**12),
        (date(2018, 1, 1), 10**12),
    ],
)
def test_out_of_the_calendar_is_refused(day: date, months: int) -> None:
    """A result before year 1 or after year 9999 is an error of ours."""
    with pytest.raises(PeriodError):
        add_months(day, months)


@given(periods())
def test_a_period_is_a_value_and_its_text_reads_back(period: Period) -> None:
    """Text, repr, copies and pickles of a period give an equal period."""
    assert Period.parse(str(period)) == period
    assert eval(repr(period), {"Period": Period, "datetime": __import__("datetime")}) == period
    for twin in (copy.copy(period), copy.deepcopy(period), pickle.loads(pickle.dumps(period))):
        assert twin == period
        assert hash(twin) == hash(period)


def test_a_period_cannot_be_changed() -> None:
    """Setting a bound of a period is refused."""
    with pytest.raises(AttributeError):
        setattr(Period.years(2018), "start", date(2017, 1, 1))  # noqa: B010  # what is tested


@given(periods(), DATES)
def test_a_period_contains_its_days(period: Period, day: date) -> None:
    """A day is in a period from its start to its end, both included; an open one never ends."""
    assert (day in period) == (period.start <= day <= (period.end or date.max))
    assert period.start in period
    assert period.start - DAY not in period
    if period.end:
        assert period.end in period
        assert period.end + DAY not in period


@given(st.lists(periods(), max_size=6))
def test_periods_are_ordered_by_start_then_end_open_last(several: list[Period]) -> None:
    """Sorting periods sorts their starts, then their ends, an open end after all others."""
    keys = [(period.start, period.end is None, period.end or date.max) for period in sorted(several)]
    assert keys == sorted(keys)


@given(periods(), periods())
def test_comparisons_agree(a: Period, b: Period) -> None:
    """The four comparisons and equality tell one total order."""
    assert (a < b) == (b > a) == (not a >= b)
    assert (a <= b) == (b >= a) == (not a > b)
    assert (a <= b) + (b <= a) == 1 + (a == b)


@pytest.mark.parametrize("operation", [lt, le, gt, ge])
def test_a_period_compares_with_periods_only(operation: Callable[[object, object], object]) -> None:
    """A period and a date have no order."""
    with pytest.raises(TypeError):
        operation(Period.years(2018), date(2018, 1, 1))


@given(periods(open_too=False))
def test_exercises_are_the_years_that_have_a_day_in_the_period(period: Period) -> None:
    """The exercises are consecutive, from the year of the start to that of the end."""
    assume(period.end is not None)
    exercises = period.exercises
    assert (exercises[0], exercises[-1]) == (period.start.year, period.end.year if period.end else 0)
    assert exercises == tuple(range(exercises[0], exercises[-1] + 1))


@given(st.integers(1000, 9000), st.integers(0, 20))
def test_the_years_of_a_period_share_it_without_gap(first: int, more: int) -> None:
    """Year by year, a period of whole years is covered once."""
    whole = Period.years(first, first + more)
    parts = [Period.years(year) for year in whole.exercises]
    assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
    assert all(a.end is not None and a.end + DAY == b.start for a, b in pairwise(parts))


def test_an_open_period_has_no_exercises_until_it_is_closed() -> None:
    """The exercises of an open period are refused; ``until`` closes it."""
    period = Period(date(2017, 1, 1), None)
    with pytest.raises(OpenPeriodError):
        _ = period.exercises
    assert period.until(date(2019, 12, 31)) == Period.years(2017, 2019)
    with pytest.raises(PeriodError):
        period.until(date(2016, 12, 31))


@given(DATES, DURATIONS)
def test_lasting_ends_the_day_before_the_same_day(start: date, duration: Duration) -> None:
    """The end is the day before the same day, or the last day of a month that has no such day."""
    months = duration.years * 12 + duration.months
    reached = add_months(start, months)
    end = Period.lasting(start, duration).end
    short = reached.day < start.day and not duration.days
    assert end == reached + timedelta(days=duration.days - (0 if short else 1))


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        (date(2020, 2, 29), Duration(years=1), date(2021, 2, 28)),
        (date(2018, 8, 31), Duration(months=6), date(2019, 2, 28)),
        (date(2018, 1, 1), Duration(years=3), date(2020, 12, 31)),
        (date(2018, 1, 31), Duration(months=1), date(2018, 2, 28)),
        (date(2018, 1, 31), Duration(months=1, days=1), date(2018, 2, 28)),
        (date(2018, 1, 31), Duration(days=1), date(2018, 1, 31)),
        (date(2018, 3, 31), Duration(months=2), date(2018, 5, 30)),
    ],
)
def test_terms_at_the_end_of_a_month(start: date, duration: Duration, end: date) -> None:
    """A term that falls on a day that does not exist ends on the last day of the month."""
    assert Period.lasting(start, duration) == Period(start, end)


def test_a_period_beyond_the_calendar_is_refused() -> None:
    """A duration that leads after year 9999 is an error of ours."""
    with pytest.raises(PeriodError):
        Period.lasting(date(9999, 12, 1), Duration(days=99))


NOT_A_DATE: object = "2018-01-01"
AN_HOUR: object = datetime(2018, 1, 1, 12, 0)  # noqa: DTZ001  # what is refused


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2018, 1, 2), date(2018, 1, 1)),
        (NOT_A_DATE, None),
        (date(2018, 1, 1), NOT_A_DATE),
        (AN_HOUR, None),
        (None, None),
    ],
)
def test_bounds_are_dates_in_order(start: object, end: object) -> None:
    """An inverted period, a text or an hour as a bound is refused."""
    with pytest.raises(PeriodError):
        Period(start, end)  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize(
    "text", ["", "2018", "2018-01-01", "../2018-01-01", "2018-02-30/..", "2018-01-01/2017-01-01"]
)
def test_a_text_that_is_not_an_interval_is_refused(text: str) -> None:
    """Only the ISO interval of two dates that exist, in order, is read."""
    with pytest.raises(PeriodError):
        Period.parse(text)


@given(DURATIONS)
def test_a_duration_is_a_value_and_its_text_reads_back(duration: Duration) -> None:
    """Text, repr, copies and pickles of a duration give an equal duration."""
    assert Duration.parse(str(duration)) == duration
    assert eval(repr(duration), {"Duration": Duration}) == duration
    for twin in (copy.copy(duration), copy.deepcopy(duration), pickle.loads(pickle.dumps(duration))):
        assert twin == duration
        assert hash(twin) == hash(duration)


def test_twelve_months_are_not_one_year() -> None:
    """A duration is kept as it was written."""
    assert Duration(months=12) != Duration(years=1)
    assert (str(Duration(months=12)), str(Duration(days=15))) == ("P12M", "P15D")


@pytest.mark.parametrize(
    "parts", [{}, {"years": 0}, {"years": -1}, {"months": 100_000}, {"days": True}, {"years": 1.5}]
)
def test_a_duration_is_made_of_whole_positive_parts(parts: dict[str, int]) -> None:
    """No part, a negative one, a huge one, a bool or a float: refused."""
    with pytest.raises(PeriodError):
        Duration(**parts)


@pytest.mark.parametrize("text", ["", "P", "PT1H", "P1W", "P-1Y", "P0Y", "1Y", "P1M1Y", "P٣Y", "P100000Y"])
def test_a_text_that_is_not_a_duration_is_refused(text: str) -> None:
    """Only years, months and days in this order, not all zero, are read."""
    with pytest.raises(PeriodError):
        Duration.parse(text)


@pytest.mark.parametrize("years", [(0,), (2018, 10_000), (True,), ("2018",)])
def test_years_that_no_calendar_has(years: tuple[object, ...]) -> None:
    """A year out of the calendar is an error of ours."""
    with pytest.raises(PeriodError, match="une année est un entier de 1 à 9999"):
        Period.years(*years)  # type: ignore[arg-type]  # what is tested


@given(st.integers(0, 99_999), st.integers(0, 99_999), st.integers(0, 99_999))
def test_any_duration_reads_back(years: int, months: int, days: int) -> None:
    """The canonical text of every duration that can be made is read."""
    assume(years or months or days)
    duration = Duration(years=years, months=months, days=days)
    assert Duration.parse(str(duration)) == duration
