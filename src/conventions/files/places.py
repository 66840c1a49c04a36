"""From the path of a validation error to an address, a place and a message."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from conventions.base import Record
from conventions.files.messages import french_message
from conventions.files.nodes import Node, Place
from conventions.files.problems import Problems


class _Raw(dict[str, Any]):
    """The fields of a record that may be wrong: what is absent reads as None."""

    def __missing__(self, name: str) -> None:
        return None


class _Cursor:
    """Walks the tree of nodes and the classes of records side by side, along a path."""

    def __init__(self, node: Node, kinds: tuple[type[Record], ...]) -> None:
        self.node: Node | None = node
        self.kinds = kinds
        self.place: Place = node.place
        self.address = ""
        self.name = ""

    def step(self, part: str | int) -> None:
        if isinstance(part, int):
            self._item(part)
        elif any(part == tag for kind in self.kinds for tag in _tags(kind)):
            self.kinds = tuple(kind for kind in self.kinds if part in _tags(kind))
        else:
            self._field(part)

    def _item(self, rank: int) -> None:
        items = self.node.value if self.node else None
        self.node = items[rank] if isinstance(items, list) and rank < len(items) else None
        self.place = self.node.place if self.node else self.place
        self.address += f"[{_label(self.node, self.kinds, rank + 1)}]"

    def _field(self, name: str) -> None:
        fields, keys = (self.node.value, self.node.keys) if self.node else (None, {})
        self.node = fields.get(name) if isinstance(fields, dict) else None
        self.place = self.node.place if self.node else keys.get(name, self.place)
        self.address += f".{name}" if self.address else name
        self.name = name
        self.kinds = tuple(
            inner
            for kind in self.kinds
            if name in kind.model_fields
            for inner in record_types(kind.model_fields[name].annotation)
        )


def record_types(annotation: object) -> tuple[type[Record], ...]:
    """The record classes that an annotation holds, in order."""
    if isinstance(annotation, type) and not get_origin(annotation):
        return (annotation,) if issubclass(annotation, Record) else ()
    if get_origin(annotation) in (Annotated, tuple, Union, UnionType):
        return tuple(kind for part in get_args(annotation) for kind in record_types(part))
    return ()


def _tags(kind: type[Record]) -> tuple[str, ...]:
    """The one value of each tag field of a record of a union."""
    literals = (field.annotation for field in kind.model_fields.values())
    return tuple(get_args(item)[0] for item in literals if get_origin(item) is Literal and len(get_args(item)) == 1)


def _label(node: Node | None, kinds: tuple[type[Record], ...], rank: int) -> str:
    """The key of an item that may be wrong, else its rank."""
    raw = node.plain() if node else None
    if not isinstance(raw, dict) or not kinds or "key" not in kinds[0].model_fields:
        return str(rank)
    if isinstance(raw.get("key"), str):
        return str(raw["key"])
    factory = kinds[0].model_fields["key"].default_factory
    try:
        return str(factory(_Raw(raw))) if factory else str(rank)  # type: ignore[call-arg]  # it takes the fields
    except (TypeError, AttributeError):
        return str(rank)


def add_validation_errors(error: ValidationError, root: Node, kind: type[Record], problems: Problems) -> None:
    """Add one French problem for each error of pydantic, at its place in the file."""
    for found in error.errors(include_url=False, include_input=False):
        cursor = _Cursor(root, (kind,))
        parents = cursor.kinds
        for part in found["loc"]:
            parents = cursor.kinds
            cursor.step(part)
        known = tuple(name for parent in parents for name in parent.model_fields)
        met = cursor.node.plain() if cursor.node else None
        message = french_message(found["type"], found.get("ctx", {}), met, cursor.name, known)
        if message:
            problems.add(cursor.place, found["type"], message, cursor.address)
