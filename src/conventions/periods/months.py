"""Months added from a first date, which no calendar of fixed lengths can do."""

from __future__ import annotations

from datetime import date, timedelta

from conventions.days import check_day
from conventions.errors import PeriodError

DAY = timedelta(days=1)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (earlier when negative), or the last day of a shorter month.

    Always add from the first date: 31 January + 2 months is 31 March, while two steps of one month
    would give 28 March.

    :raises PeriodError: when the result is outside years 1 to 9999.
    :raises ConventionsError: for what is no day.

    >>> add_months(date(2018, 1, 31), 1), add_months(date(2018, 1, 31), 2)
    (datetime.date(2018, 2, 28), datetime.date(2018, 3, 31))
    """
    check_day("day", day)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise PeriodError(f"{day} plus {months} mois sort du calendrier")
    number = day.day
    if number > 28 and number > (last := length(year, month + 1)):
        number = last
    return date(year, month + 1, number)


def length(year: int, month: int) -> int:
    """The days of a month: ``calendar`` would say the same, and costs more to load than all of this package.

    >>> length(2020, 2), length(2100, 2), length(2018, 12)
    (29, 28, 31)
    """
    if month != 2:
        return _LENGTHS[month]
    return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
