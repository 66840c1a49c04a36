"""Days in a text, however they are written; those that do not exist are told, never moved.

>>> found = days_in("25/07/2019_2019-07-25")
>>> found.days == (date(2019, 7, 25),) * 2, found.broken
(True, False)
>>> days_in("2019-0619_2023-06-19").broken
True
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

HOLE: Final = "\x00"
"""What stands for each day in :attr:`Found.rest`."""

LONGEST: Final = 4_000
"""How many characters a text that tells days may have: no cell met has the tenth of it."""

_MONTHS: Final = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre"
)
_TIME: Final = (
    r"(?:[ T](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_DAY: Final = re.compile(
    rf"(?<![0-9])(?:"
    rf"(?P<y1>[0-9]{{4}})(?P<s1>[-/.])(?P<m1>[0-9]{{1,2}})(?P=s1)(?P<d1>[0-9]{{1,2}})"
    rf"|(?P<d2>[0-9]{{1,2}})(?P<s2>[-/.])(?P<m2>[0-9]{{1,2}})(?P=s2)(?P<y2>[0-9]{{4}})"
    rf"|(?P<d3>[0-9]{{1,2}})(?:er)?[ \u00a0]{{1,3}}(?P<m3>{_MONTH})[ \u00a0]{{1,3}}(?P<y3>[0-9]{{4}})"
    rf"|(?P<y4>(?:19|20)[0-9]{{2}})(?P<m4>[0-9]{{2}})(?P<d4>[0-9]{{2}})"
    rf"|(?P<d5>[0-9]{{2}})/(?P<m5>[0-9]{{2}})/(?P<y5>[0-9]{{2}})"
    rf"){_TIME}(?![0-9])",
    re.IGNORECASE,
)
# What is left of a day that could not be read: « 2019-0619 », « 20177-03-02 ».
_BROKEN: Final = re.compile(r"[0-9]{1,6}[-/.][0-9]{1,6}[-/.][0-9]|[0-9]{4}[-/.](?!19|20)[0-9]{3,4}")
_SERIAL: Final = re.compile(r"([0-9]{5})(?:\.0+)?")
_FIRST_OF_SERIALS: Final = date(1899, 12, 30)
_SERIALS: Final = range(29_221, 62_093)
"""The serial numbers of the days from 1980 to 2069: any other number is not taken for a day."""


class Found(NamedTuple):
    """The days that a text holds and that exist, in order, and the ``rest``, with a hole for each day written.

    ``broken``: something looks like a day and is none. ``doubtful``: a year of two digits, a time of the day.
    ``after`` is where the last day ends.
    """

    days: tuple[date, ...]
    rest: str
    broken: bool
    doubtful: bool
    after: int


def days_in(text: str) -> Found:
    """Every day of a text: AAAA-MM-JJ, JJ/MM/AAAA, « 1er mars 2018 », with or without a time."""
    matches = list(_DAY.finditer(text))
    days = [_day(match) for match in matches]
    rest = _DAY.sub(HOLE, text.replace(HOLE, " "))
    return Found(
        tuple(day for day in days if day is not None),
        rest,
        None in days or _BROKEN.search(rest) is not None,
        any(match["y5"] or (match["time"] or "").strip("0:.,") for match in matches),
        matches[-1].end() if matches else 0,
    )


def _day(match: re.Match[str]) -> date | None:
    year, month, day = (next(filter(None, (match[f"{part}{n}"] for n in _FORMS))) for part in "ymd")
    try:
        return date(int(year) + 2000 * (len(year) == 2), _month(month), int(day))
    except ValueError:
        return None


_FORMS: Final = (1, 2, 3, 4, 5)


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    plain = written.casefold().replace("é", "e").replace("û", "u")
    return next(number for number, start in enumerate(_MONTHS, 1) if plain.startswith(start))


def day_of_serial(text: str) -> date | None:
    """The day that a spreadsheet counts from the end of 1899; None out of the plausible years.

    >>> day_of_serial("43655"), day_of_serial("12345")
    (datetime.date(2019, 7, 9), None)
    """
    match = _SERIAL.fullmatch(text)
    if match is None or int(match[1]) not in _SERIALS:
        return None
    return _FIRST_OF_SERIALS + timedelta(int(match[1]))
