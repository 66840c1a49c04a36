"""When a financial year ends, and by when the beneficiary has to report on it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import cast

from conventions.law import versions
from conventions.model import Party
from conventions.periods import DayCount, Duration, after
from conventions.periods.months import length
from conventions.rules.reading.wording import day_of
from conventions.rules.rule import end_of

DELAY = "report_delay"
_MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])-([0-2][0-9]|3[01])")
_CIVIL = "12-31"


@lru_cache(maxsize=1024)
def report_deadline(end: date) -> date:
    """The last day to report on what ends on a day, by the law of that day, or by the first law before it.

    Source: loi n° 2000-321, art. 10.

    >>> report_deadline(date(2024, 12, 31)), report_deadline(date(2024, 8, 31))
    (datetime.date(2025, 6, 30), datetime.date(2025, 2, 28))
    """
    told = versions(DELAY)
    in_force = next((one for one in reversed(told) if one.since <= end), told[0])
    return after(end, cast("Duration", in_force.value), counted=DayCount.CALENDAR)


def closings(party: Party, exercise: int) -> tuple[date, ...] | None:
    """The days when the financial year that a grant of an exercise is for may end, the first one first.

    One day for a calendar year. Where the beneficiary's own year ends on another day, that of the exercise, then
    the next one: the grant may be for either. None when the file does not say a month and a day.

    >>> from conventions.samples import association_2024_2026
    >>> troupe = association_2024_2026().initial.parties[1]
    >>> [str(day) for day in closings(troupe.replace(financial_year_end="08-31"), 2024)]
    ['2024-08-31', '2025-08-31']
    """
    told = party.financial_year_end or _CIVIL
    if told == _CIVIL:
        return (end_of(exercise),)
    match = _MONTH_AND_DAY.fullmatch(told)
    if match is None or match[2] == "00":
        return None
    month, day = int(match[1]), int(match[2])
    return tuple(_closing(year, month, day) for year in (exercise, exercise + 1))


def _closing(exercise: int, month: int, day: int) -> date:
    year = day_of(exercise, 1, 1).year
    return date(year, month, min(day, length(year, month)))
