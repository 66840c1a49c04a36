"""Days: periods with inclusive dates, durations, months added from the first date, holidays, working days.

>>> from datetime import date
>>> from conventions.periods import DayCount, Period, add_days
>>> Period.years(2017, 2019).exercises
(2017, 2018, 2019)
>>> add_days(date(2018, 4, 30), 1, counted=DayCount.OUVRE)
datetime.date(2018, 5, 2)
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.periods.counting import DayCount, add_days, after, is_working_day
    from conventions.periods.durations import Duration
    from conventions.periods.holidays import Holiday, HolidayArea, public_holidays
    from conventions.periods.months import DAY, add_months
    from conventions.periods.period import Period

_HOMES = {
    "counting": ("DayCount", "add_days", "after", "is_working_day"),
    "durations": ("Duration",),
    "holidays": ("Holiday", "HolidayArea", "public_holidays"),
    "months": ("DAY", "add_months"),
    "period": ("Period",),
}

__all__ = [
    "DAY",
    "DayCount",
    "Duration",
    "Holiday",
    "HolidayArea",
    "Period",
    "add_days",
    "add_months",
    "after",
    "is_working_day",
    "public_holidays",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
