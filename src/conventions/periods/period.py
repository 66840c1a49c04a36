"""Periods with inclusive dates.

>>> period = Period.years(2017, 2019)
>>> period
Period(start=datetime.date(2017, 1, 1), end=datetime.date(2019, 12, 31))
>>> date(2019, 12, 31) in period
True
"""

from __future__ import annotations

import re
from datetime import date

from conventions.errors import OpenPeriodError, PeriodError
from conventions.periods.durations import Duration
from conventions.periods.months import DAY, add_months
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/(\.\.|[0-9]{4}-[0-9]{2}-[0-9]{2})")


class Period(Value):
    """The days from ``start`` to ``end``, both included; ``end`` is None when it is not known.

    Periods are ordered by start, then end, an open end last.

    :raises PeriodError: when the end is before the start, or a bound is not a plain ``date``.

    >>> str(Period(date(2018, 1, 1), date(2018, 1, 31))), str(Period(date(2018, 1, 1), None))
    ('2018-01-01/2018-01-31', '2018-01-01/..')
    """

    __slots__ = ("start", "end")  # noqa: RUF023  # the order of the arguments
    start: date
    end: date | None
    in_french = "une période"
    example = "2017-2019"
    in_python = "Period.years(2017, 2019)"

    def __init__(self, start: date, end: date | None) -> None:
        for bound in (start,) if end is None else (start, end):
            if type(bound) is not date:
                raise PeriodError(f"une période va d’une date (date) à une autre, pas à {bound!r}")
        if end is not None and end < start:
            raise PeriodError(f"une période ne finit pas avant de commencer : {start} - {end}")
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)

    @classmethod
    def years(cls, first: int, last: int | None = None) -> Self:
        """From 1 January of ``first`` to 31 December of ``last`` (of ``first`` when left out).

        :raises PeriodError: for a year that no calendar has, or years in the wrong order.

        >>> Period.years(2018) == Period(date(2018, 1, 1), date(2018, 12, 31))
        True
        """
        for year in (first, first if last is None else last):
            if type(year) is not int or not date.min.year <= year <= date.max.year:
                raise PeriodError(f"une année est un entier de 1 à 9999, pas {year!r}")
        return cls(date(first, 1, 1), date(first if last is None else last, 12, 31))

    @classmethod
    def lasting(cls, start: date, duration: Duration) -> Self:
        """The period that lasts ``duration`` from ``start`` on.

        It ends the day before the same day of the month; where that month has no such day, on its last
        day (by analogy with article 641 of the code de procédure civile).

        >>> str(Period.lasting(date(2018, 8, 31), Duration(months=6)))
        '2018-08-31/2019-02-28'
        >>> str(Period.lasting(date(2020, 2, 29), Duration(years=1)))
        '2020-02-29/2021-02-28'
        """
        reached = add_months(start, duration.years * 12 + duration.months)
        short = reached.day < start.day and not duration.days
        try:
            return cls(start, reached if short else reached + DAY * (duration.days - 1))
        except OverflowError:
            raise PeriodError(f"{start} plus {duration} sort du calendrier") from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the ISO 8601 interval that ``str`` writes, with ``..`` for an open end."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise PeriodError(
                f"« {text[:40]} » n’est pas un intervalle (« 2017-01-01/2019-12-31 ») ;"
                " un texte français se lit avec conventions.french.parse_period"
            )
        try:
            first, last = (None if part == ".." else date.fromisoformat(part) for part in match.groups())
        except ValueError:
            raise PeriodError(f"une date de « {text} » n’existe pas") from None
        return cls(first, last)  # type: ignore[arg-type]  # the pattern allows ".." at the end only

    def until(self, end: date) -> Period:
        """The same start with another end, whether the period was open or not.

        >>> str(Period(date(2017, 1, 1), None).until(date(2019, 12, 31)))
        '2017-01-01/2019-12-31'
        """
        return Period(self.start, end)

    @property
    def exercises(self) -> tuple[int, ...]:
        """The calendar years touched by the period, in order.

        :raises OpenPeriodError: when the end is not known.

        >>> Period(date(2017, 12, 31), date(2019, 1, 1)).exercises
        (2017, 2018, 2019)
        """
        if self.end is None:
            raise OpenPeriodError(f"la période qui commence le {self.start} n’a pas de fin connue")
        return tuple(range(self.start.year, self.end.year + 1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def __lt__(self, other: Period) -> bool:
        return self._order() < other._order() if type(other) is Period else NotImplemented

    def __le__(self, other: Period) -> bool:
        return self._order() <= other._order() if type(other) is Period else NotImplemented

    def __gt__(self, other: Period) -> bool:
        return self._order() > other._order() if type(other) is Period else NotImplemented

    def __ge__(self, other: Period) -> bool:
        return self._order() >= other._order() if type(other) is Period else NotImplemented

    def _order(self) -> tuple[date, bool, date]:
        return self.start, self.end is None, self.end or date.max

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat() if self.end else '..'}"
