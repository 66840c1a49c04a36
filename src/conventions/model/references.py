"""References: a field that names another record of the convention by its key.

``grants[2018].beneficiary`` is the key of a party. A key that no record bears can only be a mistake of
writing: :func:`dangling` finds those, and the loader refuses them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, NamedTuple, TypeVar, Union, get_args, get_origin

from conventions.base import Record, Refers
from conventions.model.addresses import walk

R = TypeVar("R", bound=Record)


class Reference(NamedTuple):
    """A field that refers to a record: its address, the class of record meant, the key written."""

    address: str
    kind: str
    key: str


def keys_of(record: Record) -> dict[str, tuple[str, ...]]:
    """The keys that the records inside one bear, by the name of their class, in order.

    >>> from conventions.samples import cci_2017_2019
    >>> keys_of(cci_2017_2019())["Action"]
    ('A1', 'A2', 'A3')
    """
    found: dict[str, dict[str, None]] = {}
    for inner in records_in(record):
        key = getattr(inner, "key", None)
        if key is not None:
            found.setdefault(type(inner).__name__, {})[key] = None
    return {kind: tuple(keys) for kind, keys in found.items()}


def references(record: Record) -> Iterator[Reference]:
    """Every reference inside a record, in the order of the fields."""
    for address, value in walk(record):
        for name, kind in shape_of(type(value)).references if isinstance(value, Record) else ():
            held = getattr(value, name)
            where = f"{address}.{name}" if address else name
            if isinstance(held, tuple):
                yield from (Reference(f"{where}[{i}]", kind, key) for i, key in enumerate(held, start=1))
            elif held is not None:
                yield Reference(where, kind, held)


def dangling(record: Record) -> tuple[Reference, ...]:
    """The references to a record that is nowhere: neither in the initial terms, nor brought by an avenant.

    >>> from conventions.samples import cci_2017_2019
    >>> [found.key for found in dangling(cci_2017_2019().replace(deliberations=()))]
    ['2018-11-15']
    """
    known = {kind: frozenset(keys) for kind, keys in keys_of(record).items()}
    if all(key in known.get(kind, ()) for kind, key in named(record)):
        return ()  # the usual case, without an address
    return tuple(found for found in references(record) if found.key not in known.get(found.kind, ()))


def rewritten(record: R, key_of: Callable[[str, str], str]) -> R:
    """The record with other keys in its references; ``key_of`` gives them, from the class meant and the key.

    >>> from conventions.samples import cci_2017_2019
    >>> upper = rewritten(cci_2017_2019().initial.actions[0], lambda kind, key: key.upper())
    >>> upper.devices
    ('REPUBLIQUE', 'NOVACIERIES')
    """
    shape, changes = shape_of(type(record)), dict[str, object]()
    for name, kind in shape.references:
        held = getattr(record, name)
        if held is not None:
            changes[name] = (
                tuple(key_of(kind, key) for key in held) if isinstance(held, tuple) else key_of(kind, held)
            )
    for name in shape.parts:
        changes[name] = _inside(getattr(record, name), key_of)
    changes = {name: value for name, value in changes.items() if value != getattr(record, name)}
    return with_changes(record, changes) if changes else record


def with_changes(record: R, changes: Mapping[str, object]) -> R:
    """The record with some fields changed and validated; its key stays, even one made of those fields."""
    kept = {name: getattr(record, name) for name in type(record).model_fields}
    return type(record).model_validate({**kept, **changes})


def _inside(held: object, key_of: Callable[[str, str], str]) -> object:
    if isinstance(held, tuple):
        return tuple(_inside(item, key_of) for item in held)
    return rewritten(held, key_of) if isinstance(held, Record) else held


def named(record: Record) -> Iterator[tuple[str, str]]:
    """Every reference, as :func:`references`, without its address: the class of record meant, the key."""
    for inner in records_in(record):
        for name, kind in shape_of(type(inner)).references:
            held = getattr(inner, name)
            if held is not None:
                yield from ((kind, key) for key in (held if isinstance(held, tuple) else (held,)))


def records_in(record: Record) -> Iterator[Record]:
    """The record, then every record inside it, in the order of the fields."""
    yield record
    for name in shape_of(type(record)).parts:
        held = getattr(record, name)
        for inner in held if isinstance(held, tuple) else (held,):
            if isinstance(inner, Record):
                yield from records_in(inner)


class Shape(NamedTuple):
    """The fields of a class that hold references, with the class meant, and those that hold records."""

    references: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]


@cache
def shape_of(kind: type[Record]) -> Shape:
    """The fields of a class that matter to references, worked out once."""
    marks = {name: _target((*field.metadata, field.annotation)) for name, field in kind.model_fields.items()}
    parts = (name for name, field in kind.model_fields.items() if record_types(field.annotation))
    return Shape(tuple((name, target) for name, target in marks.items() if target), tuple(parts))


def _target(parts: tuple[object, ...]) -> str | None:
    """The class that the mark among annotations, at any depth, names."""
    for part in parts:
        found = part.to if isinstance(part, Refers) else _target(get_args(part))
        if found:
            return found
    return None


def record_types(annotation: object) -> tuple[type[Record], ...]:
    """The record classes that an annotation holds, in order.

    >>> from conventions.model import Party
    >>> record_types(tuple[Party, ...] | None)
    (<class 'conventions.model.party.Party'>,)
    """
    if isinstance(annotation, type) and not get_origin(annotation):
        return (annotation,) if issubclass(annotation, Record) else ()
    if get_origin(annotation) in (Annotated, tuple, Union, UnionType):
        return tuple(kind for part in get_args(annotation) for kind in record_types(part))
    return ()
