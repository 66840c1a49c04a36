"""The tree of a JSON text, with the place of each value: built only when places are needed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from conventions.files.nodes import Node, Open

if TYPE_CHECKING:
    from conventions.files.problems import Place, Problems

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s\[\]{},:"]+', re.DOTALL)
_INTEGER = re.compile(r"-?[0-9]{1,18}")
_WORDS = ("true", "false", "null")


def json_nodes(text: str, problems: Problems) -> Node:
    """The tree of a text that is JSON of reasonable depth; what an exact file refuses is noted.

    Numbers and words stay text: the type of the field reads them.
    """
    reader = _Reader(problems)
    line, start = 1, 0
    for match in _TOKEN.finditer(text):
        breaks = text.count("\n", start, match.start())
        if breaks:
            line += breaks
        start = match.start()
        reader.feed(match[0], (line, start - text.rfind("\n", 0, start)))
        if problems.full:
            raise problems.error()
    return reader.root


class _Reader:
    """Fills the tree from the tokens of the text."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.stack: list[Open] = []
        self.root = Node((1, 1))

    def feed(self, token: str, place: Place) -> None:
        if token in ("]", "}"):
            self.stack.pop()
        elif token in ("[", "{"):
            node = Node(place, [] if token == "[" else {})
            self._add(node)
            self.stack.append(Open(node))
        elif self.stack and self.stack[-1].awaits_name:
            self.stack[-1].begin(self._text(token, place), place, self.problems)
        else:
            self._add(Node(place, self._scalar(token, place)))

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].add(node)
        else:
            self.root = node

    def _scalar(self, token: str, place: Place) -> str | None:
        if token[0] == '"':
            return self._text(token, place)
        if token not in _WORDS and not _INTEGER.fullmatch(token):
            self._refuse_number(token, place)
        return None if token == "null" else token

    def _text(self, token: str, place: Place) -> str:
        text = str(json.loads(token))
        if any("\ud800" <= mark <= "\udfff" for mark in text):
            self.problems.add(place, "bad_character", "caractère interdit dans un fichier texte")
            return text.encode("utf-8", "replace").decode()
        return text

    def _refuse_number(self, token: str, place: Place) -> None:
        if token.lstrip("-").isdigit():
            self.problems.add(place, "number_too_long", f"nombre de {len(token)} chiffres refusé")
            return
        message = f'nombre {token[:40]} refusé : écrivez-le entre guillemets (« "50000.00" »)'
        self.problems.add(place, "float", message)
