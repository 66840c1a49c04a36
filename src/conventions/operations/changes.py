"""What differs between two versions of the terms, change by change, and how to make the same changes again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple, TypeGuard, cast

from conventions.base import Record
from conventions.errors import ConventionsError, OperationError
from conventions.model import Convention, DatedAct, Terms
from conventions.model.addresses import at
from conventions.model.imputation import LinePart
from conventions.model.shapes import record_types


class Change(NamedTuple):
    """What stands at an address of the terms, before and after; the values are those of the records.

    At the address of a record, None means that it is not there. At that of a list of keyed records, two
    tuples of keys say another order of the same records. ``day`` is when the change takes effect, ``known_on``
    when the act was signed, ``act`` the act: see :func:`conventions.history`; of two versions, nobody knows.

    >>> Change("grants[2018].note", None, "a")
    Change('grants[2018].note', None, 'a')
    """

    address: str
    before: object
    after: object
    day: date | None = None
    known_on: date | None = None
    act: DatedAct | None = None

    def __repr__(self) -> str:
        """What changed; of a party, only records, which hide what is confidential in them."""
        shown = (self.address, *map(self._shown, (self.before, self.after)))
        told = f", {self.day}" if self.day else ""
        return f"Change({shown[0]!r}, {shown[1]}, {shown[2]}{told})"

    def _shown(self, value: object) -> str:
        hidden = self.address.startswith("parties[") and value is not None and not isinstance(value, Record)
        return "…" if hidden else repr(value)


def diff(a: Terms, b: Terms) -> tuple[Change, ...]:
    """The fewest changes that turn one version of the terms into another, in the order of the fields.

    A field that differs is one change at its own address, a record that comes or goes is one change at its;
    what has no key (measures, roles) changes as a whole. What moves is told after what comes and goes.

    :raises ConventionsError: when one of them is no terms, as a whole convention.

    >>> from conventions import euros
    >>> from conventions.samples import association_2024_2026
    >>> before = association_2024_2026().initial
    >>> grant = before.grants[0].replace(amount=euros(31000))
    >>> diff(before, before.replace(grants=(grant, *before.grants[1:])))
    (Change('grants[2024-fonctionnement].amount', Amount(cents=3000000), Amount(cents=3100000)),)
    """
    check_terms(a=a, b=b)
    return tuple(_records(a, b, ""))


def check_terms(**given: object) -> None:
    """Refuse what is no terms, by the name of the argument; a convention has several versions of them.

    :raises ConventionsError: says in French which argument, what was met, how to have terms.

    >>> check_terms(before=2018)
    Traceback (most recent call last):
    conventions.errors.ConventionsError: before : il faut des stipulations (Terms) ; reçu : int
    """
    for name, met in given.items():
        if not isinstance(met, Terms):
            way = " : passez in_force(convention, jour) ou convention.initial"
            hint = way if isinstance(met, Convention) else ""
            told = f"{name} : il faut des stipulations (Terms) ; reçu : {type(met).__name__}{hint}"
            raise ConventionsError(told)


def _records(a: Record, b: Record, address: str) -> Iterator[Change]:
    for name in type(a).model_fields:
        before, after = getattr(a, name), getattr(b, name)
        if before is not after and before != after:
            where = f"{address}.{name}" if address else name
            yield from _values(before, after, where, keyed=name in keyed_fields(type(a)))


def _values(before: object, after: object, address: str, *, keyed: bool) -> Iterator[Change]:
    if keyed and isinstance(before, tuple) and isinstance(after, tuple):
        yield from _items(by_key(before), by_key(after), address)
    elif isinstance(before, Record) and isinstance(after, Record) and type(before) is type(after):
        yield from _records(before, after, address)
    else:
        yield Change(address, before, after)


def _items(before: Mapping[str, Record], after: Mapping[str, Record], address: str) -> Iterator[Change]:
    """What goes, what changes, what comes, then their order when it is not the one that this leaves."""
    for key, item in before.items():
        where = f"{address}[{key}]"
        if key not in after:
            yield Change(where, item, None)
        elif item is not after[key]:
            yield from _values(item, after[key], where, keyed=False)
    added = tuple(key for key in after if key not in before)
    yield from (Change(f"{address}[{key}]", None, after[key]) for key in added)
    reached = (*(key for key in before if key in after), *added)
    if reached != tuple(after):
        yield Change(address, reached, tuple(after))


def by_key(items: tuple[Record, ...]) -> dict[str, Record]:
    """Keyed records by their key."""
    return {cast("str", getattr(item, "key")): item for item in items}  # noqa: B009  # keyed records have one


@cache
def keyed_fields(kind: type[Record]) -> frozenset[str]:
    """The fields of a class whose records have keys, unique among them."""
    held = {name: record_types(field.annotation) for name, field in kind.model_fields.items()}
    return frozenset(
        name
        for name, kinds in held.items()
        if "tuple" in str(kind.model_fields[name].annotation) and kinds and all(map(_has_key, kinds))
    )


def _has_key(kind: type[Record]) -> bool:
    return "key" in kind.model_fields and kind is not LinePart


def is_order(value: object) -> TypeGuard[tuple[str, ...]]:
    """Whether a value of a change is the keys of the records of a list, in order."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], str)


def only_moves(change: Change, before: Terms) -> bool:
    """Whether a change of a version of the terms only puts records in another order.

    The keys that an action names are a value like another.
    """
    return is_order(change.before) and at(before, change.address) != change.before


def mismatch(address: str) -> OperationError:
    """What is at an address is not what a change says that it replaces; its value may be confidential."""
    return OperationError(
        "ce qui s’y trouve n’est pas ce que la modification remplace : les stipulations ont changé", address
    )
