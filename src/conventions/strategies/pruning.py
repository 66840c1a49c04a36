"""Making the references of a drawn convention lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from conventions.base import Record
from conventions.model.references import dangling, keys_of, shape_of, with_changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conventions.model import Convention

R = TypeVar("R", bound=Record)


def pruned(convention: Convention) -> Convention:
    """The convention without its references to nothing; those that a record must have name another record.

    >>> from conventions.samples import cci_2017_2019
    >>> lost = cci_2017_2019().replace(deliberations=())
    >>> pruned(lost).avenants[0].deliberation is None
    True
    """
    known = keys_of(convention)
    while dangling(convention):
        convention = _pruned(convention, known) or convention
        known = keys_of(convention)
    return convention


def _pruned(record: R, known: Mapping[str, tuple[str, ...]]) -> R | None:
    """The record, or None when it must refer to a kind of record that the convention has none of."""
    changes: dict[str, object] = {}
    for name, kind in shape_of(type(record)).references:
        there, held = known.get(kind, ()), getattr(record, name)
        if isinstance(held, tuple):
            changes[name] = tuple(key for key in held if key in there)
        elif held is not None and held not in there:
            changes[name] = there[0] if there and type(record).model_fields[name].is_required() else None
            if changes[name] is None and type(record).model_fields[name].is_required():
                return None
    for name in shape_of(type(record)).parts:
        changes[name] = _inside(getattr(record, name), known)
    changes = {name: value for name, value in changes.items() if value != getattr(record, name)}
    return with_changes(record, changes) if changes else record


def _inside(held: object, known: Mapping[str, tuple[str, ...]]) -> object:
    if isinstance(held, tuple):
        return tuple(item for item in (_inside(each, known) for each in held) if item is not None)
    return _pruned(held, known) if isinstance(held, Record) else held
