"""Dates, periods and durations as French acts write them.

>>> from datetime import date
>>> format_date(date(2018, 1, 1))
'1er janvier 2018'
"""

from __future__ import annotations

from conventions.errors import PeriodError
from conventions.french.numbers import format_number, plural
from conventions.french.symbols import NBSP, day_names, month_names
from conventions.french.text import format_list
from conventions.periods import Duration, Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Literal

LONGEST = 10
"""More exercises than this are not written « 2017-2099 », nor read so: a typing error is likelier."""

_DAYS = ("", "1er", *map(str, range(2, 32)))
_TWO_DIGITS = tuple(f"{number:02d}" for number in range(32))


def format_date(
    day: date, style: Literal["long", "full", "short", "day"] = "long", *, typographic: bool = False
) -> str:
    """A date: « 1er janvier 2018 », « lundi 1er janvier 2018 » (full), « 01/01/2018 » (short).

    « 1er janvier » (day) is a day that comes back every year. ``typographic`` puts a no-break space
    between the day and the month.

    :raises PeriodError: for an unknown style, or for what is no date: an unknown day is said with words.

    >>> from datetime import date
    >>> format_date(date(2018, 1, 1), "full"), format_date(date(2018, 2, 2), "short")
    ('lundi 1er janvier 2018', '02/02/2018')
    """
    try:
        year = day.year if day.year > 999 else f"{day.year:04d}"  # a format is slow, and seldom needed
    except AttributeError:
        raise refused(day, "une date (date)") from None
    if style == "short":
        return f"{_TWO_DIGITS[day.day]}/{_TWO_DIGITS[day.month]}/{year}"
    text = f"{_DAYS[day.day]}{NBSP if typographic else ' '}{month_names()[day.month - 1]}"
    if style == "long":
        return f"{text} {year}"
    if style == "full":
        return f"{day_names()[day.weekday()]} {text} {year}"
    if style != "day":
        raise PeriodError(f"style vaut « long », « full », « short » ou « day », pas {style!r}")
    return text


def refused(value: object, wanted: str) -> PeriodError:
    """The error for what is not what is written, shown in a few words.

    >>> str(refused(None, "une date (date)"))
    'il faut une date (date), pas None'
    """
    return PeriodError(f"il faut {wanted}, pas {value!r:.60}")


def format_period(period: Period, style: Literal["years", "long"] = "years") -> str:
    """A period: « 2017-2019 », « 2018 » (years), « du 1er janvier 2017 au 31 décembre 2019 » (long).

    The month and the year are said once when they are the same. An open period is « à compter du … ».
    In style ``years``, a period that is not made of whole years, or of more than ten, is written long.

    :raises PeriodError: for an unknown style, or for what is no period.

    >>> from datetime import date
    >>> format_period(Period.years(2017, 2019))
    '2017-2019'
    >>> format_period(Period(date(2018, 1, 1), date(2018, 1, 31)))
    'du 1er au 31 janvier 2018'
    """
    if style not in ("years", "long"):
        raise PeriodError(f"style vaut « years » ou « long », pas {style!r}")
    if not isinstance(period, Period):
        raise refused(period, "une période (Period)")
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
        first = _DAYS[start.day] if start.month == end.month else format_date(start, "day")
    return f"du {first} au {format_date(end)}"


def format_duration(duration: Duration) -> str:
    """A duration as it was given: « 2 ans et 6 mois », « 36 mois », « 15 jours ».

    :raises PeriodError: for what is no duration.

    >>> format_duration(Duration(years=2, months=6))
    '2 ans et 6 mois'
    """
    if not isinstance(duration, Duration):
        raise refused(duration, "une durée (Duration)")
    parts = (
        (duration.years, plural(duration.years, "an", "ans")),
        (duration.months, "mois"),
        (duration.days, plural(duration.days, "jour", "jours")),
    )
    return format_list([f"{format_number(count)} {noun}" for count, noun in parts if count])
