"""The questions: what the law sets on a day, as an amount, a delay, a share, a count or a day of the year.

>>> from datetime import date
>>> str(value("convention_threshold", on=date(2018, 11, 15)))
'23000.00'
>>> str(duration("payment_delay", on=date(2021, 7, 3)))
'P60D'
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from conventions.days import check_day
from conventions.errors import ConventionsError, UnconfirmedValue
from conventions.french import format_date
from conventions.law.units import UNITS
from conventions.law.values import versions
from conventions.money import Amount
from conventions.periods import Duration

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from conventions.law.values import LegalValue


def value(name: str, *, on: date, strict: bool = False) -> Amount:
    """The amount, in euros, that the law sets on a day.

    :raises ConventionsError: for a name that has no data or is no amount, a day out of the years known, what is
        no day.
    :raises UnconfirmedValue: when ``strict``, for a value that is to be reconfirmed.

    >>> from datetime import date
    >>> value("convention_threshold", on=date(2000, 1, 1))
    Traceback (most recent call last):
    conventions.errors.ConventionsError: valeur légale « convention_threshold » inconnue avant le 10 juin 2001
    """
    told = stated(name, on=on, strict=strict)
    if isinstance(told.value, Amount):
        return told.value
    raise _refusal(told, "EUR")


def duration(name: str, *, on: date, strict: bool = False) -> Duration:
    """The delay that the law sets on a day: calendar days, months or years, unless its description names others.

    :raises ConventionsError: for a name that has no data or is no delay, a day out of the years known, what is
        no day.
    :raises UnconfirmedValue: when ``strict``, for a value that is to be reconfirmed.

    >>> from datetime import date
    >>> duration("payment_delay", on=date(2018, 11, 15))
    Traceback (most recent call last):
    conventions.errors.ConventionsError: valeur légale « payment_delay » inconnue avant le 3 juillet 2021
    """
    told = stated(name, on=on, strict=strict)
    if isinstance(told.value, Duration):
        return told.value
    raise _refusal(told, "day")


def ratio(name: str, *, on: date, strict: bool = False) -> Fraction:
    """The share, more than 0 and 1 at most, that the law sets on a day.

    :raises ConventionsError: for a name that has no data or is no share, a day out of the years known, what is
        no day.
    :raises UnconfirmedValue: when ``strict``, for a value that is to be reconfirmed.

    >>> from datetime import date
    >>> ratio("authorization_before_budget", on=date(2018, 11, 15))
    Fraction(1, 3)
    """
    told = stated(name, on=on, strict=strict)
    if isinstance(told.value, Amount | Duration | int | tuple):
        raise _refusal(told, "ratio")
    return told.value


def count(name: str, *, on: date, strict: bool = False) -> int:
    """The number (of inhabitants, of agents: the description says of what) that the law sets on a day.

    :raises ConventionsError: for a name that has no data or is no number, a day out of the years known, what is
        no day.
    :raises UnconfirmedValue: when ``strict``, for a value that is to be reconfirmed.

    >>> from datetime import date
    >>> count("essential_data_population", on=date(2018, 11, 15))
    3500
    """
    told = stated(name, on=on, strict=strict)
    if isinstance(told.value, int):
        return told.value
    raise _refusal(told, "inhabitant")


def day_of_year(name: str, *, on: date, strict: bool = False) -> tuple[int, int]:
    """The day of the year, as its month and its day, that the law sets on a day.

    :raises ConventionsError: for a name that has no data or is no day, a day out of the years known, what is
        no day.
    :raises UnconfirmedValue: when ``strict``, for a value that is to be reconfirmed.

    >>> from datetime import date
    >>> day_of_year("budget_adoption_before", on=date(2018, 11, 15))
    (4, 15)
    """
    told = stated(name, on=on, strict=strict)
    if isinstance(told.value, tuple):
        return told.value
    raise _refusal(told, "month-day")


def stated(name: str, *, on: date, strict: bool = False) -> LegalValue:
    """What the law sets on a day, with its source.

    :raises ConventionsError: for a name that has no data, a day before the first value or after the last one,
        what is no day.
    :raises UnconfirmedValue: when ``strict``, for a value that is to be reconfirmed.

    >>> from datetime import date
    >>> stated("payment_delay", on=date(2021, 7, 3)).status
    'V2'
    >>> stated("de_minimis", on=date(2031, 1, 1))
    Traceback (most recent call last):
    conventions.errors.ConventionsError: valeur légale « de_minimis » plus en vigueur depuis le 1er janvier 2031
    """
    check_day("on", on)
    told = _in_force(name, on)
    if strict and told.doubt(on):
        raise UnconfirmedValue(_warning(told, on))
    return told


# Rules ask the same few values of the same few days again and again.
@lru_cache(maxsize=1024)
def _in_force(name: str, on: date) -> LegalValue:
    known = versions(name)
    begun = [version for version in known if version.since <= on]
    if not begun:
        raise ConventionsError(f"valeur légale « {name} » inconnue avant le {format_date(known[0].since)}")
    last = begun[-1].until
    if last is not None and last < on:
        raise ConventionsError(
            f"valeur légale « {name} » plus en vigueur depuis le {format_date(last + timedelta(days=1))}"
        )
    return begun[-1]


def _warning(told: LegalValue, on: date) -> str:
    place = f"{told.reference}, {told.address}" if told.address else told.reference
    return (
        f"valeur légale « {told.name} » à reconfirmer pour le {format_date(on)} : {told.doubt(on)} "
        f"(statut {told.status}, vérifiée le {format_date(told.verified_on)}) ; à relire dans : {place}"
    )


def _refusal(told: LegalValue, unit: str) -> ConventionsError:
    return ConventionsError(
        f"valeur légale « {told.name} » : c’est {UNITS[told.unit]}, pas {UNITS[unit].in_french}"
    )
