"""The table of the fields, and the versions of the format: read once from TOML.

>>> [field.name for field in fields("2.1.1") if field.one_of]
['idBeneficiaire', 'rnaBeneficiaire']
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, final

from conventions.days import check_day, day_told
from conventions.errors import ConventionsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILE: Final = Path(__file__).parents[1] / "data" / "published" / "subventions.toml"

FieldType: TypeAlias = Literal["string", "date", "number", "boolean", "enum", "period"]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of one version: its French title, its type and what its texts must respect.

    ``pattern`` covers the whole text, and ``expected`` says it in French; ``values`` are the only ones allowed;
    ``max_length`` counts characters; the bounds are included. One field at least of those that share
    ``one_of`` has a text. A ``siret`` has its key checked. ``stricter``: the pattern is that of the description,
    which the schema does not check. A ``period`` is a day, or two with the ``separator``.
    """

    name: str
    title: str
    type: FieldType
    required: bool = False
    pattern: str | None = None
    expected: str | None = None
    max_length: int | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    values: tuple[str, ...] = ()
    one_of: str | None = None
    siret: bool = False
    stricter: bool = False
    separator: str | None = None


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the format: its number, its first day, the sign between the two days of a period, its source.

    ``since`` is None for a format that stands beside the others; ``status`` and ``verified_on`` are those of
    :class:`~conventions.law.LegalValue`.
    """

    number: str
    since: date | None = None
    separator: str
    reference: str
    address: str | None = None
    verified_on: date
    status: str
    note: str | None = None


def versions() -> tuple[Version, ...]:
    """The versions that are known: the one that stands apart, then the others, oldest first.

    >>> [version.number for version in versions()]
    ['etalab-1.1.1', '1.1', '2.0.0', '2.0.1', '2.0.2', '2.1.0', '2.1.1']
    """
    return tuple(version for version, _ in _tables().values())


def version_on(day: date) -> Version:
    """The version of the SCDL that was the last one published on a day.

    :raises ConventionsError: for a day before the first of them, what is no day.

    >>> version_on(date(2026, 1, 1)).number
    '2.1.1'
    """
    check_day("day", day)
    dated = [version for version in versions() if version.since is not None]
    begun = [version for version in dated if version.since is not None and version.since <= day]
    if not begun:
        raise ConventionsError(f"aucune version du schéma « subventions » avant le {dated[0].since}")
    return begun[-1]


def fields(version: str) -> tuple[Field, ...]:
    """The fields of a version, in the order of the columns.

    :raises ConventionsError: for a version that is not known, which is told with those that are.

    >>> len(fields("1.1")), len(fields("2.1.0"))
    (14, 16)
    """
    if version not in _tables():
        known = ", ".join(_tables())
        raise ConventionsError(
            f"version « {version[:40]} » du schéma « subventions » inconnue ; versions connues : {known}"
        )
    return _tables()[version][1]


@cache
def _tables() -> Mapping[str, tuple[Version, tuple[Field, ...]]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    known = [_version(entry) for entry in data["versions"]]
    return {each.number: (each, tuple(_fields_of(each, data["fields"]))) for each in known}


def _version(entry: Mapping[str, Any]) -> Version:
    since = entry.get("from")
    told = {key: entry[key] for key in entry if key not in {"from", "verified_on"}}
    return Version(**told, since=since and day_told(since), verified_on=day_told(entry["verified_on"]))


def _fields_of(version: Version, entries: Iterable[Mapping[str, Any]]) -> list[Field]:
    kept = (entry for entry in entries if version.number in entry.get("in", (version.number,)))
    return [_field(entry, version.separator) for entry in kept]


def _field(entry: Mapping[str, Any], separator: str) -> Field:
    told = {key: entry[key] for key in entry if key != "in"}
    bounds = {key: Decimal(told[key]) for key in ("minimum", "maximum") if key in told}
    period = {"separator": separator} if told["type"] == "period" else {}
    return Field(**told | bounds | period | {"values": tuple(told.get("values", ()))})
