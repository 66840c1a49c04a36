"""Where keys are at home: a target in its action, a phase in its device, an instalment in the terms of a grant.

A key is unique in its parent, not in the whole convention. The parents of a record are those that the
nearest record around it is, or names: ``SetTarget`` names the action of the target that it holds, a result
names the action of the target that it refers to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Self

from conventions.base import Record
from conventions.model.keys import PARENTS
from conventions.model.shapes import Shape, parts_to, shape_of

Scope = Mapping[str, tuple[str, ...]]
"""The keys of the parents around a record, by their class; none when the records around name none."""

_ANY = ""
"""The parent of what stands in none, or in any; no record has this key."""


class Placed(NamedTuple):
    """A record inside another one, and the parents that it stands in."""

    record: Record
    shape: Shape
    scope: Scope

    def parents_of(self, kind: str) -> tuple[str, ...]:
        """The parents in which the records of a class are meant from here; empty: in any."""
        return self.scope.get(PARENTS.get(kind, _ANY), ())


def inside(record: Record) -> list[Record]:
    """The record, then every record inside it, in the order of the fields, without saying where they stand.

    >>> from conventions.model import Axis, Party
    >>> len(inside(Party(key="ville", name="Rochebrune", kinds=({"kind": "commune"},))))
    2
    """
    found: list[Record] = []
    _gather(record, found)
    return found


def _gather(record: Record, found: list[Record]) -> None:
    found.append(record)
    for name in shape_of(type(record)).parts:
        held = getattr(record, name)
        if held is None or held == ():
            continue  # the usual case
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, Record):
                _gather(each, found)


def inside_of(record: Record, *kinds: type[Record]) -> Iterator[Record]:
    """The records of some classes among those :func:`inside` one; what can hold none of them is not gone through.

    >>> from conventions.samples import cci_2017_2019
    >>> from conventions.model import Party
    >>> [each.key for each in inside_of(cci_2017_2019(), Party)]
    ['SEM', 'CCI', 'EPURES', 'ENSMSE']
    """
    if isinstance(record, kinds):
        yield record
    for name in parts_to(type(record), kinds):
        held = getattr(record, name)
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, Record):
                yield from inside_of(each, *kinds)


def placed(record: Record) -> list[Placed]:
    """The record, then every record inside it, in the order of the fields."""
    found: list[Placed] = []
    _place(record, {}, found)
    return found


def _place(record: Record, scope: Scope, found: list[Placed]) -> None:
    shape = shape_of(type(record))
    if shape.parents:
        scope = {**scope, **{kind: keys_in(getattr(record, name)) for name, kind in shape.parents}}
    found.append(Placed(record, shape, scope))
    for name in shape.parts:
        held = getattr(record, name)
        for inner in held if isinstance(held, tuple) else (held,):
            if isinstance(inner, Record):
                _place(inner, scope, found)


def keys_in(held: object) -> tuple[str, ...]:
    """The keys that a field of references holds.

    >>> keys_in("A1"), keys_in(("A1", "A2")), keys_in(None)
    (('A1',), ('A1', 'A2'), ())
    """
    return held if isinstance(held, tuple) else () if held is None else (str(held),)


class Homes(NamedTuple):
    """The keys that records bear, by their class, each with the parents that it is borne in."""

    borne: Mapping[str, Mapping[str, set[str]]]

    @classmethod
    def of(cls, records: list[Placed]) -> Self:
        """The homes of the keys of placed records."""
        borne: dict[str, dict[str, set[str]]] = {}
        for each in records:
            key, kind = getattr(each.record, "key", None), type(each.record).__name__
            if key is not None:
                parents = borne.setdefault(kind, {}).setdefault(key, set())
                parents.update(each.parents_of(kind) or (_ANY,))
        return cls(borne)

    def keys(self, kind: str, parents: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The keys of a class, in order; those of some parents, when they are there."""
        return tuple(key for key in self.borne.get(kind, ()) if self.has(kind, key, parents))

    def has(self, kind: str, key: str, parents: tuple[str, ...] = ()) -> bool:
        """Whether a record of the class bears the key, in one of these parents when they are there.

        A parent that is nowhere is told where it is named: what it would hold is then looked for anywhere.
        """
        homes = self.borne.get(kind, {}).get(key)
        if homes is None or not parents:
            return homes is not None
        asked, there = self.there(kind, parents), self.there(kind, tuple(homes))
        return not asked or len(there) < len(homes) or not homes.isdisjoint(asked)

    def parents(self, kind: str, key: str) -> tuple[str, ...]:
        """The parents in which a record of the class bears the key, in order."""
        return self.there(kind, tuple(sorted(self.borne.get(kind, {}).get(key, ()))))

    def there(self, kind: str, parents: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the parents that are in the convention, for a class of record that stands in parents."""
        known = self.borne.get(PARENTS.get(kind, _ANY), {})
        return tuple(each for each in parents if each in known)
