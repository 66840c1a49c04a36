"""Which fields of the model a kind of document shows: one is changed, and the document has to change too.

A field that is waived by the kind has to change nothing; one that is neither shown nor waived is a fault.
``python tests/documents/field_cover.py KIND`` lists the faults of a kind, those of drawn conventions too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from conventions.documents import Kind, building, kind_named
from conventions.documents.lines import texts_of
from conventions.documents.subject import Subject
from conventions.errors import ConventionsError
from conventions.model import Convention
from tests.documents.field_places import Place, changed, conventions, fields, places, values

TITLE = "titre"
"""The title and the subtitle of a document, as if they were one of its parts."""

BRIEFLY = 8
"""In how many places one other value of a field that is waived is tried, for all of them have to change nothing."""


class Asked(NamedTuple):
    """What a document is asked about."""

    act: str | None
    exercise: int | None
    as_of: date | None


def asked(kind: Kind, convention: Convention) -> list[Asked]:
    """What to ask of a convention: each of its acts and exercises, at its end."""
    day = date(2100, 12, 31) if "as_of" in kind.needs else None
    return [Asked(act, year, day) for act in _acts(kind, convention) for year in _years(kind, convention)]


def _acts(kind: Kind, convention: Convention) -> Sequence[str | None]:
    if kind.about == "agreement":
        return ["convention", None] if convention.avenants else [None]
    field = {"avenant": "avenants", "deliberation": "deliberations"}.get(kind.about)
    return [f"{field}[{act.key}]" for act in getattr(convention, field)][:4] if field else [None]


def _years(kind: Kind, convention: Convention) -> Sequence[int | None]:
    if "exercise" not in kind.needs:
        return [None]
    terms = convention.initial
    granted = {each.exercise for each in terms.grants} | {each.exercise for each in convention.requests}
    told = {each.exercise for each in convention.reports} | {each.exercise for each in convention.accounts}
    return sorted(granted | told)[:4] or [terms.period.start.year]


class Told:
    """What a document says, part by part, each written when it is asked for.

    :raises ConventionsError: when there is no such document.
    """

    def __init__(self, kind: Kind, convention: Convention, what: Asked) -> None:
        self._kind = kind
        self._subject = building.prepared(kind, convention, building.Asked(*what, None, reveal=True))
        self._parts: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, part: str) -> tuple[str, ...]:
        if part not in self._parts:
            self._parts[part] = _texts(self._kind, self._subject, part)
        return self._parts[part]


def _texts(kind: Kind, subject: Subject, part: str) -> tuple[str, ...]:
    if part == TITLE:
        return (kind.heading(subject), kind.subtitle(subject) or "")
    return tuple(text for block in kind.parts[part](subject) for text in texts_of(block))


@cache
def before(kind: str, of: str, what: Asked, drawn: int = 0) -> Told:
    """What a document says of a convention as it is."""
    return Told(kind_named(kind), conventions(drawn)[of], what)


class Sight(NamedTuple):
    """Where a field is seen: changed at a place to one of its other values, it changes a part of a document."""

    place: Place
    value: int
    asked: Asked
    part: str


def tries(kind: Kind, name: str, drawn: int) -> Iterator[Sight | None]:
    """Each try to see a field that the documents allow: None where nothing changes."""
    field, briefly = fields()[name], is_waived(kind, name)
    for place in places(drawn).get(field, ())[: BRIEFLY if briefly else None]:
        for rank, value in enumerate(values(place, field[1], drawn)):
            with suppress(ValueError, TypeError):
                other = changed(place, field[1], value, drawn)
                yield from _looks(kind, place, rank, other, drawn)
                if briefly:
                    break


def _looks(kind: Kind, place: Place, rank: int, other: Convention, drawn: int) -> Iterator[Sight | None]:
    for what in asked(kind, conventions(drawn)[place.of]):
        with suppress(ConventionsError):
            old, new = before(kind.name, place.of, what, drawn), Told(kind, other, what)
            part = next((each for each in (TITLE, *kind.parts) if old[each] != new[each]), None)
            yield Sight(place, rank, what, part) if part else None


def sight(kind: Kind, name: str, drawn: int) -> Sight | Literal["forgotten", "untried"]:
    """Where a field is seen; « forgotten » when no try shows it, « untried » when none could be made."""
    found: Literal["forgotten", "untried"] = "untried"
    for each in tries(kind, name, drawn):
        if each:
            return each
        found = "forgotten"
    return found


def is_waived(kind: Kind, name: str) -> bool:
    """Whether the kind leaves the field out, by its name or with its whole record."""
    return name in kind.waived or name.partition(".")[0] in kind.waived


class Faults(NamedTuple):
    """The fields that a kind neither shows nor waives, those waived that are shown, those that were not tried."""

    forgotten: list[str]
    shown: list[str]
    untried: list[str]


def faults(name: str, drawn: int = 150) -> Faults:
    """The faults of a kind of document."""
    kind, found = kind_named(name), Faults([], [], [])
    for each in fields():
        seen = sight(kind, each, drawn)
        if is_waived(kind, each):
            found.shown.extend([each] if isinstance(seen, Sight) else [])
        elif not isinstance(seen, Sight):
            getattr(found, seen).append(each)
    return found


if __name__ == "__main__":
    import sys

    for title, names in faults(sys.argv[1], *map(int, sys.argv[2:]))._asdict().items():
        sys.stdout.write(f"{title} ({len(names)}): {' '.join(names)}\n")
