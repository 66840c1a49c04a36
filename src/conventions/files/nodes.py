"""YAML text to nodes that know their place; scalars stay text, nothing is guessed.

Built from parser events with a stack, never by PyYAML's composer: its recursion crashes the process on
deep nesting, and aliases would let a small file grow without bound.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml

from conventions.files.limits import DEPTH, NODES
from conventions.files.problems import Problems

Place = tuple[int, int]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"", "~", "null", "inconnu", "inconnue", "inconnus", "inconnues"}


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


class _Open:
    """A list or mapping being filled; ``name`` is the field whose value comes next."""

    def __init__(self, node: Node) -> None:
        self.keys = node.keys
        self.items = node.value if isinstance(node.value, list) else None
        self.fields = node.value if isinstance(node.value, dict) else None
        self.name: str | None = None
        self.skips = False

    def awaits_name(self) -> bool:
        return self.fields is not None and self.name is None

    def add(self, node: Node) -> None:
        if self.items is not None:
            self.items.append(node)
        elif self.fields is not None and self.name is not None:
            if not self.skips:
                self.fields[self.name] = node
            self.name, self.skips = None, False


class _Builder:
    """Fills the tree from events, with a bounded stack."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.text = text
        self.problems = problems
        self.stack: list[_Open] = []
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
            self.spans.append((start.index, end.index))
            self._scalar(event, place)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(Node(place, {} if isinstance(event, yaml.MappingStartEvent) else []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self.problems.stop(place, "several_documents", "un seul document par fichier : retirez « --- »")

    def _refuse_sharing(self, event: yaml.NodeEvent, place: Place) -> None:
        self.count += 1
        if self.count > NODES:
            raise self.problems.stop(place, "too_many_values", f"plus de {NODES} valeurs dans le fichier")
        if event.anchor is not None:
            message = "les ancres et les alias (&, *) sont refusés : recopiez la valeur"
            raise self.problems.stop(place, "alias", message)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise self.problems.stop(place, "tag", f"étiquette « {tag} » refusée : retirez-la")

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.awaits_name():
            self._name(top, event, place)
            return
        empty = not event.style and event.value in _NULLS
        self._add(Node(place, None if empty else event.value))

    def _name(self, top: _Open, event: yaml.ScalarEvent, place: Place) -> None:
        top.name, end = event.value, self.spans[-1][1]
        if event.value and not event.style and self.text[end : end + 1].isspace():
            message = f"« : » après « {event.value} » : mettez tout le texte entre guillemets"
            self.problems.add(place, "colon_in_text", message)
        if event.value in top.keys:
            first = top.keys[event.value][0]
            message = f"« {event.value} » est déjà donné ligne {first} : gardez une seule valeur"
            self.problems.add(place, "duplicate_field", message)
            top.skips = True
        else:
            top.keys[event.value] = place

    def _open(self, node: Node) -> None:
        if len(self.stack) >= DEPTH:
            raise self.problems.stop(node.place, "too_deep", f"plus de {DEPTH} niveaux d’imbrication")
        if self.stack and self.stack[-1].awaits_name():
            raise self.problems.stop(node.place, "odd_field_name", "un nom de champ doit être un simple mot")
        self._add(node)
        self.stack.append(_Open(node))

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
    for event in _events(text, problems):
        builder.feed(event)
    _refuse_lost_text(text, builder.spans, problems)
    return builder.root or Node((1, 1))


def _events(text: str, problems: Problems) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise problems.stop(place, *_syntax(error.problem or "")) from None
    except yaml.YAMLError:
        raise problems.stop((0, 0), "bad_character", "caractère interdit dans un fichier texte") from None


def _syntax(problem: str) -> tuple[str, str]:
    if "mapping values are not allowed" in problem:
        return "colon_in_text", "« : » dans un texte sans guillemets : mettez le texte entre guillemets"
    if "cannot start any token" in problem:
        return "syntax", "une valeur ne peut pas commencer par ce signe : mettez-la entre guillemets"
    if "scalar" in problem or "quoted" in problem:
        return "syntax", "guillemet ouvert et jamais fermé, ou texte mal coupé"
    return "syntax", "la mise en page du fichier est incompréhensible ici : vérifiez les retraits et les tirets"


def _refuse_lost_text(text: str, spans: list[tuple[int, int]], problems: Problems) -> None:
    """Refuse ``#`` after something on its line: YAML would drop the rest of the line in silence."""
    at = text.find("#")
    while at >= 0:
        inside = _span_around(spans, at)
        if inside is not None:
            at = text.find("#", inside)
            continue
        line_start = text.rfind("\n", 0, at) + 1
        line_end = text.find("\n", at) % (len(text) + 1)
        if text[line_start:at].strip():
            lost = text[at + 1 : line_end].strip()[:40]
            message = f"texte perdu après # (« {lost} ») : mettez la valeur entre guillemets"
            problems.add((text.count("\n", 0, at) + 1, at - line_start + 1), "lost_text", message)
        at = text.find("#", line_end)


def _span_around(spans: list[tuple[int, int]], at: int) -> int | None:
    """The end of the value that holds the character, or None."""
    rank = bisect_right(spans, (at, len(spans) and spans[-1][1])) - 1
    return spans[rank][1] if rank >= 0 and spans[rank][0] <= at < spans[rank][1] else None
