"""Days counted by name: « calendaires », « ouvrables » or « ouvrés », which no caller may leave unsaid."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from conventions.days import check_day
from conventions.errors import PeriodError
from conventions.periods.durations import Duration
from conventions.periods.holidays import HolidayArea, public_holidays
from conventions.periods.months import add_months, length


class DayCount(StrEnum):
    """Which days a number of days counts.

    ``OUVRABLE`` and ``OUVRE`` have no exact English name: every day but Sunday, or but Saturday and Sunday,
    public holidays left out of both.
    """

    CALENDAR = "jours calendaires"
    OUVRABLE = "jours ouvrables"
    OUVRE = "jours ouvrés"


_WORKED = {DayCount.OUVRABLE: 6, DayCount.OUVRE: 5}
"""How many days of a week are counted, from Monday on."""


def is_working_day(day: date, counted: DayCount, area: HolidayArea = HolidayArea.FRANCE) -> bool:
    """Whether a day is counted: every calendar day is; the others by the week and the public holidays.

    :raises PeriodError: for an unknown count, or a year whose holidays are not known in the area.
    :raises ConventionsError: for what is no day.

    >>> [is_working_day(date(2018, 12, 1), counted) for counted in DayCount]  # a Saturday
    [True, True, False]
    >>> [is_working_day(date(2018, 12, 25), counted) for counted in DayCount]
    [True, False, False]
    """
    check_day("day", day)
    _check_count(counted)
    if counted == DayCount.CALENDAR:
        return True
    return day not in _holidays(day.year, area) and day.weekday() < _WORKED[counted]


def add_days(day: date, n: int, *, counted: DayCount, area: HolidayArea = HolidayArea.FRANCE) -> date:
    """The n-th day counted after ``day``, which is not counted itself; 0 is ``day``, whatever day it is.

    :raises PeriodError: for a number that is not whole, or is negative; when the calendar ends before;
        for a year whose holidays are not known in the area.
    :raises ConventionsError: for what is no day.

    >>> [str(add_days(date(2018, 5, 4), 5, counted=counted)) for counted in DayCount]
    ['2018-05-09', '2018-05-12', '2018-05-15']
    >>> str(add_days(date(2018, 5, 5), 0, counted=DayCount.OUVRE))
    '2018-05-05'
    """
    check_day("day", day)
    _check_count(counted)
    if type(n) is not int or n < 0:
        raise PeriodError(f"il faut un nombre entier de jours, 0 ou plus, pas {n!r}")
    if n == 0 or counted == DayCount.CALENDAR:
        return _calendar(day, n)
    return _nth(day, n, counted, area)


def after(
    day: date, duration: Duration, *, counted: DayCount, area: HolidayArea = HolidayArea.FRANCE
) -> date:
    """The day that a duration reaches, counted from ``day``: all its months first, then its days.

    Months are those of :func:`add_months`; ``counted`` tells which days its days are. A day reached by months
    alone stays where it falls, a holiday too: no text moves it unless it says so.

    :raises PeriodError: as :func:`add_days`.
    :raises ConventionsError: for what is no day.

    >>> str(after(date(2018, 1, 31), Duration(months=1, days=10), counted=DayCount.CALENDAR))
    '2018-03-10'
    >>> str(after(date(2021, 7, 5), Duration(days=60), counted=DayCount.CALENDAR))
    '2021-09-03'
    """
    reached = add_months(day, duration.years * 12 + duration.months)
    return add_days(reached, duration.days, counted=counted, area=area)


def _check_count(counted: DayCount) -> None:
    if counted != DayCount.CALENDAR and counted not in _WORKED:
        raise PeriodError(f"décompte inconnu : {counted!r} ; décomptes connus : {', '.join(DayCount)}")


def _calendar(day: date, n: int) -> date:
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise PeriodError(f"{day} plus {n} jours sort du calendrier") from None


def _nth(day: date, n: int, counted: DayCount, area: HolidayArea) -> date:
    """Whole years are stepped over: a thousand days cost four looks, not a thousand."""
    year, days = day.year, _year(day.year, counted, area)
    rank = bisect_right(days, day) + n
    while rank > len(days):
        rank -= len(days)
        year += 1
        days = _year(year, counted, area)
    return days[rank - 1]


@lru_cache(maxsize=2048)
def _year(year: int, counted: DayCount, area: HolidayArea) -> tuple[date, ...]:
    """The days of a year that are counted, in order."""
    closed, worked = _holidays(year, area), _WORKED[counted]
    days = (date(year, month, day) for month in range(1, 13) for day in range(1, length(year, month) + 1))
    return tuple(day for day in days if day.weekday() < worked and day not in closed)


@lru_cache(maxsize=2048)
def _holidays(year: int, area: HolidayArea) -> frozenset[date]:
    return frozenset(holiday.day for holiday in public_holidays(year, area))
