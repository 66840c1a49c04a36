"""Adding months, against dateutil's relativedelta; both must give the same days. Counting days by name."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from bench.harness import Row, Variant, assertion, at_least, calls
from conventions.periods import DayCount, add_days, add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = {"a day up to the 28th": date(2018, 11, 15), "the end of a month": date(2018, 1, 31)}
DRAWN = 200_000
CALENDAR_PER_SECOND = 100_000


def rows() -> Iterator[Row]:
    """What must hold, then both ways to add a number of months that is not known before."""
    yield assertion(f"the same days as relativedelta, {DRAWN} draws", other_day())
    yield assertion(f"{CALENDAR_PER_SECOND} calendar days a second", too_slow(DayCount.CALENDAR, 60))
    yield assertion("100000 jours ouvrés, a hundred times a second", too_slow(DayCount.OUVRE, 100_000, 100))
    for kind, day in DAYS.items():
        yield at_least(f"add 13 months to {kind}", *adding(day, 13), 8)
        yield at_least(f"add 1 month to {kind}", *adding(day, 1), 8)


def adding(day: date, months: int) -> tuple[Variant, Variant]:
    """Ours and the other."""
    return (
        calls("add_months", lambda: add_months(day, months)),
        calls("relativedelta", lambda: day + relativedelta(months=months)),
    )


def other_day() -> str:
    """The first addition that relativedelta makes otherwise, or nothing."""
    draw = random.Random(20181115)
    for _ in range(DRAWN):
        day, months = date(1900, 1, 1) + timedelta(days=draw.randrange(73_000)), draw.randrange(-240, 241)
        if add_months(day, months) != day + relativedelta(months=months):
            return f"{day} + {months}"
    return ""


def too_slow(counted: DayCount, n: int, least: int = CALENDAR_PER_SECOND) -> str:
    """How many counts a second, when fewer than ``least``, or nothing."""
    count = partial(add_days, date(2018, 1, 1), n, counted=counted)
    per_second = 1 / min(calls("add_days", count).sample() for _ in range(5))
    return f"{per_second:.0f}" if per_second < least else ""
