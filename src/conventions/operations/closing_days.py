"""The last day to issue a mandate of an exercise: later in functioning (journée complémentaire) than in investment."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from conventions.errors import ConventionsError
from conventions.law import day_of_year
from conventions.model import Section

_CLOSINGS = {
    Section.OPERATING: ("mandate_closing_operating", 1),
    Section.INVESTMENT: ("mandate_closing_investment", 0),
}


@lru_cache(maxsize=256)
def closing_day(exercise: int, section: Section) -> date | None:
    """The last day to issue a mandate of an exercise (CGCT, D2342-3, L1612-11); None where its law is not known.

    >>> closing_day(2024, Section.OPERATING), closing_day(2024, Section.INVESTMENT)
    (datetime.date(2025, 1, 31), datetime.date(2024, 12, 31))
    """
    name, offset = _CLOSINGS[section]
    try:
        month, day = day_of_year(name, on=day_in_calendar(exercise, 12, 31))
    except ConventionsError:
        return None
    return day_in_calendar(exercise + offset, month, day)


def day_in_calendar(year: int, month: int, day: int) -> date:
    """A year that no calendar has is brought back into it."""
    return date(min(max(year, date.min.year), date.max.year), month, day)
