"""``conventions law``: the values that the law sets, all on a day, or one with all its versions and its sources."""

from __future__ import annotations

from conventions import law
from conventions.cli.as_json import json_value
from conventions.cli.safe import safe_json
from conventions.cli.tables import Column, paragraph, table
from conventions.cli.terminal import Line, columns, tell
from conventions.cli.view import day_of
from conventions.french import NBSP, format_date
from conventions.rules import Validity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator
    from datetime import date

    from conventions.law import LegalValue

    Told = Iterable[tuple[LegalValue, tuple[str, ...]]]

TITLES = (Column("Nom"), Column("Valeur", right=True), Column("Depuis le"), Column("Source"))
_KEYS = ("published", "value", "reference", "address", "read_as_of", "verified_on", "status", "note")


def run(arguments: Namespace) -> int:
    """Print the values, or the versions of one of them; those to reconfirm alone if asked.

    :raises ConventionsError: when no value has that name.
    """
    name, on = arguments.name, day_of(arguments)
    told = _told(name, on, outdated=arguments.outdated)
    if arguments.format == "json":
        tell([as_json(told, on)])
    elif arguments.outdated:
        tell(outdated(list(told), on, columns()))
    else:
        tell(page(name, on, columns()) if name else catalogue(on, columns()))
    return 0


def _told(name: str | None, on: date, *, outdated: bool) -> Told:
    """Versions, each with why it is to be reconfirmed: those that are, or all."""
    asked = [name] if name else law.names()
    found = [pair for each in asked for pair in law.reasons_to_reconfirm(each, on=on)]
    if outdated:
        return found
    reasons = {(version.name, version.since): told for version, told in found}
    every = (version for each in asked for version in law.versions(each))
    return [(version, reasons.get((version.name, version.since), ())) for version in every]


def catalogue(on: date, room: int) -> Iterator[Line]:
    """The table of the values on a day, by name."""
    yield from paragraph(f"Valeurs légales au {format_date(on)}", room, tone="titre")
    yield Line("")
    rows: list[tuple[str, ...] | str] = []
    for name in law.names():
        version = law.versions(name)[-1]
        rows += [_row(name, on), version.description]
    yield from map(Line, table(TITLES, rows, room))


def _row(name: str, on: date) -> tuple[str, ...]:
    found = law.versions(name)
    version = _in_force(found, on)
    if version is None:
        return name, "plus en vigueur" if found[0].since <= on else "inconnue", "", ""
    doubt = version.doubt(min(on, version.verified_on))
    return name, version.in_french, format_date(version.since), doubt or law.STATUSES[version.status]


def _in_force(found: Iterable[LegalValue], on: date) -> LegalValue | None:
    return next((each for each in found if Validity(each.since, each.until).covers(on)), None)


def page(name: str, on: date, room: int) -> Iterator[Line]:
    """All the versions of a value, the newest first, with their sources; the one in force is told."""
    found = law.versions(name)
    yield from paragraph(f"{name}{NBSP}: {found[-1].description}", room, tone="titre")
    held = _in_force(found, on)
    if held is None:
        yield from paragraph(f"Aucune valeur au {format_date(on)}.", room)
    for version in reversed(found):
        mark = f" (en vigueur au {format_date(on)})" if version is held else ""
        yield Line("")
        yield from paragraph(f"{version.in_french} {_days(version)}{mark}", room, "  ")
        for title, text in _facts(version):
            yield from paragraph(text, room, f"    {title}{NBSP}: ", rest="        ")


def _days(version: LegalValue) -> str:
    return str(Validity(version.since, version.until))


def _facts(version: LegalValue) -> Iterator[tuple[str, str]]:
    yield "texte", version.reference
    if version.address:
        yield "adresse", version.address
    if version.published:
        yield "publication", format_date(version.published)
    state = f", dans son état du {format_date(version.read_as_of)}" if version.read_as_of else ""
    checked = f"vérifié le {format_date(version.verified_on)}"
    yield "source", f"{law.STATUSES[version.status]}{state}{NBSP}; {checked}"
    if version.note:
        yield "à savoir", version.note


def outdated(told: list[tuple[LegalValue, tuple[str, ...]]], on: date, room: int) -> Iterator[Line]:
    """What is to be read again, why, and where."""
    count = f"{len(told)} à relire" if told else "rien à relire"
    yield from paragraph(f"Valeurs légales au {format_date(on)}{NBSP}: {count}", room, tone="titre")
    for version, reasons in told:
        yield Line("")
        yield from paragraph(f"{version.name}{NBSP}: {version.in_french} {_days(version)}", room)
        for reason in reasons:
            yield from paragraph(reason, room, f"  raison{NBSP}: ", rest="      ")
        place = f"{version.reference}, {version.address}" if version.address else version.reference
        yield from paragraph(place, room, f"  texte{NBSP}: ", rest="      ")


def as_json(told: Told, on: date) -> str:
    """The versions with their sources, and why each is to be reconfirmed."""
    return safe_json(
        {"on": on.isoformat(), "values": [_fields(version) | _why(why) for version, why in told]}
    )


def _fields(version: LegalValue) -> dict[str, object]:
    head = {"name": version.name, "description": version.description, "unit": version.unit}
    days = {"from": json_value(version.since), "to": json_value(version.until)}
    fields = head | days | {key: json_value(getattr(version, key)) for key in _KEYS}
    return (
        fields | {"value": "{:02}-{:02}".format(*version.value)} if type(version.value) is tuple else fields
    )


def _why(reasons: tuple[str, ...]) -> dict[str, object]:
    return {"to_reconfirm": list(reasons)}
