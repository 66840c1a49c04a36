"""What an imprecise date or duration still says: the interval of days, or of durations, that it allows.

The strict readers refuse these texts; a record keeps the words and, beside them, this interval.

>>> str(fuzzy_period("fin 2017")), str(fuzzy_period("courant octobre 2018")), fuzzy_period("14 juin")
('2017-10-01/2017-12-31', '2018-10-01/2018-10-31', None)
"""

from __future__ import annotations

import re

from conventions.errors import FrenchParseError, PeriodError
from conventions.french.parsing.cleaning import clean, fold
from conventions.french.parsing.dates import parse_date
from conventions.french.parsing.duration_parts import split_range
from conventions.french.parsing.durations import parse_duration
from conventions.french.parsing.periods import parse_period
from conventions.periods import DAY, Duration, Period, add_months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

_LEAD = re.compile(
    r"(?:(?:des|vers|pour|sur|en|a|au|dans) )?(?:(?:la|le|l')(?: |(?<=')))?"
    r"(?:(?:courant|horizon)(?: (?:de|du mois|de l'annee))* ?)?(?:de |d'|du )?"
)
_WITHIN = re.compile(
    r"(?P<part>debut|fin|mi|milieu)[ -](?:de |d'|du )?(?:mois de |mois d'|l'annee |l')?(?P<whole>.+)"
)
_ABOUT = re.compile(r"(?:environ|a peu pres|pres de|de l'ordre de|une duree d'environ|une duree de) ")
# First and last month (from 0) of the part of a year: a quarter, and half a year in the middle.
_MONTHS = {"debut": (0, 3), "mi": (3, 9), "milieu": (3, 9), "fin": (9, 12)}
# First and last day of the part of a month; None is its last day.
_DAYS = {"debut": (1, 10), "mi": (11, 20), "milieu": (11, 20), "fin": (21, None)}


def fuzzy_period(text: str) -> Period | None:
    """The days that an imprecise date allows; None where no year is given or the text is not understood.

    Decisions of this library, no text rules them: « début » is the first quarter of a year or the first ten
    days of a month, « fin » the last quarter or what follows the 20th, « mi- » what is between; « courant »,
    « en » and « à l’horizon » allow the whole of what they name; an exact date allows that day alone.

    >>> str(fuzzy_period("à l’horizon 2019")), str(fuzzy_period("deuxième semestre 2018"))
    ('2019-01-01/2019-12-31', '2018-07-01/2018-12-31')
    >>> str(fuzzy_period("mi-octobre 2018")), fuzzy_period("deuxième semestre")
    ('2018-10-11/2018-10-20', None)
    """
    try:
        folded = fold(clean(text)).strip()
    except FrenchParseError:
        return None
    lead = _LEAD.match(folded)
    for core in (folded, folded[lead.end() :] if lead else folded):
        try:
            found = _part(core) or _day(core) or _whole(core)
        except PeriodError:  # « fin 9999 » goes beyond the calendar
            return None
        if found:
            return found
    return None


def _part(core: str) -> Period | None:
    match = _WITHIN.fullmatch(core)
    whole = _whole(match["whole"]) if match else None
    if match is None or whole is None or whole.end is None:
        return None
    if whole == Period.years(whole.start.year):
        first, last = _MONTHS[match["part"]]
        return Period(add_months(whole.start, first), add_months(whole.start, last) - DAY)
    return _days(whole.start, whole.end, *_DAYS[match["part"]])


def _days(start: date, end: date, first: int, last: int | None) -> Period | None:
    if start.day != 1 or end != add_months(start, 1) - DAY:
        return None
    return Period(start.replace(day=first), start.replace(day=last) if last else end)


def _day(core: str) -> Period | None:
    try:
        return Period(*[parse_date(core)] * 2)
    except FrenchParseError:
        return None


def _whole(core: str) -> Period | None:
    try:
        return parse_period(core)
    except FrenchParseError:
        return None


def fuzzy_duration(text: str) -> tuple[Duration, Duration] | None:
    """The shortest and the longest duration that the text allows; None when it is not understood.

    « environ deux ans et demi » gives that duration twice: how far « environ » goes is not ours to say.

    >>> low, high = fuzzy_duration("4 à 6 mois")
    >>> str(low), str(high)
    ('P4M', 'P6M')
    >>> [str(bound) for bound in fuzzy_duration("environ deux ans et demi")]
    ['P2Y6M', 'P2Y6M']
    """
    try:
        folded = _ABOUT.sub("", fold(clean(text)).strip(), count=1)
        bounds = split_range(folded) or (folded, folded)
        low, high = (parse_duration(bound, "lenient") for bound in bounds)
    except FrenchParseError:
        return None
    return (low, high) if _length(low) <= _length(high) else None


def _length(duration: Duration) -> tuple[int, int]:
    return duration.years * 12 + duration.months, duration.days
