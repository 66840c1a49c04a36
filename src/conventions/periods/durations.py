"""Durations: years, months and days, kept as they were written."""

from __future__ import annotations

import re

from conventions.errors import PeriodError
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

_ISO = re.compile(r"P(?=[0-9])(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})D)?")


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
        match = _ISO.fullmatch(text)
        if match is None:
            raise PeriodError(f"« {text[:40]} » n’est pas une durée (« P2Y6M » est attendu)")
        years, months, days = (int(part or 0) for part in match.groups())
        return cls(years=years, months=months, days=days)

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + "".join(f"{number}{letter}" for number, letter in parts if number)
