"""Which fields of the model a kind of document shows: one is changed, and the document has to change too.

A field that is waived by the kind has to change nothing; one that is neither shown nor waived is a fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from conventions import strategies
from conventions.base import Record
from conventions.documents import Kind, build, kind_named, texts
from conventions.errors import ConventionsError
from conventions.french import Name
from conventions.model import Convention
from conventions.model.shapes import record_types
from conventions.money import Amount, Price, euros
from conventions.operations import in_force
from conventions.periods import Duration, Period
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town
from tests.documents.every_operation import every_operation

Step = tuple[str, int | None]
Field = tuple[type[Record], str]

NEVER_SAID = {"key", "operation", "rule", "trigger"}
"""Our own addresses, and the words that tell one class of a union from another: no act says them."""


class Place(NamedTuple):
    """A record inside a convention, by the fields and ranks that lead to it."""

    convention: Convention
    path: tuple[Step, ...]


def reachable(kind: type[Record] = Convention) -> dict[type[Record], None]:
    """Every class of record that a convention may hold, itself first."""
    found: dict[type[Record], None] = {}
    left = [kind]
    while left:
        each = left.pop(0)
        if each not in found:
            found[each] = None
            left += [
                inner for field in each.model_fields.values() for inner in record_types(field.annotation)
            ]
    return found


def fields() -> list[Field]:
    """The fields that a document may say; those that hold records are said by the fields of these."""
    return [
        (kind, name)
        for kind in reachable()
        for name, field in kind.model_fields.items()
        if name not in NEVER_SAID and not record_types(field.annotation)
    ]


def _walk(record: Record, path: tuple[Step, ...] = ()) -> Iterator[tuple[Record, tuple[Step, ...]]]:
    yield record, path
    for name in type(record).model_fields:
        held = getattr(record, name)
        if isinstance(held, Record):
            yield from _walk(held, (*path, (name, None)))
        elif isinstance(held, tuple):
            for rank, item in enumerate(held):
                if isinstance(item, Record):
                    yield from _walk(item, (*path, (name, rank)))


def _drawn(count: int) -> list[Convention]:
    found: list[Convention] = []

    @settings(
        max_examples=count,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategies.conventions())
    def draw(convention: Convention) -> None:
        found.append(convention)

    draw()
    return found


def _told(convention: Convention) -> list[Convention]:
    """The convention whose initial terms are what all its avenants left, then each one; then itself."""
    days = (date(2098, 12, 31), *(act.signed_on for act in convention.avenants if act.signed_on))
    terms = [in_force(convention, day) for day in days]
    return [*(convention.replace(initial=each, avenants=(), renewals=()) for each in terms), convention]


@cache
def places(drawn: int, most: int = 6) -> dict[Field, list[Place]]:
    """Where each field is told, in the samples, a small town and drawn conventions; the samples come first."""
    samples = [cci_2017_2019(), association_2024_2026(), equipment_2023_2025()]
    found: dict[Field, list[Place]] = defaultdict(list)
    for convention in (
        *samples,
        *town(size=12).conventions,
        *_told(every_operation()),
        *(_drawn(drawn) if drawn else ()),
    ):
        for record, path in _walk(convention):
            for name in type(record).model_fields:
                told = found[type(record), name]
                if getattr(record, name) not in (None, ()) and len(told) < most:
                    told.append(Place(convention, path))
    return found


def _others(value: Any) -> tuple[Any, ...]:
    """Other values of the same type, the likeliest to be accepted first; a subclass stands before its class."""
    if isinstance(value, Enum):
        return tuple(each for each in type(value) if each is not value)
    return next((others(value) for kind, others in _OTHERS.items() if isinstance(value, kind)), ())


_DAY = timedelta(days=1)
_OTHERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    bool: lambda told: (not told,),
    str: lambda text: (f"{text} zyx", f"{text}1", "7", "zyx"),
    int: lambda count: (count + 1, count - 1),
    Decimal: lambda number: (number + 1,),
    Fraction: lambda ratio: (ratio / 3, ratio + 1),
    date: lambda day: (day - _DAY if day.year > 9000 else day + _DAY,),
    Amount: lambda amount: (amount + euros(1), amount - euros(1)),
    Price: lambda price: (Price(price.amount + euros(1), price.tax, price.per),),
    Name: lambda name: (Name(f"{name.text} Zyx", *name._parts()[1:]),),
    Period: lambda told: (Period(told.start, told.start + _DAY),),
    Duration: lambda told: (Duration(months=told.months + 1, days=told.days),),
    tuple: lambda told: (told[:-1],),
}


def changed(place: Place, name: str) -> Iterator[Convention]:
    """The convention with the field changed at the place, in each way that the model accepts."""
    record = _at(place.convention, place.path)
    for other in _others(getattr(record, name)):
        try:
            yield _replaced(place.convention, place.path, {name: other})
        except (ValidationError, ValueError, TypeError):
            continue


def _at(record: Any, path: tuple[Step, ...]) -> Any:
    for name, rank in path:
        held = getattr(record, name)
        record = held if rank is None else held[rank]
    return record


def _replaced(record: Any, path: tuple[Step, ...], new: dict[str, Any]) -> Any:
    if not path:
        return record.replace(**new)
    (name, rank), *rest = path
    held = getattr(record, name)
    inner = _replaced(held if rank is None else held[rank], tuple(rest), new)
    return record.replace(**{name: inner if rank is None else (*held[:rank], inner, *held[rank + 1 :])})


class Asked(NamedTuple):
    """What a document is asked about."""

    act: str | None
    exercise: int | None
    as_of: date | None


def asked(kind: Kind, convention: Convention) -> list[Asked]:
    """What to ask of a convention: each of its acts and exercises, at its end."""
    terms = convention.initial
    days = [date(2100, 12, 31)] if "as_of" in kind.needs else [None]
    years: Sequence[int | None] = [None]
    if "exercise" in kind.needs:
        granted = {grant.exercise for grant in terms.grants} | {each.exercise for each in convention.requests}
        told = {each.exercise for each in convention.reports} | {
            each.exercise for each in convention.accounts
        }
        years = [*sorted(granted | told)][:4] or [terms.period.start.year]
    field = {"avenant": "avenants", "deliberation": "deliberations"}.get(kind.about)
    acts = [f"{field}[{act.key}]" for act in getattr(convention, field)][:4] if field else [None]
    return [Asked(act, year, day) for act in acts for year in years for day in days]


@cache
def _said(name: str, convention: Convention, what: Asked) -> tuple[str, ...] | str:
    return said(name, convention, what)


def said(name: str, convention: Convention, what: Asked) -> tuple[str, ...] | str:
    """The texts of a document, confidential data shown; or why there is none."""
    try:
        paper = build(name, convention, act=what.act, exercise=what.exercise, as_of=what.as_of, reveal=True)
    except ConventionsError as error:
        return str(error)
    return tuple(texts(paper))


def shows(kind: Kind, field: Field, drawn: int) -> bool | None:
    """Whether changing the field changes the document somewhere; None where it could not be tried."""
    tried = False
    for place in places(drawn).get(field, ()):
        questions = asked(kind, place.convention)
        for other in changed(place, field[1]):
            for what in questions:
                before = _said(kind.name, place.convention, what)
                if isinstance(before, str):
                    continue
                after = said(kind.name, other, what)
                if isinstance(after, str):
                    continue
                tried = True
                if after != before:
                    return True
    return False if tried else None


def is_waived(kind: Kind, field: Field) -> bool:
    """Whether the kind leaves the field out, by its name or with its whole record."""
    record, name = field
    return record.__name__ in kind.waived or f"{record.__name__}.{name}" in kind.waived


class Faults(NamedTuple):
    """The fields that a kind neither shows nor waives, those waived that are shown, those that were not tried."""

    forgotten: list[str]
    shown: list[str]
    untried: list[str]


def faults(name: str, drawn: int = 150, *, all_fields: bool = True) -> Faults:
    """The faults of a kind of document; without ``all_fields``, those of the fields that it says it shows."""
    kind = kind_named(name)
    found = Faults([], [], [])
    for field in fields():
        waived = is_waived(kind, field)
        if waived and not all_fields:
            continue
        shown, called = shows(kind, field, drawn), f"{field[0].__name__}.{field[1]}"
        if shown is None and not waived:
            found.untried.append(called)
        elif not shown and not waived:
            found.forgotten.append(called)
        elif shown and waived:
            found.shown.append(called)
    return found


if __name__ == "__main__":
    import sys

    for title, names in faults(sys.argv[1], *map(int, sys.argv[2:]))._asdict().items():
        sys.stdout.write(f"{title} ({len(names)}): {' '.join(names)}\n")
