"""From the path of a validation error to an address, a place and a message."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from pydantic import ValidationError

from conventions.base import Record, key_from
from conventions.files.messages import HIDDEN, french_message
from conventions.files.nodes import Node
from conventions.files.problems import Place, Problems
from conventions.model.shapes import record_types, tags_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class _Raw(dict[str, Any]):
    """The fields of a record that may be wrong: a field that may be absent reads as None.

    A day that is not written as in a key, or is none, cannot be read: the key would not be that of the record.
    """

    def __init__(self, fields: dict[str, Any], kind: type[Record]) -> None:
        super().__init__(fields)
        self.kind = kind

    def __getitem__(self, name: str) -> Any:
        if name in self and _is_day(self.kind, name) and not _ISO.fullmatch(str(self.get(name))):
            raise KeyError(name)
        return super().__getitem__(name)

    def __missing__(self, name: str) -> None:
        if self.kind.model_fields[name].is_required():
            raise KeyError(name)


_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _is_day(kind: type[Record], name: str) -> bool:
    annotation = kind.model_fields[name].annotation
    return annotation is date or date in get_args(annotation)


class _Cursor:
    """Walks the tree of nodes and the classes of records side by side, along a path."""

    def __init__(self, node: Node, kinds: tuple[type[Record], ...]) -> None:
        self.node: Node | None = node
        self.kinds = kinds
        self.place: Place = node.place
        self.address = ""
        self.name = ""
        self.key_place = node.place
        self.hidden = False

    def step(self, part: str | int) -> None:
        if isinstance(part, int):
            self._item(part)
        elif any(part == tag for kind in self.kinds for tag in tags_of(kind)):
            self.kinds = tuple(kind for kind in self.kinds if part in tags_of(kind))
        else:
            self._field(part)

    def _item(self, rank: int) -> None:
        items = self.node.value if self.node else None
        self.node = items[rank] if isinstance(items, list) and rank < len(items) else None
        self.place = self.node.place if self.node else self.place
        self.address += f"[{_label(self.node, self.kinds, rank + 1)}]"

    def to_second(self, key: str) -> None:
        """Go to the second item of the list that has a key."""
        items = self.node.value if self.node else None
        named = enumerate(items if isinstance(items, list) else (), start=1)
        places = [item.place for rank, item in named if _label(item, self.kinds, rank) == key]
        self.place = places[1] if len(places) > 1 else self.place

    def _field(self, name: str) -> None:
        fields, keys = (self.node.value, self.node.keys) if self.node else (None, {})
        self.node = fields.get(name) if isinstance(fields, dict) else None
        self.place = self.node.place if self.node else keys.get(name, self.place)
        self.key_place = keys.get(name, self.place)
        self.address += f".{name[:60]}" if self.address else name[:60]
        self.name = name
        self.hidden = any(
            name in kind.model_fields and not kind.model_fields[name].repr for kind in self.kinds
        )
        self.kinds = tuple(
            inner
            for kind in self.kinds
            if name in kind.model_fields
            for inner in record_types(kind.model_fields[name].annotation)
        )


def _is_of(fields: dict[str, Node], kind: type[Record]) -> bool:
    """Whether the tags written are those of a record of the union."""
    return all(name in fields and fields[name].value == tag for tag, name in tags_of(kind).items())


def _label(node: Node | None, kinds: tuple[type[Record], ...], rank: int) -> str:
    """The key of an item that may be wrong, else its rank."""
    fields = node.value if node else None
    if not isinstance(fields, dict):
        return str(rank)
    kinds = tuple(kind for kind in kinds if _is_of(fields, kind)) or kinds
    if not kinds or "key" not in kinds[0].model_fields:
        return str(rank)
    written, own = fields.get("key"), kinds[0].model_fields["key"]
    if written is not None and isinstance(written.value, str):
        return key_from(written.value)
    if own.default_factory is None:
        return str(own.default) if isinstance(own.default, str) else str(rank)
    try:
        return key_from(str(own.default_factory(_Raw(_read(fields, kinds[0]), kinds[0]))))  # type: ignore[call-arg]  # it takes the fields
    except (TypeError, AttributeError, KeyError):
        return str(rank)


class _Keyed(NamedTuple):
    """A record inside another one, as far as its key can be told."""

    key: str


def _read(fields: dict[str, Node], kind: type[Record]) -> dict[str, Any]:
    """The values of the fields of a record; of a record inside it, the key alone."""
    read: dict[str, Any] = {name: inner.value for name, inner in fields.items()}
    for name, inner in fields.items():
        if isinstance(inner.value, dict) and name in kind.model_fields:
            inside = record_types(kind.model_fields[name].annotation)
            read[name] = _Keyed(_label(inner, inside, 0))
    return read


def add_validation_errors(error: ValidationError, root: Node, kind: type[Record], problems: Problems) -> None:
    """Add one French problem for each error of pydantic, at its place in the file.

    A field that is missing because its name is misspelt is told once, where it is written.
    """
    found = error.errors(include_url=False, include_input=False)
    odd: dict[tuple[int | str, ...], list[str]] = {}
    for each in found:
        if each["type"] == "extra_forbidden":
            odd.setdefault(each["loc"][:-1], []).append(str(each["loc"][-1])[:60])
    for each in found:
        *parent, name = each["loc"] or ("",)
        misspelt = odd.get(tuple(parent), ()) if each["type"] == "missing" else ()
        if not (misspelt and get_close_matches(str(name), misspelt, n=1)):
            _add(each["type"], each["loc"], each.get("ctx", {}), _Cursor(root, (kind,)), problems)


def address_along(steps: Iterable[tuple[str | int, str]], root: Node, kind: type[Record]) -> str:
    """The address of a path, as the problems of values give it; an item that has a key is known by it."""
    cursor = _Cursor(root, (kind,))
    for part, key in steps:
        before = cursor.address
        cursor.step(part)
        if key:
            cursor.address = f"{before}[{key}]"
    return cursor.address


def add_doubled_keys(
    doubled: Mapping[tuple[int | str, ...], str], root: Node, kind: type[Record], problems: Problems
) -> None:
    """Add one problem for each list, named by its path, where a key is borne twice."""
    for path, key in doubled.items():
        _add("duplicate_key", path, {"key": key}, _Cursor(root, (kind,)), problems)


def _add(
    code: str, path: tuple[int | str, ...], details: Mapping[str, Any], cursor: _Cursor, problems: Problems
) -> None:
    parents = cursor.kinds
    for part in (*path, *_further(code, details)):
        parents = cursor.kinds
        cursor.step(part)
    known = tuple(name for parent in parents for name in parent.model_fields)
    met = cursor.node.value if cursor.node else None
    message = french_message(code, details, HIDDEN if cursor.hidden else met, cursor.name, known)
    if code == "duplicate_key":
        cursor.to_second(details["key"])
    if message:
        place = cursor.key_place if code == "extra_forbidden" else cursor.place
        problems.add(place, code, message, cursor.address)


def _further(code: str, details: Mapping[str, Any]) -> tuple[str, ...]:
    """The tag of a union, which pydantic does not name in the path when it is wrong."""
    return (str(details["discriminator"]).strip("'"),) if code == "union_tag_invalid" else ()
