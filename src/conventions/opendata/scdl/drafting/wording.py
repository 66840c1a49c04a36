"""What a published text says: days, sums, years, an exercise.

Every pattern is bounded, so that a text of any length is read in a time proportional to its length.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Final

from conventions.errors import FrenchParseError
from conventions.french import parse_amount
from conventions.french.parsing.cleaning import fold
from conventions.money import Amount

_MONTHS: Final = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
DAY: Final = (
    r"(?<!\d)(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}|\d{2})"
    rf"|(?P<d3>\d{{1,2}})(?:er)?\s(?P<m3>{'|'.join(_MONTHS)})\s(?P<y3>\d{{4}}))(?!\d)"
)
_DAYS: Final = re.compile(DAY)
_YEARS: Final = re.compile(r"(?<!\d)(20\d{2})\s?(?:-|–|/|à|a|au)\s?(20\d{2})(?!\d)")
_EXERCISE: Final = re.compile(r"\b(?:exercice|annee|pour|au titre de)\s(20\d{2})(?!\d|\s?[-–/]\s?20)")
_SUM: Final = re.compile(r"(?<![\d,.])(\d{1,3}(?:[ .]?\d{3}){0,4}(?:,\d{1,2})?)\s?(?:€|euros?\b)")
_RUNS: Final = re.compile(r"\bconventions?\b[^\n\d]{0,60}(?=\d)")


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """The text without accents nor case, with plain spaces; line ends stay.

    >>> folded("À la  SIGNATURE")
    'a la signature'
    """
    bare = fold(unicodedata.normalize("NFC", text))
    return "\n".join(" ".join(line.split()) for line in bare.splitlines())


def days_in(text: str) -> list[date]:
    """The days written in a text, in order; those that do not exist are left out.

    >>> days_in(folded("signée le 14 mars 2017, du 01/09/17 au 31/12/2017, 30/02/2017"))
    [datetime.date(2017, 3, 14), datetime.date(2017, 9, 1), datetime.date(2017, 12, 31)]
    """
    found = []
    for match in _DAYS.finditer(text):
        year, month, day = (match[part] or match[f"{part}2"] or match[f"{part}3"] for part in "ymd")
        try:
            found.append(date(_year(year), _month(month), int(day)))
        except ValueError:
            continue
    return found


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text) + 1


def sums_in(text: str) -> list[Amount]:
    """The sums in euros written in a text.

    >>> [str(each) for each in sums_in(folded("17 000 € puis 8 000,50 euros, 75 %"))]
    ['17000.00', '8000.50']
    """
    found = []
    for match in _SUM.finditer(text):
        try:
            found.append(parse_amount(match[1], "lenient").amount)
        except FrenchParseError:
            continue
    return found


def years_in(text: str) -> tuple[int, int] | None:
    """The years between which a convention is said to run.

    >>> years_in("convention triennale 2015-2017"), years_in("n° 2017-2011")
    ((2015, 2017), None)
    """
    for match in _YEARS.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first < last <= first + 15:
            return first, last
    return None


def exercise_in(text: str) -> int | None:
    """The exercise that a text names.

    >>> exercise_in("subvention pour 2018"), exercise_in("CM 2018")
    (2018, None)
    """
    match = _EXERCISE.search(text)
    return int(match[1]) if match else None


def convention_years(text: str) -> tuple[int, int] | None:
    """The years that directly follow the word « convention », in a text that speaks of other things too.

    >>> convention_years(folded("Convention triennale 2018 à 2020 ; bilan 2021-2022"))
    (2018, 2020)
    """
    around = (text[match.end() : match.end() + 15] for match in _RUNS.finditer(text))
    return next(filter(None, map(years_in, around)), None)
