"""The data of a YAML text when nothing in it needs a second look: what is odd is left to the slow reader.

The composer of the C loader is several times faster than a tree made of events, but it knows neither depth nor
places and recurses: it is used on texts that cannot nest deep nor share values, and its answer is kept only
when the slow reader would give the same one without a word.
"""

from __future__ import annotations

import re
from typing import cast

import yaml

from conventions.files.limits import DEPTH, NODES
from conventions.files.yaml_words import NULLS, UNPRINTABLE

_ODD = re.compile(
    r"^[ \t]*[^\s#][^\n#]*#"  # a comment after a value, perhaps
    r"|(?:^|[\s\[{,])(?:[&*][^\s&*]|!\s)"  # an anchor, an alias or a bare tag, perhaps
    r"|^[ \t?-]{200}"  # blocks in blocks
    r"|^(?:---|\.\.\.|%)",  # several documents
    re.MULTILINE,
)
_MOST_BRACKETS = 1_000
_MOST_SIGNS = 1 << 17


class _Odd(Exception):
    """Something that the slow reader has to look at."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C one where there is one
    """A loader that guesses nothing: a scalar is a text."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""


def quick_data(text: str) -> object:
    """The data of a text, scalars as text; None when the slow reader has to read it (it may be in order).

    >>> quick_data("a: {b: '1', c: inconnu}"), quick_data("a: 1 # lost"), quick_data("a: &x 1")
    ({'a': {'b': '1', 'c': None}}, None, None)
    """
    if _is_large(text) or _ODD.search(text) or UNPRINTABLE.search(text):
        return None
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        return _Reader(text).plain(root, 1) if root else None
    except (_Odd, yaml.YAMLError):
        return None
    finally:
        loader.dispose()


def _is_large(text: str) -> bool:
    """Whether the text is no ordinary file, or may have many values, or values deep in others.

    Each value needs one of the signs that are counted. A large text is mostly a wrong one: it would be read twice.
    """
    if len(text) > _MOST_SIGNS:
        return True
    brackets = text.count("[") + text.count("{")
    return brackets > _MOST_BRACKETS or brackets + sum(map(text.count, "\n,:-")) > NODES


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.left = NODES

    def plain(self, node: yaml.Node, depth: int) -> object:
        """The data of a node."""
        self.left -= 1
        if node.tag or depth > DEPTH or self.left < 0:
            raise _Odd
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in NULLS else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, depth + 1) for item in node.value]
        return self._fields(cast("yaml.MappingNode", node), depth)

    def _fields(self, node: yaml.MappingNode, depth: int) -> dict[str, object]:
        pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
        fields = {self._name(name): self.plain(item, depth + 1) for name, item in pairs}
        if len(fields) != len(pairs):
            raise _Odd
        return fields

    def _name(self, node: yaml.Node) -> str:
        self.left -= 1
        if not isinstance(node, yaml.ScalarNode) or node.tag:
            raise _Odd
        end = node.end_mark.index
        if not node.style and node.value and self.text[end : end + 1].isspace():
            raise _Odd
        return cast("str", node.value)
