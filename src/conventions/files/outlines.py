"""What can still be read of a file that is not all right: its right records, and the outline of the others.

An outline is a record that nothing validates: its key, the keys that it refers to and the records inside it
are there, the rest is None. It serves to tell, with the other problems, the keys that name nothing and those
that are borne twice.
"""

from __future__ import annotations

import re
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from conventions.base import Key, Record
from conventions.files.readers import READERS
from conventions.model.addresses import label
from conventions.model.shapes import record_types, shape_of, tags_of

Kinds = tuple[type[Record], ...]
Path = tuple[str | int, ...]
_KEY = re.compile(get_args(Key)[1].pattern)


class Outline:
    """A record that is not all right, as far as it can be read.

    ``unsure`` names the classes of record of which some may be there with a key that cannot be read: whether
    another key is missing cannot be told. ``doubled`` has the path of each list where a key is borne twice.
    """

    def __init__(self, data: dict[str, Any], kind: type[Record]) -> None:
        self.unsure: set[str] = set()
        self.doubled: dict[Path, str] = {}
        self.whole = self._outline(data, kind, ())

    def _record(self, data: object, kinds: Kinds, path: Path) -> Record | None:
        fields = data if isinstance(data, dict) else {}
        fitting = [
            kind for kind in kinds if all(fields.get(name) == tag for tag, name in tags_of(kind).items())
        ]
        if len(fitting) != 1 or not isinstance(data, dict):
            self.unsure |= classes_in(kinds)
            return None
        try:
            return fitting[0].model_validate(data, context=READERS)
        except ValidationError:
            return self._outline(data, fitting[0], path)

    def _outline(self, data: dict[str, Any], kind: type[Record], path: Path) -> Record:
        shape, fields = shape_of(kind), dict[str, object].fromkeys(kind.model_fields)
        fields |= {name: _keys(data.get(name)) for name, _ in shape.references}
        fields |= {name: self._parts(data, name, kind, (*path, name)) for name in shape.parts}
        if "key" in fields:
            fields["key"] = data["key"] if _is_key(data.get("key")) else None
            self.unsure |= set() if fields["key"] else {kind.__name__}
        return kind.model_construct(**fields)

    def _parts(self, data: dict[str, Any], name: str, kind: type[Record], path: Path) -> object:
        annotation, held = kind.model_fields[name].annotation, data.get(name)
        kinds = record_types(annotation)
        if isinstance(held, list) and _is_list(annotation):
            items = tuple(self._record(item, kinds, (*path, rank)) for rank, item in enumerate(held))
            self._note_doubled(items, path)
            return items
        if name not in data and data.keys() <= kind.model_fields.keys():
            return None  # not given, under any name
        return self._record(None if _is_list(annotation) else held, kinds, path)

    def _note_doubled(self, items: tuple[Record | None, ...], path: Path) -> None:
        seen: set[str] = set()
        for key in (label(item, 0) for item in items):
            if key in seen:
                self.doubled.setdefault(path, key)
            seen |= {key} - {label(None, 0)}


def classes_in(kinds: Kinds) -> set[str]:
    """The names of classes of record, and of all those that records of these classes hold."""
    found: set[str] = set()
    waiting = [*kinds]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in found:
            found.add(kind.__name__)
            parts = shape_of(kind).parts
            waiting += [inner for name in parts for inner in record_types(kind.model_fields[name].annotation)]
    return found


def _keys(held: object) -> object:
    """A key, or keys, as written; None when one of them is none."""
    if isinstance(held, list):
        return tuple(held) if all(map(_is_key, held)) else None
    return held if _is_key(held) else None


def _is_key(held: object) -> bool:
    return isinstance(held, str) and _KEY.fullmatch(held) is not None


def _is_list(annotation: object) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))
