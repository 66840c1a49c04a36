"""Whether all that is named is there, in one walk: what loading asks of each file.

Several times faster than :mod:`conventions.model.homes`, which also says where: a portfolio has thousands of files.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, NamedTuple

from conventions.base import Record
from conventions.model.homes import Scope, keys_in
from conventions.model.keys import PARENTS
from conventions.model.shapes import record_types, shape_of

References = tuple[tuple[str, str, str | None], ...]
_ANY = ""
_NOWHERE = frozenset({_ANY})


class _Plan(NamedTuple):
    """What to look at in the records of a class: nothing is looked up twice.

    ``home`` is the class of the parent of a class that has keys. ``references`` are the fields that name records, with
    the class meant and that of its parent. ``parts`` are the fields that may hold a key or a reference.
    """

    kind: str
    keyed: bool
    home: str | None
    parents: tuple[tuple[str, str], ...]
    references: References
    parts: tuple[str, ...]


class _Plans(dict[type, "_Plan | None"]):
    """The plan of each class, worked out once; None for a class of plain values."""

    def __missing__(self, kind: type) -> _Plan | None:
        self[kind] = plan = _plan(kind) if issubclass(kind, Record) else None
        return plan


def _plan(kind: type[Record]) -> _Plan:
    shape = shape_of(kind)
    parts = (name for name in shape.parts if _may_speak(kind, name))
    references = ((name, target, PARENTS.get(target)) for name, target in shape.references)
    keyed, home = "key" in kind.model_fields, PARENTS.get(kind.__name__)
    return _Plan(kind.__name__, keyed, home, shape.parents, tuple(references), tuple(parts))


def _may_speak(kind: type[Record], name: str) -> bool:
    """Whether a part may hold a key or a reference; no class of record holds itself."""
    plans = map(_PLANS.__getitem__, record_types(kind.model_fields[name].annotation))
    return any(plan and (plan.keyed or plan.references or plan.parts) for plan in plans)


_PLANS = _Plans()


def all_are_there(record: Record) -> bool:
    """Whether each reference inside a record is to a record that is there; False when only a closer look can tell.

    >>> from conventions.samples import cci_2017_2019
    >>> all_are_there(cci_2017_2019()), all_are_there(cci_2017_2019().replace(deliberations=()))
    (True, False)
    """
    walk = _Walk()
    walk.enter(record, _PLANS[type(record)], {})
    return walk.finds_all()


class _Walk:
    """Goes through records, and notes the keys that they bear and those that they name."""

    __slots__ = ("asked", "borne")

    def __init__(self) -> None:
        self.borne: dict[str, dict[str, Set[str]]] = {}
        self.asked: list[tuple[str, object, tuple[str, ...]]] = []

    def enter(self, record: object, plan: _Plan | None, scope: Scope) -> None:
        """Note a record, and those inside it; a plain value has nothing to note."""
        if plan is None:
            return
        kind, keyed, home, parents, references, parts = plan
        fields = vars(record)
        if parents:
            scope = {**scope, **{parent: keys_in(fields[name]) for name, parent in parents}}
        if keyed:
            self._bear(kind, fields["key"], scope.get(home, ()) if home else ())
        if references:
            self._refer(references, fields, scope)
        for name in parts:
            if held := fields[name]:
                for item in held if type(held) is tuple else (held,):
                    self.enter(item, _PLANS[type(item)], scope)

    def _refer(self, references: References, fields: dict[str, Any], scope: Scope) -> None:
        for name, target, holder in references:
            if held := fields[name]:
                self.asked.append((target, held, scope.get(holder, ()) if holder else ()))

    def _bear(self, kind: str, key: str, parents: tuple[str, ...]) -> None:
        borne = self.borne.get(kind)
        if borne is None:
            borne = self.borne[kind] = {}
        homes = frozenset(parents) if parents else _NOWHERE
        borne[key] = borne[key] | homes if key in borne else homes

    def finds_all(self) -> bool:
        """Whether each key that is named is borne, by a record in one of the parents that are meant.

        A record that stands in no parent in particular is in any of them.
        """
        for kind, held, parents in self.asked:
            borne = self.borne.get(kind, {})
            for key in keys_in(held):
                if key not in borne or (parents and borne[key].isdisjoint((*parents, _ANY))):
                    return False
        return True
