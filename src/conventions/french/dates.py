"""Dates, periods, durations and hours as French acts write them.

>>> from datetime import date
>>> format_date(date(2018, 1, 1))
'1er janvier 2018'
"""

from __future__ import annotations

from datetime import datetime, time

from conventions.errors import OpenPeriodError, PeriodError
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

TERMS = (
    *("annuel", "biennal", "triennal", "quadriennal", "quinquennal"),
    *("sexennal", "septennal", "octennal", "novennal", "décennal"),
)
"""The adjective of a term of 1 to 10 years."""

_DAYS = ("", "1er", *map(str, range(2, 32)))
_TWO_DIGITS = tuple(f"{number:02d}" for number in range(32))
_YEAR = Duration(years=1)


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
        raise _refused(day, "une date (date)") from None
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


def _refused(value: object, wanted: str) -> PeriodError:
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
        raise _refused(period, "une période (Period)")
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


def format_term(period: Period, gender: Literal["m", "f"] = "f") -> str:
    """The adjective of the length of a period: « annuelle », « triennale » or « pluriannuelle ».

    Whole years count from any day, and a year from 29 February ends on 28 February. Of more than a year
    that is not 2 to 10 whole ones, a period is « pluriannuelle »; of less, it is « infra-annuelle ».

    :raises OpenPeriodError: when the end is not known.
    :raises PeriodError: for an unknown gender, or for what is no period.

    >>> from datetime import date
    >>> format_term(Period.years(2017, 2019)), format_term(Period.years(2018), "m")
    ('triennale', 'annuel')
    >>> format_term(Period(date(2017, 9, 1), date(2020, 8, 31)))
    'triennale'
    """
    if gender not in ("m", "f"):
        raise PeriodError(f"le genre est « m » ou « f », pas {gender!r}")
    return feminine(_term(period)) if gender == "f" else _term(period)


def feminine(term: str) -> str:
    """The feminine of one of :data:`TERMS`, or of « pluriannuel ».

    >>> feminine("pluriannuel"), feminine("biennal")
    ('pluriannuelle', 'biennale')
    """
    return f"{term}le" if term.endswith("annuel") else f"{term}e"


def _term(period: Period) -> str:
    years = whole_years(period)
    if years:
        return TERMS[years - 1] if years <= len(TERMS) else "pluriannuel"
    span = period.exercises
    within = len(span) == 1 or (len(span) == 2 and period < Period.lasting(period.start, _YEAR))
    return "infra-annuel" if within else "pluriannuel"


def whole_years(period: Period) -> int | None:
    """The number of whole years from the first day to the last one, or None when it is not whole.

    :raises OpenPeriodError: when the end is not known.
    :raises PeriodError: for what is no period.

    >>> from datetime import date
    >>> whole_years(Period(date(2020, 2, 29), date(2021, 2, 28))), whole_years(Period.years(2017, 2019))
    (1, 3)
    """
    if not isinstance(period, Period):
        raise _refused(period, "une période (Period)")
    start, end = period.start, period.end
    if end is None:
        raise OpenPeriodError(f"la période ouverte le {format_date(start)} n’a pas de longueur")
    if (start.month, start.day) == (1, 1):  # the anniversary is in the year after the end
        return end.year + 1 - start.year if (end.month, end.day) == (12, 31) else None
    years = end.year - start.year
    return years if years and Period.lasting(start, Duration(years=years)) == period else None


def format_duration(duration: Duration) -> str:
    """A duration as it was given: « 2 ans et 6 mois », « 36 mois », « 15 jours ».

    :raises PeriodError: for what is no duration.

    >>> format_duration(Duration(years=2, months=6))
    '2 ans et 6 mois'
    """
    if not isinstance(duration, Duration):
        raise _refused(duration, "une durée (Duration)")
    parts = (
        (duration.years, plural(duration.years, "an", "ans")),
        (duration.months, "mois"),
        (duration.days, plural(duration.days, "jour", "jours")),
    )
    return format_list([f"{format_number(count)} {noun}" for count, noun in parts if count])


def format_time(moment: time) -> str:
    """An hour: « 14 h 05 », « 13 h », with no-break spaces (source: Journal officiel, charter of 2016).

    :raises PeriodError: when there are seconds, which a public act never writes, or for what is no hour.

    >>> from datetime import time
    >>> format_time(time(14, 5)) == "14\u00a0h\u00a005"
    True
    """
    if not isinstance(moment, (time, datetime)):
        raise _refused(moment, "une heure (time)")
    if moment.second or moment.microsecond:
        raise PeriodError(f"une heure s’écrit sans secondes, pas {moment}")
    return f"{moment.hour}{NBSP}h" + (f"{NBSP}{moment.minute:02d}" if moment.minute else "")


def format_datetime(moment: datetime) -> str:
    """A day and an hour: « 15 novembre 2018 à 14 h 05 ».

    A moment with a time zone is written as its own clock shows it: nothing is converted.

    :raises PeriodError: when there are seconds, as :func:`format_time`, or no hour.

    >>> from datetime import datetime
    >>> format_datetime(datetime(2018, 11, 15, 14, 5)) == "15 novembre 2018 à 14\u00a0h\u00a005"
    True
    """
    if not isinstance(moment, datetime):
        raise _refused(moment, "un jour et une heure (datetime)")
    return f"{format_date(moment)} à {format_time(moment.time())}"
