"""Periods with inclusive dates, durations, and months added from the first date.

>>> period = Period.years(2017, 2019)
>>> period
Period(start=datetime.date(2017, 1, 1), end=datetime.date(2019, 12, 31))
>>> date(2019, 12, 31) in period
True
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from conventions.errors import OpenPeriodError, PeriodError
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

DAY = timedelta(days=1)
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/(\.\.|[0-9]{4}-[0-9]{2}-[0-9]{2})")
_ISO_DURATION = re.compile(r"P(?=[0-9])(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})D)?")


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


class Duration(Value):
    """A length of time in years, months and days, kept as written (12 months is not 1 year).

    :raises PeriodError: for a negative part, or no part at all.

    >>> str(Duration(years=2, months=6)), Duration.parse("P4M") == Duration(months=4)
    ('P2Y6M', True)
    """

    __slots__ = ("years", "months", "days")  # noqa: RUF023  # the order of the arguments
    years: int
    months: int
    days: int
    in_french = "une durée"
    example = "2 ans et 6 mois"
    in_python = "Duration(years=2, months=6)"

    def __init__(self, *, years: int = 0, months: int = 0, days: int = 0) -> None:
        parts = {"years": years, "months": months, "days": days}
        if any(type(part) is not int or not 0 <= part < 100_000 for part in parts.values()):
            raise PeriodError(f"une durée a des nombres entiers de 0 à 99 999, pas {parts}")
        if not any(parts.values()):
            raise PeriodError("une durée est d’un jour au moins")
        for name, part in parts.items():
            object.__setattr__(self, name, part)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the ISO 8601 duration that ``str`` writes."""
        match = _ISO_DURATION.fullmatch(text)
        if match is None:
            raise PeriodError(f"« {text[:40]} » n’est pas une durée (« P2Y6M » est attendu)")
        years, months, days = (int(part or 0) for part in match.groups())
        return cls(years=years, months=months, days=days)

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + "".join(f"{number}{letter}" for number, letter in parts if number)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (earlier when negative), or the last day of a shorter month.

    Always add from the first date: 31 January + 2 months is 31 March, while two steps of one month
    would give 28 March.

    :raises PeriodError: when the result is outside years 1 to 9999.

    >>> add_months(date(2018, 1, 31), 1), add_months(date(2018, 1, 31), 2)
    (datetime.date(2018, 2, 28), datetime.date(2018, 3, 31))
    """
    if day.day <= 28:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if 1 <= year <= 9999:
            return day.replace(year=year, month=month + 1)
        raise PeriodError(f"{day} plus {months} mois sort du calendrier")
    return _add_to_month_end(day, months)


def _add_to_month_end(day: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):
        raise PeriodError(f"{day} plus {months} mois sort du calendrier") from None
