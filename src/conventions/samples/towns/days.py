"""The calendar of the town: the sessions of its council, its budgets, its closings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

LAST_DAY: Final = date(2026, 6, 30)
"""The day when the files were last filled in."""

FIRST_YEAR: Final = 2022
LAST_YEAR: Final = 2026
YEARS: Final = tuple(range(FIRST_YEAR, LAST_YEAR + 1))

_THURSDAY = 3
_WEEKEND = 5
_DECEMBER = 12

BUDGETS: Final = {
    2022: date(2021, 12, 9),
    2023: date(2022, 12, 8),
    2024: date(2023, 12, 14),
    2025: date(2025, 3, 20),
    2026: date(2026, 4, 16),
}
"""The day when the budget of each exercise is voted: in 2025 and in 2026, after it began."""


def session(year: int, month: int) -> date:
    """The day when the council meets in a month: its third Thursday, the second one in December.

    >>> session(2024, 6), session(2023, 12)
    (datetime.date(2024, 6, 20), datetime.date(2023, 12, 14))
    """
    first = date(year, month, 1)
    weeks = 1 if month == _DECEMBER else 2
    return first + timedelta(days=(_THURSDAY - first.weekday()) % 7 + 7 * weeks)


def later(day: date, days: int) -> date:
    """Some days later, or on the Monday that follows when offices are closed.

    >>> later(date(2024, 6, 20), 2)
    datetime.date(2024, 6, 24)
    """
    found = day + timedelta(days=days)
    return found + timedelta(days=7 - found.weekday()) if found.weekday() >= _WEEKEND else found
