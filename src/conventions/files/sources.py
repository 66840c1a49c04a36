"""Where each value of a loaded convention stands in its file."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.base import Record
from conventions.files.nodes import Node
from conventions.locations import Location
from conventions.model.addresses import label


def locate(record: Record, root: Node, file: str) -> dict[str, Location]:
    """The place of each value of the record, by address."""
    return {address: Location(file, *node.place, _text(node)) for address, node in _walk(record, root, "")}


def _text(node: Node) -> str:
    return node.value if isinstance(node.value, str) else ""


def _walk(value: object, node: Node, address: str) -> Iterator[tuple[str, Node]]:
    yield address, node
    if isinstance(node.value, dict) and isinstance(value, Record):
        for name, inner in node.value.items():
            if name in type(value).model_fields:
                step = f"{address}.{name}" if address else name
                yield from _walk(getattr(value, name), _shown(value, name, inner), step)
    elif isinstance(node.value, list) and isinstance(value, tuple):
        for rank, (item, inner) in enumerate(zip(value, node.value, strict=True), start=1):
            yield from _walk(item, inner, f"{address}[{label(item, rank)}]")


def _shown(record: Record, name: str, node: Node) -> Node:
    """The node itself; of a field that is never displayed, its place alone."""
    return node if type(record).model_fields[name].repr else Node(node.place)
