"""Amounts and delays that the law sets, and from which day: read from TOML, typed at the door.

>>> from datetime import date
>>> str(value("convention_threshold", on=date(2018, 11, 15)))
'23000.00'
>>> str(duration("payment_delay", on=date(2021, 7, 3)))
'P60D'
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, final

from conventions.days import check_day, day_told
from conventions.errors import ConventionsError
from conventions.money import Amount
from conventions.periods import Duration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FOLDER: Final = Path(__file__).with_name("data")
_NAME: Final = re.compile(r"[a-z][a-z_]*")
_UNITS: Final[Mapping[str, Callable[[str], Amount | Duration]]] = {
    "EUR": Amount.parse,
    "day": lambda days: Duration.parse(f"P{days}D"),
}
"""What a file of data measures with, and how its values are read."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class LegalValue:
    """An amount in euros, or a delay, that a text sets from a day on.

    ``status`` says how it is known: V read in the source, V2 in a secondary one, M remembered, I inferred;
    ``verified_on`` is the day it was last checked there.

    >>> stated("convention_threshold", on=date(2018, 11, 15)).reference
    'Décret n° 2001-495 du 6 juin 2001, art. 1'
    """

    name: str
    description: str
    since: date
    value: Amount | Duration
    reference: str
    address: str | None
    verified_on: date
    status: str


def value(name: str, *, on: date) -> Amount:
    """The amount, in euros, that the law sets on a day.

    :raises ConventionsError: for a name that has no data or is a delay, a day before the first value, what is
        no day.

    >>> value("convention_threshold", on=date(2000, 1, 1))
    Traceback (most recent call last):
    conventions.errors.ConventionsError: valeur légale « convention_threshold » inconnue avant le 2001-06-10
    """
    told = stated(name, on=on).value
    if isinstance(told, Amount):
        return told
    raise ConventionsError(f"valeur légale « {name} » : c’est une durée (law.duration), pas un montant")


def duration(name: str, *, on: date) -> Duration:
    """The delay that the law sets on a day, in calendar days unless its description names others.

    :raises ConventionsError: for a name that has no data or is an amount, a day before the first value, what is
        no day.

    >>> duration("payment_delay", on=date(2018, 11, 15))
    Traceback (most recent call last):
    conventions.errors.ConventionsError: valeur légale « payment_delay » inconnue avant le 2021-07-03
    """
    told = stated(name, on=on).value
    if isinstance(told, Duration):
        return told
    raise ConventionsError(f"valeur légale « {name} » : c’est un montant (law.value), pas une durée")


def stated(name: str, *, on: date) -> LegalValue:
    """The amount or the delay that the law sets on a day, with its source.

    :raises ConventionsError: for a name that has no data, a day before the first value, what is no day.

    >>> stated("payment_delay", on=date(2021, 7, 3)).status
    'V2'
    """
    check_day("on", on)
    versions = _versions(name)
    in_force = [version for version in versions if version.since <= on]
    if not in_force:
        raise ConventionsError(f"valeur légale « {name} » inconnue avant le {versions[0].since}")
    return in_force[-1]


@cache
def _versions(name: str) -> tuple[LegalValue, ...]:
    path = _FOLDER / f"{name}.toml"
    if not _NAME.fullmatch(name) or not path.is_file():
        known = ", ".join(names())
        raise ConventionsError(f"valeur légale « {name} » inconnue ; valeurs connues : {known}")
    return read(name, path.read_text(encoding="utf-8"))


def names() -> tuple[str, ...]:
    """The names of the values that have data.

    >>> names()
    ('convention_threshold', 'payment_delay')
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def read(name: str, text: str) -> tuple[LegalValue, ...]:
    """The versions that a file says, oldest first.

    :raises ConventionsError: for another unit than the euro and the day.
    :raises KeyError: when a version lacks its date, its value or its source.
    """
    data = tomllib.loads(text)
    if data["unit"] not in _UNITS:
        expected = " ou ".join(_UNITS)
        raise ConventionsError(
            f"unité « {data['unit']} » inconnue pour la valeur légale « {name} » : {expected} attendu"
        )
    versions = (_version(name, data, entry) for entry in data["values"])
    return tuple(sorted(versions, key=lambda version: version.since))


def _version(name: str, data: Mapping[str, str], entry: Mapping[str, object]) -> LegalValue:
    address = entry.get("address")
    return LegalValue(
        name=name,
        description=data["description"],
        since=day_told(entry["from"]),
        value=_UNITS[data["unit"]](str(entry["value"])),
        reference=str(entry["reference"]),
        address=None if address is None else str(address),
        verified_on=day_told(entry["verified_on"]),
        status=str(entry["status"]),
    )
