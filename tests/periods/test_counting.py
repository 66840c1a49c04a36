"""Days counted by name: laws that hold for any day, an oracle that walks day by day, the borders."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import example, find, given
from hypothesis import strategies as st

from conventions.errors import PeriodError
from conventions.periods import (
    DAY,
    DayCount,
    Duration,
    HolidayArea,
    add_days,
    add_months,
    after,
    is_working_day,
    public_holidays,
)
from conventions.periods.holidays import LAST_YEAR

DAYS = st.dates(date(2012, 1, 1), date(2150, 12, 31))
COUNTS = st.sampled_from(DayCount)
WORKED = st.sampled_from([DayCount.OUVRABLE, DayCount.OUVRE])
AREAS = st.sampled_from(HolidayArea)
NUMBERS = st.integers(0, 800)
DURATIONS = st.builds(Duration, months=st.integers(0, 60), days=st.integers(1, 200))


def walked(day: date, n: int, counted: DayCount, area: HolidayArea) -> date:
    """The n-th day counted after a day, as one counts on a wall calendar."""
    for _ in range(n):
        day += DAY
        while not is_working_day(day, counted, area):
            day += DAY
    return day


@given(DAYS, st.integers(0, 300), COUNTS, AREAS)
@example(date(2018, 12, 31), 1, DayCount.OUVRE, HolidayArea.FRANCE)
@example(date(2018, 12, 31), 256, DayCount.OUVRE, HolidayArea.ALSACE_MOSELLE)
def test_counting_is_walking(day: date, n: int, counted: DayCount, area: HolidayArea) -> None:
    """The day reached by stepping over years is the one reached day by day."""
    assert add_days(day, n, counted=counted, area=area) == walked(day, n, counted, area)


@given(DAYS, WORKED, AREAS)
def test_a_day_is_worked_by_the_week_and_the_law(day: date, counted: DayCount, area: HolidayArea) -> None:
    """No Sunday, no Saturday where days are « ouvrés », no holiday; every other day."""
    holiday = day in {each.day for each in public_holidays(day.year, area)}
    rest = {DayCount.OUVRABLE: (6,), DayCount.OUVRE: (5, 6)}[counted]
    assert is_working_day(day, counted, area) == (not holiday and day.weekday() not in rest)


@given(DAYS, AREAS)
def test_the_counts_are_nested(day: date, area: HolidayArea) -> None:
    """A « jour ouvré » is « ouvrable », which is a calendar day as every day is."""
    assert is_working_day(day, DayCount.OUVRE, area) <= is_working_day(day, DayCount.OUVRABLE, area)
    assert is_working_day(day, DayCount.CALENDAR, area)


@given(DAYS, NUMBERS, COUNTS, AREAS)
def test_the_fewer_days_count_the_later_the_end(
    day: date, n: int, counted: DayCount, area: HolidayArea
) -> None:
    """As many « jours ouvrés » last at least as long as « ouvrables », and these as calendar days."""
    ends = [add_days(day, n, counted=each, area=area) for each in DayCount]
    assert ends == sorted(ends)
    assert add_days(day, n, counted=counted) <= add_days(day, n, counted=counted, area=area)


@given(DAYS, st.integers(1, 800), COUNTS, AREAS)
def test_a_day_reached_is_counted(day: date, n: int, counted: DayCount, area: HolidayArea) -> None:
    """From 1 on, the day reached is one of those counted, after the first day, which 0 gives back."""
    reached = add_days(day, n, counted=counted, area=area)
    assert reached >= day + n * DAY
    assert is_working_day(reached, counted, area)
    assert add_days(day, 0, counted=counted, area=area) == day


@given(DAYS, NUMBERS, NUMBERS, COUNTS, AREAS)
def test_days_add_up(day: date, a: int, b: int, counted: DayCount, area: HolidayArea) -> None:
    """Counting a then b is counting a + b, whatever the days; the order of the two does not matter."""
    step = add_days(add_days(day, a, counted=counted, area=area), b, counted=counted, area=area)
    assert step == add_days(day, a + b, counted=counted, area=area)


@given(DAYS, NUMBERS, COUNTS, AREAS)
def test_more_days_reach_later(day: date, n: int, counted: DayCount, area: HolidayArea) -> None:
    """The day reached grows with the number, strictly."""
    later = add_days(day, n + 1, counted=counted, area=area)
    assert add_days(day, n, counted=counted, area=area) < later


@given(DAYS, DAYS, NUMBERS, COUNTS, AREAS)
def test_an_earlier_start_never_ends_later(
    a: date, b: date, n: int, counted: DayCount, area: HolidayArea
) -> None:
    """The day reached never falls back when the first day moves on."""
    first, last = sorted((a, b))
    assert add_days(first, n, counted=counted, area=area) <= add_days(last, n, counted=counted, area=area)


def test_two_starts_may_reach_the_same_working_day() -> None:
    """So no number of working days leads back to the start: a Saturday and the Sunday end on one Monday."""
    saturday = find(
        DAYS,
        lambda day: (
            add_days(day, 1, counted=DayCount.OUVRE) == add_days(day + DAY, 1, counted=DayCount.OUVRE)
        ),
    )
    assert not is_working_day(saturday + DAY, DayCount.OUVRE)


@given(DAYS, DURATIONS, COUNTS, AREAS)
def test_a_duration_counts_its_months_then_its_days(
    day: date, duration: Duration, counted: DayCount, area: HolidayArea
) -> None:
    """Months from the first day, then the days, counted by name."""
    reached = add_months(day, duration.years * 12 + duration.months)
    assert after(day, duration, counted=counted, area=area) == walked(reached, duration.days, counted, area)


@given(DAYS, DAYS, DURATIONS, COUNTS)
def test_a_duration_keeps_the_order(a: date, b: date, duration: Duration, counted: DayCount) -> None:
    """A duration counted from an earlier day never ends later."""
    first, last = sorted((a, b))
    assert after(first, duration, counted=counted) <= after(last, duration, counted=counted)


def test_months_alone_may_reach_a_day_of_rest() -> None:
    """Nothing moves the day that months reach, whatever days are counted."""
    assert after(date(2018, 10, 25), Duration(months=2), counted=DayCount.OUVRE) == date(2018, 12, 25)


@pytest.mark.parametrize(
    ("day", "n", "counted", "area", "reached"),
    [
        (date(2021, 7, 5), 60, DayCount.CALENDAR, HolidayArea.FRANCE, date(2021, 9, 3)),
        (date(2018, 12, 24), 1, DayCount.OUVRABLE, HolidayArea.FRANCE, date(2018, 12, 26)),
        (date(2018, 12, 24), 1, DayCount.OUVRABLE, HolidayArea.ALSACE_MOSELLE, date(2018, 12, 27)),
        (date(2018, 3, 29), 1, DayCount.OUVRE, HolidayArea.FRANCE, date(2018, 3, 30)),
        (date(2018, 3, 29), 1, DayCount.OUVRE, HolidayArea.ALSACE_MOSELLE, date(2018, 4, 3)),
        (date(2018, 12, 28), 1, DayCount.OUVRE, HolidayArea.FRANCE, date(2018, 12, 31)),
        (date(2018, 12, 31), 1, DayCount.OUVRE, HolidayArea.FRANCE, date(2019, 1, 2)),
        (date(2018, 5, 4), 5, DayCount.OUVRE, HolidayArea.FRANCE, date(2018, 5, 15)),
        (date(2018, 5, 21), 1, DayCount.OUVRE, HolidayArea.MARTINIQUE, date(2018, 5, 23)),
    ],
)
def test_counts_made_by_hand(day: date, n: int, counted: DayCount, area: HolidayArea, reached: date) -> None:
    """Christmas, Good Friday, the turn of a year, May 2018, the abolition in Martinique."""
    assert add_days(day, n, counted=counted, area=area) == reached


@pytest.mark.parametrize("n", [-1, 1.0, True, "5", None])
@pytest.mark.parametrize("counted", DayCount)
def test_what_is_no_number_of_days_is_refused(n: object, counted: DayCount) -> None:
    """A negative number, a float, a bool, a text: a delay is counted forwards, in whole days."""
    with pytest.raises(PeriodError, match="il faut un nombre entier de jours, 0 ou plus, pas"):
        add_days(date(2018, 1, 1), n, counted=counted)  # type: ignore[arg-type]  # what is tested


def test_an_unknown_count_is_refused() -> None:
    """The counts that are known are told; « jours » alone names none."""
    told = "décompte inconnu : 'jours' ; décomptes connus : jours calendaires, jours ouvrables, jours ouvrés"
    with pytest.raises(PeriodError, match=told):
        add_days(date(2018, 1, 1), 1, counted="jours")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(PeriodError, match=told):
        is_working_day(date(2018, 1, 1), "jours")  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize("n", [1, 10**6, 10**12])
def test_the_end_of_the_calendar_is_told(n: int) -> None:
    """Beyond the year 9999, beyond the years whose Easter is known: an error of ours."""
    with pytest.raises(PeriodError, match="sort du calendrier"):
        add_days(date.max, n, counted=DayCount.CALENDAR)
    with pytest.raises(PeriodError, match=f"inconnus après {LAST_YEAR}"):
        add_days(date(LAST_YEAR, 12, 31), n, counted=DayCount.OUVRE)


def test_years_that_are_not_known_are_not_guessed() -> None:
    """A count that starts before the holidays are known is refused; calendar days need none."""
    day = date(2011, 12, 31)
    with pytest.raises(PeriodError, match="avant 2012"):
        add_days(day, 1, counted=DayCount.OUVRABLE, area=HolidayArea.SAINT_MARTIN)
    with pytest.raises(PeriodError, match="avant 2012"):
        is_working_day(day, DayCount.OUVRABLE, HolidayArea.SAINT_MARTIN)
    assert add_days(day, 1, counted=DayCount.CALENDAR, area=HolidayArea.SAINT_MARTIN) == day + DAY


def test_a_hundred_thousand_days_are_counted_at_once() -> None:
    """Four centuries of working days take no time; were each counted from the first, they would take hours."""
    start = time.process_time()
    reached = add_days(date(2018, 1, 1), 100_000, counted=DayCount.OUVRE)
    assert time.process_time() - start < 5
    days = (date(2018, 1, 1) + timedelta(days=rank) for rank in range(1, 200_000))
    worked = (day for day in days if is_working_day(day, DayCount.OUVRE))
    assert reached == next(islice(worked, 99_999, None))
