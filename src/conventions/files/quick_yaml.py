"""The data of a YAML text when nothing in it needs a second look: what is odd is left to the slow reader.

The composer of the C loader is several times faster than a tree made of events, but it knows neither depth nor
places and recurses: it is used on texts that cannot nest deep nor share values, and its answer is kept only
when the slow reader would give the same one without a word.
"""

from __future__ import annotations

import re
import sys
from typing import Any, cast

import yaml

from conventions.files.limits import DEPTH, NODES
from conventions.files.yaml_words import NULLS, UNPRINTABLE

_BREAKS = r"\r\n\x85\u2028\u2029"
_WORDS = rf"""-?\w[^"'#&*!:?\[\]{{}}|>%@`{_BREAKS}]*+"""
_QUOTED = rf'"[^"\\{_BREAKS}]*+(?:\\[^{_BREAKS}][^"\\{_BREAKS}]*+)*+"'
_FIELD = rf"[a-z_]++:(?: (?:{_QUOTED}|{_WORDS}|\[\]|\{{\}}))?+"
_CALM = re.compile(
    rf'(?: {{0,60}}+(?:{_FIELD}|- (?:{_FIELD}|"[^"\\#{_BREAKS}]*+"|{_WORDS})|#[^{_BREAKS}]*+)?+\n)*+'
)
"""The first lines of a text, as this library writes them: each ends as it begins, out of quotes and blocks.

After a field, a quote begins a text whatever stands above; after a dash it may go on with the words above.
"""
_ODD = re.compile(
    r"^[ \t]*[^\s#][^\n#]*#"  # a comment after a value, perhaps
    r"|(?:^|[\s\[{,])(?:[&*][^\s&*]|!(?:\s|\Z))"  # an anchor, an alias or a bare tag, perhaps
    r"|^[ \t?-]{200}"  # blocks in blocks
    r"|^(?:---|\.\.\.|%)"  # several documents
    r"|[\x85\u2028\u2029\ufeff]",  # lines that end as few programs see it, or begin with a sign that none shows
    re.MULTILINE,
)
_MOST_BRACKETS = 1_000
_MOST_SIGNS = 1 << 17
_SHORT = 80
"""Longer texts are seldom the same twice: it is not worth keeping one of them only."""


class _Odd(Exception):
    """Something that the slow reader has to look at."""


_NOTHING = "".format
"""What PyYAML calls for each node to guess its type, here to guess none: it returns an empty tag."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C one where there is one
    """A loader that guesses nothing: a scalar is a text."""

    resolve = descend_resolver = ascend_resolver = staticmethod(_NOTHING)


def quick_data(text: str) -> object:
    """The data of a text, scalars as text; None when the slow reader has to read it (it may be in order).

    >>> quick_data("a: {b: '1', c: inconnu}"), quick_data("a: 1 # lost"), quick_data("a: &x 1")
    ({'a': {'b': '1', 'c': None}}, None, None)
    """
    if _is_large(text) or _is_odd(text):
        return None
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        return _Reader(text).plain(root, 1) if root else None
    except (_Odd, yaml.YAMLError):
        return None
    finally:
        loader.dispose()


def _is_odd(text: str) -> bool:
    """Whether something may be in the text that the composer would read without a word."""
    calm = cast("re.Match[str]", _CALM.match(text)).end()
    if calm < len(text) and _ODD.search(text, calm):
        return True
    return UNPRINTABLE.search(text) is not None


def _is_large(text: str) -> bool:
    """Whether the text is no ordinary file, or may have many values, or values deep in others.

    Each value needs one of the signs that are counted. A large text is mostly a wrong one: it would be read twice.
    """
    if len(text) > _MOST_SIGNS:
        return True
    brackets = text.count("[") + text.count("{")
    return brackets > _MOST_BRACKETS or brackets + sum(map(text.count, "\n,:-")) > NODES


class _Reader:
    """Makes the data of nodes; equal short texts are one, in this file and in the others that are kept."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.left = NODES

    def plain(self, node: yaml.Node, depth: int) -> object:
        """The data of a node."""
        self.left -= 1
        if node.tag or depth > DEPTH or self.left < 0:
            raise _Odd
        if isinstance(node, yaml.MappingNode):
            return self._fields(node, depth + 1)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, depth + 1) for item in node.value]
        return _scalar(node)

    def _fields(self, node: yaml.MappingNode, depth: int) -> dict[str, object]:
        """The fields of a group; scalars, which most of them are, are read on the spot."""
        pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
        self.left -= 2 * len(pairs)
        fields: dict[str, object] = {}
        for name, item in pairs:
            if type(name) is not yaml.ScalarNode or name.tag or (not name.style and self._is_far(name)):
                raise _Odd
            scalar = type(item) is yaml.ScalarNode and not item.tag and depth <= DEPTH
            fields[sys.intern(name.value)] = _scalar(item) if scalar else self.plain(item, depth)
        if len(fields) != len(pairs) or self.left < 0:
            raise _Odd
        return fields

    def _is_far(self, name: yaml.ScalarNode) -> bool:
        """Whether something stands between a name and its colon."""
        end = name.end_mark.index
        return bool(name.value) and self.text[end : end + 1].isspace()


def _scalar(node: Any) -> str | None:
    value: str = node.value
    if not node.style and value in NULLS:
        return None
    return sys.intern(value) if len(value) <= _SHORT else value
