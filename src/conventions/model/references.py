"""References: a field that names another record of the convention by its key.

``grants[2018].beneficiary`` is the key of a party. A key that no record bears can only be a mistake of
writing: :func:`dangling` finds those, and the loader refuses them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from conventions.base import Record
from conventions.model.addresses import walk
from conventions.model.homes import Homes, Placed, inside, keys_in, placed
from conventions.model.presence import all_are_there
from conventions.model.shapes import shape_of

R = TypeVar("R", bound=Record)


class Reference(NamedTuple):
    """A field that refers to a record: its address, the class of record meant, the key written.

    ``parents`` are the keys of the parents that the record is meant in; empty: in any.
    """

    address: str
    kind: str
    key: str
    parents: tuple[str, ...] = ()


def homes_of(record: Record) -> Homes:
    """The keys that the records inside one bear, each with its parents."""
    return Homes.of(placed(record))


def keys_of(record: Record) -> dict[str, tuple[str, ...]]:
    """The keys that the records inside one bear, by the name of their class, in order.

    >>> from conventions.samples import cci_2017_2019
    >>> keys_of(cci_2017_2019())["Action"]
    ('A1', 'A2', 'A3')
    """
    return {kind: tuple(keys) for kind, keys in homes_of(record).borne.items()}


def references(record: Record) -> Iterator[Reference]:
    """Every reference inside a record, in the order of the fields."""
    located = ((address, value) for address, value in walk(record) if isinstance(value, Record))
    for (address, inner), each in zip(located, placed(record), strict=True):
        for name, kind in each.shape.references:
            held, parents = getattr(inner, name), each.parents_of(kind)
            where = f"{address}.{name}" if address else name
            for rank, key in enumerate(keys_in(held), start=1):
                step = f"{where}[{rank}]" if isinstance(held, tuple) else where
                yield Reference(step, kind, key, parents)


def dangling(record: Record) -> tuple[Reference, ...]:
    """The references to a record that is nowhere: neither in the initial terms, nor brought by an avenant.

    >>> from conventions.samples import cci_2017_2019
    >>> [found.key for found in dangling(cci_2017_2019().replace(deliberations=()))]
    ['2018-11-15']
    """
    if all_are_there(record):
        return ()  # the usual case, without an address
    homes = homes_of(record)
    return tuple(found for found in references(record) if not homes.has(found.kind, found.key, found.parents))


def rewritten(record: R, key_of: Callable[[str, str], str]) -> R:
    """The record with other keys in its references; ``key_of`` gives them, from the class meant and the key.

    >>> from conventions.samples import cci_2017_2019
    >>> upper = rewritten(cci_2017_2019().initial.actions[0], lambda kind, key: key.upper())
    >>> upper.devices
    ('REPUBLIQUE', 'NOVACIERIES')
    """
    shape = shape_of(type(record))
    changes: dict[str, object] = {}
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
    return named_among(placed(record))


def named_among(records: Iterable[Placed]) -> Iterator[tuple[str, str]]:
    """Every reference of records, without its address: the class of record meant, the key.

    >>> list(named_among([]))
    []
    """
    return (found for each in records for found in _named(each))


def _named(each: Placed) -> Iterator[tuple[str, str]]:
    for name, kind in each.shape.references:
        for key in keys_in(getattr(each.record, name)):
            yield kind, key


def records_in(record: Record) -> Iterator[Record]:
    """The record, then every record inside it, in the order of the fields."""
    return iter(inside(record))
