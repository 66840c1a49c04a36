"""Making the references of a drawn convention lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from conventions.base import Record
from conventions.model.addresses import label
from conventions.model.references import dangling, keys_of, with_changes
from conventions.model.shapes import shape_of

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
    while lost := dangling(convention):
        knife = _Knife(frozenset(each.address for each in lost), keys_of(convention))
        convention = knife.record(convention, "") or convention
    return convention


class _Knife(NamedTuple):
    """The addresses of the references to nothing, and the keys that there are."""

    lost: frozenset[str]
    known: Mapping[str, tuple[str, ...]]

    def record(self, record: R, address: str) -> R | None:
        """The record, or None when it must refer to a kind of record that the convention has none of."""
        changes: dict[str, object] = {}
        for name, kind in shape_of(type(record)).references:
            where, held = f"{address}.{name}" if address else name, getattr(record, name)
            if isinstance(held, tuple):
                kept = (key for rank, key in enumerate(held, start=1) if f"{where}[{rank}]" not in self.lost)
                changes[name] = tuple(kept)
            elif where in self.lost:
                required = type(record).model_fields[name].is_required()
                changes[name] = next(iter(self.known.get(kind, ())), None) if required else None
                if required and changes[name] is None:
                    return None
        for name in shape_of(type(record)).parts:
            changes[name] = self.inside(getattr(record, name), f"{address}.{name}" if address else name)
        changes = {name: value for name, value in changes.items() if value != getattr(record, name)}
        return with_changes(record, changes) if changes else record

    def inside(self, held: object, address: str) -> object:
        """What a field holds, pruned."""
        if isinstance(held, tuple):
            items = (
                self.inside(item, f"{address}[{label(item, rank)}]")
                for rank, item in enumerate(held, start=1)
            )
            return tuple(item for item in items if item is not None)
        return self.record(held, address) if isinstance(held, Record) else held
