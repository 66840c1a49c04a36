"""The last day to report on an exercise: a dated delay, from a day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import cast

from conventions.days import check_day
from conventions.law.values import versions
from conventions.periods import DayCount, Duration, after

DELAY = "report_delay"


def report_deadline(end: date) -> date:
    """The last day to report on what ends on a day, by the law of that day, or by the first law before it.

    Source: loi n° 2000-321, art. 10.

    :raises ConventionsError: when ``end`` is no day.
    :raises PeriodError: when the deadline is beyond the calendar.

    >>> report_deadline(date(2024, 12, 31)), report_deadline(date(2024, 8, 31))
    (datetime.date(2025, 6, 30), datetime.date(2025, 2, 28))
    """
    check_day("end", end)
    return _after(end)


@lru_cache(maxsize=1024)
def _after(end: date) -> date:
    told = versions(DELAY)
    in_force = next((one for one in reversed(told) if one.since <= end), told[0])
    return after(end, cast("Duration", in_force.value), counted=DayCount.CALENDAR)
