"""What a file of data measures with: each unit, how its texts are read, which function answers it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeAlias, final

from conventions import french
from conventions.errors import ConventionsError
from conventions.money import Amount
from conventions.periods import Duration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Legal: TypeAlias = Amount | Duration | Fraction | int | tuple[int, int]
"""An amount, a delay, a share, a count, or a day of the year (its month, its day)."""

_DECIMAL: Final = re.compile(r"0\.[0-9]{1,9}")
_COUNT: Final = re.compile(r"[1-9][0-9]{0,8}")
_DAY: Final = re.compile(r"[0-9]{2}-[0-9]{2}")
_LEAP = 2000


@final
@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how its texts are read and said, what they are in French, and the function that answers them."""

    read: Callable[[str], Legal]
    say: Callable[[Any], str]
    in_french: str
    function: str

    def __str__(self) -> str:
        return f"{self.in_french} (law.{self.function})"


def _read_ratio(text: str) -> Fraction:
    told = Fraction(text) if _DECIMAL.fullmatch(text) else french.parse_ratio(text)
    if not 0 < told <= 1:
        raise ConventionsError(f"part « {text} » : plus de 0 et 1 au plus sont attendus")
    return told


def _read_count(text: str) -> int:
    if _COUNT.fullmatch(text) is None:
        raise ConventionsError(f"« {text} » n’est pas un nombre entier positif")
    return int(text)


def _read_day(text: str) -> tuple[int, int]:
    if _DAY.fullmatch(text) is None:
        raise ConventionsError(f"« {text} » n’est pas un jour de l’année (« 03-31 » est attendu)")
    try:
        day = date.fromisoformat(f"{_LEAP}-{text}")
    except ValueError:
        raise ConventionsError(f"« {text} » : ce jour n’existe pas") from None
    return day.month, day.day


def _say_day(day: tuple[int, int]) -> str:
    return french.format_date(date(_LEAP, *day)).removesuffix(f" {_LEAP}")


def _delay(letter: str) -> Unit:
    return Unit(
        lambda number: Duration.parse(f"P{number}{letter}"),
        french.format_duration,
        "une durée",
        "duration",
    )


def _counted(one: str, several: str) -> Unit:
    def say(told: int) -> str:
        return f"{french.format_number(told)}{french.NBSP}{french.plural(told, one, several)}"

    return Unit(_read_count, say, "un nombre", "count")


UNITS: Final[Mapping[str, Unit]] = {
    "EUR": Unit(Amount.parse, french.format_amount, "un montant", "value"),
    "day": _delay("D"),
    "month": _delay("M"),
    "year": _delay("Y"),
    "ratio": Unit(_read_ratio, french.format_ratio, "une part", "ratio"),
    "inhabitant": _counted("habitant", "habitants"),
    "agent": _counted("agent", "agents"),
    "month-day": Unit(_read_day, _say_day, "un jour de l’année", "day_of_year"),
}
"""The units that exist, by the name that files of data give them."""


def unit_named(unit: str, name: str) -> Unit:
    """The unit that the file of a value names.

    :raises ConventionsError: for a unit that does not exist, which is told with those that do.

    >>> str(unit_named("EUR", "de_minimis"))
    'un montant (law.value)'
    """
    if unit not in UNITS:
        expected = ", ".join(UNITS)
        raise ConventionsError(
            f"unité « {unit} » inconnue pour la valeur légale « {name} » ; unités connues : {expected}"
        )
    return UNITS[unit]
