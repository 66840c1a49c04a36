"""The adjective of the length of a period: « triennale », « pluriannuelle ».

>>> from conventions.periods import Period
>>> format_term(Period.years(2017, 2019))
'triennale'
"""

from __future__ import annotations

from conventions.errors import OpenPeriodError, PeriodError
from conventions.french.dates import format_date, refused
from conventions.periods import Duration, Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

TERMS = (
    *("annuel", "biennal", "triennal", "quadriennal", "quinquennal"),
    *("sexennal", "septennal", "octennal", "novennal", "décennal"),
)
"""The adjective of a term of 1 to 10 years."""

_YEAR = Duration(years=1)


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
        raise refused(period, "une période (Period)")
    start, end = period.start, period.end
    if end is None:
        raise OpenPeriodError(f"la période ouverte le {format_date(start)} n’a pas de longueur")
    if (start.month, start.day) == (1, 1):  # the anniversary is in the year after the end
        return end.year + 1 - start.year if (end.month, end.day) == (12, 31) else None
    years = end.year - start.year
    return years if years and Period.lasting(start, Duration(years=years)) == period else None
