"""YAML text to nodes that know their place; scalars stay text, nothing is guessed.

Built from parser events with a stack, never by PyYAML's composer: its recursion crashes the process on
deep nesting, and aliases would let a small file grow without bound.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import yaml

from conventions.files.limits import DEPTH, NODES, TOO_DEEP, TOO_MANY
from conventions.files.lost_text import refuse_lost_text
from conventions.files.problems import Place, Problems
from conventions.files.yaml_events import events
from conventions.files.yaml_words import NULLS


@dataclass(slots=True)
class Node:
    """A value of the file: a text, nothing, a list or a mapping; ``keys`` holds the places of the keys."""

    place: Place
    value: str | list[Node] | dict[str, Node] | None = None
    keys: dict[str, Place] = field(default_factory=dict)

    def plain(self) -> object:
        """The value alone, without places."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {name: item.plain() for name, item in self.value.items()}
        return self.value


class Open:
    """A list or mapping being filled; ``name`` is the field whose value comes next."""

    def __init__(self, node: Node) -> None:
        self.keys = node.keys
        self.items = node.value if isinstance(node.value, list) else None
        self.fields = node.value if isinstance(node.value, dict) else {}
        self.name = ""
        self.awaits_name = self.items is None
        self.skips = False

    def begin(self, name: str, place: Place, problems: Problems) -> None:
        """A field; one that was already given is noted, and its value left out."""
        self.name, self.awaits_name = name, False
        self.skips = name in self.keys
        if self.skips:
            first = self.keys[name][0]
            message = f"« {name[:60]} » est déjà donné ligne {first} : gardez une seule valeur"
            problems.add(place, "duplicate_field", message)
        else:
            self.keys[name] = place

    def add(self, node: Node) -> None:
        """An item, or the value of the field."""
        if self.items is not None:
            self.items.append(node)
            return
        if not self.skips:
            self.fields[self.name] = node
        self.awaits_name = True


class _Builder:
    """Fills the tree from events, with a bounded stack."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.text = text
        self.problems = problems
        self.stack: list[Open] = []
        self.root: Node | None = None
        self.count = 0
        self.spans: list[tuple[int, int]] = []

    def feed(self, event: yaml.Event) -> None:
        # The events of a parsed text always have marks; the type stubs allow for those made by hand.
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        place = (start.line + 1, start.column + 1)
        if isinstance(event, yaml.NodeEvent):
            self._refuse_sharing(event, place)
        if isinstance(event, yaml.ScalarEvent):
            # What follows the sign of a block on its line is not in the block.
            begin = self.text.find("\n", start.index) if event.style in {"|", ">"} else start.index
            self.spans.append((begin, end.index))
            self._scalar(event, place)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(Node(place, {} if isinstance(event, yaml.MappingStartEvent) else []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self.problems.stop(
                place, "several_documents", "un seul document par fichier : retirez « --- »"
            )

    def _refuse_sharing(self, event: yaml.NodeEvent, place: Place) -> None:
        self.count += 1
        if self.count > NODES:
            raise self.problems.stop(place, "too_many_values", TOO_MANY)
        if event.anchor is not None:
            message = "les ancres et les alias (&, *) sont refusés : recopiez la valeur"
            raise self.problems.stop(place, "alias", message)
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise self.problems.stop(place, "tag", f"étiquette « {tag[:40]} » refusée : retirez-la")

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.awaits_name:
            self._name(top, event, place)
            return
        empty = not event.style and event.value in NULLS
        self._add(Node(place, None if empty else event.value))

    def _name(self, top: Open, event: yaml.ScalarEvent, place: Place) -> None:
        end = self.spans[-1][1]
        if event.value and not event.style and self.text[end : end + 1].isspace():
            message = f"« : » après « {event.value[:60]} » : mettez tout le texte entre guillemets"
            self.problems.add(place, "colon_in_text", message)
        top.begin(event.value, place, self.problems)

    def _open(self, node: Node) -> None:
        if len(self.stack) >= DEPTH:
            raise self.problems.stop(node.place, "too_deep", TOO_DEEP)
        if self.stack and self.stack[-1].awaits_name:
            raise self.problems.stop(node.place, "odd_field_name", "un nom de champ doit être un simple mot")
        self._add(node)
        self.stack.append(Open(node))

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].add(node)
        else:
            self.root = node


def read_nodes(text: str, problems: Problems) -> Node:
    """The tree of a YAML (or JSON) text.

    :raises ConventionFileError: when the text is not YAML, is too deep, or shares values.
    """
    builder = _Builder(text, problems)
    for event in events(text, problems):
        builder.feed(event)
        if problems.full:
            raise problems.error()
    refuse_lost_text(text, builder.spans, problems)
    return builder.root or Node((1, 1))
