"""Values that the law sets, and from which day: read from TOML, typed at the door.

>>> [str(version.value) for version in versions("amortisation_buildings")]
['P15Y', 'P30Y']
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, final

from conventions.days import day_told
from conventions.errors import ConventionsError
from conventions.french import format_date
from conventions.law.units import Legal, unit_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STATUSES: Final[Mapping[str, str]] = {
    "V": "texte lu à la source",
    "V2": "lu dans une source secondaire, à reconfirmer",
    "M": "cité de mémoire, à reconfirmer",
    "I": "déduit d’autres textes",
}
"""What each status says, in French."""

_FOLDER: Final = Path(__file__).with_name("data")
_LONGEST = 60


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class LegalValue:
    """What a text sets from a day on: an amount in euros, a delay, a share, a count, a day of the year.

    ``until`` is the last day, None when the value still holds; ``published``, the day of its publication.
    ``status`` says how it is known: V read in the source, V2 in a secondary one, M remembered, I inferred;
    ``verified_on`` is the day it was last checked there, ``read_as_of`` the day whose state of the law was read.

    >>> versions("convention_threshold")[0].reference
    'Décret n° 2001-495 du 6 juin 2001, art. 1'
    """

    name: str
    description: str
    unit: str
    since: date
    until: date | None = None
    published: date | None = None
    value: Legal
    reference: str
    address: str | None
    read_as_of: date | None = None
    verified_on: date
    status: str
    note: str | None = None

    @property
    def in_french(self) -> str:
        """The value as one writes it in French.

        >>> versions("cpo_advance_before")[0].in_french
        '31 mars'
        """
        return unit_named(self.unit, self.name).say(self.value)

    def doubt(self, on: date) -> str:
        """Why this value is to be reconfirmed before it decides on a day, in French; nothing when it is not.

        >>> versions("owner_share")[0].doubt(date(2026, 1, 1))
        'lu dans son état du 31 mars 2015'
        """
        if self.status != "V":
            return STATUSES[self.status]
        if self.read_as_of is not None and on > self.read_as_of:
            return f"lu dans son état du {format_date(self.read_as_of)}"
        return "jour postérieur à la dernière vérification" if on > self.verified_on else ""


@cache
def versions(name: str) -> tuple[LegalValue, ...]:
    """All that the law said and says under a name, oldest first.

    :raises ConventionsError: for a name that has no data.
    """
    if name not in names():
        raise ConventionsError(_unknown(name))
    return read(name, (_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _unknown(name: str) -> str:
    shown = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
    close = get_close_matches(shown, names(), n=1)
    hint = f"vouliez-vous dire « {close[0]} » ? " if close else ""
    return f"valeur légale « {shown} » inconnue ; {hint}valeurs connues : {', '.join(names())}"


def names() -> tuple[str, ...]:
    """The names of the values that have data.

    >>> names()[:2]
    ('amortisation_buildings', 'amortisation_infrastructure')
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def read(name: str, text: str) -> tuple[LegalValue, ...]:
    """The versions that a file says, oldest first; one without a last day ends on the eve of the next one.

    :raises ConventionsError: for a unit or a status that does not exist, for versions that overlap.
    :raises KeyError: when a version lacks its date, its value or its source.
    """
    data = tomllib.loads(text)
    entries = sorted(data["values"], key=lambda entry: day_told(entry["from"]))
    eves = [day_told(entry["from"]) - timedelta(days=1) for entry in entries[1:]]
    told = tuple(_version(name, data, entry, eve) for entry, eve in zip(entries, [*eves, None], strict=True))
    _check_order(told)
    return told


def _check_order(told: Iterable[LegalValue]) -> None:
    for old, new in pairwise(told):
        if old.until is None or not old.since <= old.until < new.since:
            raise ConventionsError(f"valeur légale « {old.name} » : deux versions le {new.since}")


def _version(name: str, data: Mapping[str, str], entry: Mapping[str, object], eve: date | None) -> LegalValue:
    if entry["status"] not in STATUSES:
        raise ConventionsError(f"valeur légale « {name} » : statut « {entry['status']} » inconnu")
    return LegalValue(
        name=name,
        description=data["description"],
        unit=data["unit"],
        since=day_told(entry["from"]),
        until=_day(entry, "to") or eve,
        published=_day(entry, "publication"),
        value=unit_named(data["unit"], name).read(str(entry["value"])),
        reference=str(entry["reference"]),
        address=_text(entry, "address"),
        read_as_of=_day(entry, "read_as_of"),
        verified_on=day_told(entry["verified_on"]),
        status=str(entry["status"]),
        note=_text(entry, "note"),
    )


def _text(entry: Mapping[str, object], key: str) -> str | None:
    return str(entry[key]) if key in entry else None


def _day(entry: Mapping[str, object], key: str) -> date | None:
    return day_told(entry[key]) if key in entry else None
