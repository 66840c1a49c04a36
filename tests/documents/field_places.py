"""Where the fields of the model are told in known conventions, and these conventions with one field changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, reduce
from itertools import zip_longest
from typing import Any, NamedTuple, get_args

from hypothesis import HealthCheck, given, settings

from conventions import strategies
from conventions.base import Record
from conventions.french import Name
from conventions.model import Convention
from conventions.model.references import keys_of
from conventions.model.shapes import record_types, shape_of
from conventions.money import Amount, Price, euros
from conventions.operations import in_force
from conventions.periods import Duration, Period
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town
from tests.documents.every_field import every_field, one_change
from tests.documents.every_operation import every_operation

Field = tuple[type[Record], str]
Path_ = tuple[str | int, ...]

NEVER_SAID = {"key", "operation", "rule", "trigger"}
"""Our own addresses, and the words that tell one class of a union from another: no act says them."""


class Place(NamedTuple):
    """A record inside a convention of a name, by the fields and ranks that lead to it."""

    of: str
    path: Path_


@cache
def reachable() -> dict[type[Record], None]:
    """Every class of record that a convention may hold, itself first."""
    found: dict[type[Record], None] = {}
    left: list[type[Record]] = [Convention]
    while left:
        each = left.pop(0)
        if each not in found:
            found[each] = None
            left += [kind for field in each.model_fields.values() for kind in record_types(field.annotation)]
    return found


@cache
def fields() -> dict[str, Field]:
    """The fields that a document may say; those that hold records are said by the fields of these."""
    return {
        f"{kind.__name__}.{name}": (kind, name)
        for kind in reachable()
        for name, field in kind.model_fields.items()
        if name not in NEVER_SAID and not record_types(field.annotation)
    }


def _stages(convention: Convention) -> list[Convention]:
    """The convention whose initial terms are what all its avenants left, then each one; then itself."""
    days = (date(2098, 12, 31), *(act.signed_on for act in convention.avenants if act.signed_on))
    terms = [in_force(convention, day) for day in days]
    return [*(convention.replace(initial=each, avenants=(), renewals=()) for each in terms), convention]


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


@cache
def conventions(drawn: int = 0) -> dict[str, Convention]:
    """The conventions that fields are looked for in, by name: those written by hand first."""
    told = {
        "cci": [cci_2017_2019()],
        "association": [association_2024_2026()],
        "equipment": [equipment_2023_2025()],
        "every_field": every_field(),
        "one_change": one_change(),
        "every_operation": _stages(every_operation()),
        "town": town(size=12).conventions,
        "drawn": _drawn(drawn) if drawn else [],
    }
    return {f"{name}-{rank}": each for name, held in told.items() for rank, each in enumerate(held)}


def _walk(record: Record, path: Path_ = ()) -> Iterator[tuple[Record, Path_]]:
    yield record, path
    for name in type(record).model_fields:
        held = getattr(record, name)
        if isinstance(held, Record):
            yield from _walk(held, (*path, name))
        elif isinstance(held, tuple):
            for rank, item in enumerate(held):
                if isinstance(item, Record):
                    yield from _walk(item, (*path, name, rank))


@cache
def places(drawn: int, most: int = 3) -> dict[Field, list[Place]]:
    """Where each field is told: one place of each example and part of a convention, then a second one, a third."""
    found: dict[Field, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for of, convention in conventions(drawn).items():
        for record, path in _walk(convention):
            group = f"{of.partition('-')[0]} {path[:1]}"
            for name in type(record).model_fields:
                told = found[type(record), name][group]
                if getattr(record, name) not in (None, ()) and len(told) < most:
                    told.append(Place(of, path))
    return {field: _by_turns(groups.values()) for field, groups in found.items()}


def _by_turns(groups: Iterable[list[Place]]) -> list[Place]:
    return [place for turn in zip_longest(*groups) for place in turn if place]


def values(place: Place, name: str, drawn: int = 0) -> tuple[Any, ...]:
    """Other values that the field may have at the place, the likeliest to be accepted first."""
    convention = conventions(drawn)[place.of]
    record = reduce(_step, place.path, convention)
    held, meant = getattr(record, name), dict(shape_of(type(record)).references).get(name)
    if isinstance(held, Enum):
        return tuple(each for each in type(held) if each is not held)
    told = keys_of(convention).get(meant, ()) if meant and isinstance(held, str) else ()
    words = get_args(type(record).model_fields[name].annotation) if isinstance(held, str) else ()
    others = next((others(held) for kind, others in _OTHERS.items() if isinstance(held, kind)), ())
    listed = (each for each in dict.fromkeys((*told, *words)) if isinstance(each, str) and each != held)
    return (*listed, *others)


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
    Period: lambda told: (Period(told.start, told.start + _DAY), Period(told.start - _DAY, told.end)),
    Duration: lambda told: (Duration(months=told.months + 1, days=told.days),),
    tuple: lambda told: (told[:-1], told[::-1]),
}
"""A subclass stands before its class."""


def changed(place: Place, name: str, value: Any, drawn: int = 0) -> Convention:
    """The convention with another value in a field.

    :raises ValueError: when the model refuses it.
    """
    changed: Convention = _replaced(conventions(drawn)[place.of], place.path, {name: value})
    return changed


def _step(held: Any, step: str | int) -> Any:
    return held[step] if isinstance(step, int) else getattr(held, step)


def _replaced(held: Any, path: Path_, new: dict[str, Any]) -> Any:
    if not path:
        key = {"key": held.key} if "key" in type(held).model_fields else {}  # others still name it by that
        return held.replace(**key | new)
    first, *rest = path
    inner = _replaced(_step(held, first), tuple(rest), new)
    if isinstance(first, int):
        return (*held[:first], inner, *held[first + 1 :])
    return held.replace(**{first: inner})
