"""Dates, periods, durations and hours as French acts write them.

>>> from datetime import date
>>> format_date(date(2018, 1, 1))
'1er janvier 2018'
"""

from __future__ import annotations

from conventions.errors import PeriodError
from conventions.french.numbers import format_number, plural
from conventions.french.symbols import NBSP, day_names, month_names
from conventions.french.text import format_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, time
    from typing import Literal

    from conventions.periods import Duration, Period

LONGEST = 10
"""More exercises than this are not written « 2017-2099 », nor read so: a typing error is likelier."""


def format_date(
    day: date, style: Literal["long", "full", "short"] = "long", *, typographic: bool = False
) -> str:
    """A date: « 1er janvier 2018 », « lundi 1er janvier 2018 » (full), « 01/01/2018 » (short).

    ``typographic`` puts a no-break space between the day and the month.

    :raises PeriodError: for an unknown style.

    >>> from datetime import date
    >>> format_date(date(2018, 1, 1), "full"), format_date(date(2018, 2, 2), "short")
    ('lundi 1er janvier 2018', '02/02/2018')
    """
    if style == "short":
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    if style not in ("long", "full"):
        raise PeriodError(f"style vaut « long », « full » ou « short », pas {style!r}")
    text = f"{_day(day)}{NBSP if typographic else ' '}{month_names()[day.month - 1]} {day.year:04d}"
    return f"{day_names()[day.weekday()]} {text}" if style == "full" else text


def _day(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def format_period(period: Period, style: Literal["years", "long"] = "years") -> str:
    """A period: « 2017-2019 », « 2018 » (years), « du 1er janvier 2017 au 31 décembre 2019 » (long).

    The month and the year are said once when they are the same. An open period is « à compter du … ».
    In style ``years``, a period that is not made of whole years, or of more than ten, is written long.

    :raises PeriodError: for an unknown style.

    >>> from datetime import date
    >>> from conventions.periods import Period
    >>> format_period(Period.years(2017, 2019))
    '2017-2019'
    >>> format_period(Period(date(2018, 1, 1), date(2018, 1, 31)))
    'du 1er au 31 janvier 2018'
    """
    if style not in ("years", "long"):
        raise PeriodError(f"style vaut « years » ou « long », pas {style!r}")
    if period.end is None:
        return f"à compter du {format_date(period.start)}"
    years = _years(period.start, period.end) if style == "years" else ""
    return years or _from_to(period.start, period.end)


def _years(start: date, end: date) -> str:
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if not whole or end.year - start.year >= LONGEST:
        return ""
    return f"{start.year:04d}" if start.year == end.year else f"{start.year:04d}-{end.year:04d}"


def _from_to(start: date, end: date) -> str:
    if start == end:
        return f"le {format_date(start)}"
    first = format_date(start)
    if start.year == end.year:
        first = _day(start) if start.month == end.month else first[:-5]
    return f"du {first} au {format_date(end)}"


def format_duration(duration: Duration) -> str:
    """A duration as it was given: « 2 ans et 6 mois », « 36 mois », « 15 jours ».

    >>> from conventions.periods import Duration
    >>> format_duration(Duration(years=2, months=6))
    '2 ans et 6 mois'
    """
    parts = (
        (duration.years, plural(duration.years, "an", "ans")),
        (duration.months, "mois"),
        (duration.days, plural(duration.days, "jour", "jours")),
    )
    return format_list([f"{format_number(count)} {noun}" for count, noun in parts if count])


def format_time(moment: time) -> str:
    """An hour: « 14 h 05 », « 13 h », with no-break spaces (source: Journal officiel, charter of 2016).

    :raises PeriodError: when there are seconds, which a public act never writes.

    >>> from datetime import time
    >>> format_time(time(14, 5)) == "14\u00a0h\u00a005"
    True
    """
    if moment.second or moment.microsecond:
        raise PeriodError(f"une heure s’écrit sans secondes, pas {moment}")
    return f"{moment.hour}{NBSP}h" + (f"{NBSP}{moment.minute:02d}" if moment.minute else "")
