"""What the steps from a version of the format to the next are made of: pure functions over located trees.

Nothing written is ever dropped, and everything keeps its place. What cannot be changed as asked (a text where
a group of fields is expected, two values for one name) is left as it is: validation tells it, where it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from conventions.files.nodes import Node


def inside(node: Node, path: tuple[str, ...], change: Callable[[Node], Node]) -> Node:
    """The tree with each group of fields at a path changed; a list on the way stands for each of its items.

    >>> grants = Node((1, 1), {"grants": Node((2, 3), [Node((2, 5), {"objet": Node((2, 12), "a")})])})
    >>> inside(grants, ("grants",), lambda grant: renamed(grant, "objet", "object")).plain()
    {'grants': [{'object': 'a'}]}
    """
    held = node.value
    if isinstance(held, list):
        return replace(node, value=[inside(item, path, change) for item in held])
    if not path:
        return change(node)
    name, *rest = path
    if not isinstance(held, dict) or name not in held:
        return node
    return replace(node, value={**held, name: inside(held[name], tuple(rest), change)})


def renamed(node: Node, old: str, new: str) -> Node:
    """The group of fields with one of them under another name; itself when it has both names, or not the old one.

    >>> renamed(Node((1, 1), {"titre": Node((1, 8), "a")}), "titre", "title").plain()
    {'title': 'a'}
    """
    held = node.value
    if not isinstance(held, dict) or old not in held or new in held:
        return node
    names = {name: new if name == old else name for name in (*held, *node.keys)}
    return replace(
        node,
        value={names[name]: inner for name, inner in held.items()},
        keys={names[name]: place for name, place in node.keys.items()},
    )


def moved(node: Node, name: str, into: str) -> Node:
    """The group of fields with one of them moved into another group that it holds, made when it is not there.

    A list joins the end of the list of the same name that is there already.

    >>> moved(Node((1, 1), {"documents": Node((2, 3), [])}), "documents", "facts").plain()
    {'facts': {'documents': []}}
    """
    held = node.value
    if not isinstance(held, dict) or name not in held or name == into:
        return node
    place = node.keys.get(name, node.place)
    group = held.get(into, Node(place))
    there = {} if group.value is None else group.value
    joined = _joined(there.get(name), held[name]) if isinstance(there, dict) else None
    if not isinstance(there, dict) or joined is None:
        return node
    inner = Node(group.place, {**there, name: joined}, {name: place, **group.keys})
    kept = {other: item for other, item in held.items() if other != name}
    keys = {other: where for other, where in node.keys.items() if other != name}
    return Node(node.place, {**kept, into: inner}, {into: place, **keys})


def _joined(there: Node | None, more: Node) -> Node | None:
    """One value of two; None when they cannot be one."""
    if there is None or there.value is None:
        return more
    if more.value is None:
        return there
    if isinstance(there.value, list) and isinstance(more.value, list):
        return replace(there, value=[*there.value, *more.value])
    return None
