"""Amounts that the law sets, and from which day: read from TOML, typed at the door.

>>> from datetime import date
>>> str(value("convention_threshold", on=date(2018, 11, 15)))
'23000.00'
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, final

from conventions.errors import ConventionsError
from conventions.money import Amount

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = Path(__file__).with_name("data")
_NAME: Final = re.compile(r"[a-z][a-z_]*")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class LegalValue:
    """An amount in euros that a text sets from a day on.

    ``status`` says how it is known: V read in the source, V2 in a secondary one, M remembered, I inferred;
    ``verified_on`` is the day it was last checked there.

    >>> stated("convention_threshold", on=date(2018, 11, 15)).reference
    'Décret n° 2001-495 du 6 juin 2001, art. 1'
    """

    name: str
    description: str
    since: date
    amount: Amount
    reference: str
    address: str | None
    verified_on: date
    status: str


def value(name: str, *, on: date) -> Amount:
    """The amount, in euros, that the law sets on a day.

    :raises ConventionsError: for a name that has no data, or a day before the first value.

    >>> value("convention_threshold", on=date(2000, 1, 1))
    Traceback (most recent call last):
    conventions.errors.ConventionsError: valeur légale « convention_threshold » inconnue avant le 2001-06-10
    """
    return stated(name, on=on).amount


def stated(name: str, *, on: date) -> LegalValue:
    """The value that the law sets on a day, with its source.

    :raises ConventionsError: for a name that has no data, or a day before the first value.
    """
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
    ('convention_threshold',)
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def read(name: str, text: str) -> tuple[LegalValue, ...]:
    """The versions that a file says, oldest first.

    :raises ConventionsError: for another unit than the euro: the amounts here are money.
    :raises KeyError: when a version lacks its date, its value or its source.
    """
    data = tomllib.loads(text)
    if data["unit"] != "EUR":
        raise ConventionsError(
            f"unité « {data['unit']} » inconnue pour la valeur légale « {name} » : EUR attendu"
        )
    versions = (_version(name, data["description"], entry) for entry in data["values"])
    return tuple(sorted(versions, key=lambda version: version.since))


def _version(name: str, description: str, entry: Mapping[str, object]) -> LegalValue:
    address = entry.get("address")
    return LegalValue(
        name=name,
        description=description,
        since=day_told(entry["from"]),
        amount=Amount.parse(str(entry["value"])),
        reference=str(entry["reference"]),
        address=None if address is None else str(address),
        verified_on=day_told(entry["verified_on"]),
        status=str(entry["status"]),
    )


def day_told(told: object) -> date:
    """The day that a file of data says, as a date of TOML or as its text."""
    return told if type(told) is date else date.fromisoformat(str(told))
