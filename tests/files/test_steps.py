"""What upgrade steps are made of: whatever the tree, nothing written is lost, changed, or told elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.files.nodes import Node, read_nodes
from conventions.files.problems import Problems
from conventions.files.steps import inside, moved, renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = st.sampled_from(("a", "b", "c"))
PLACES = st.tuples(st.integers(1, 99), st.integers(1, 99))
SCALARS = st.builds(Node, PLACES, st.none() | st.sampled_from(("un", "deux")))


@st.composite
def groups(draw: st.DrawFn, inner: st.SearchStrategy[Node]) -> Node:
    """A group of fields; a name may have a place without a value, as one that was given twice."""
    fields = draw(st.dictionaries(NAMES, inner))
    return Node(draw(PLACES), fields, {name: draw(PLACES) for name in (*fields, "d")})


TREES = st.recursive(
    SCALARS, lambda inner: st.builds(Node, PLACES, st.lists(inner, max_size=3)) | groups(inner), max_leaves=12
)


def written(node: Node) -> Iterator[tuple[tuple[int, int], str]]:
    """The texts of a tree, each with its place."""
    if isinstance(node.value, str):
        yield node.place, node.value
    held = node.value.values() if isinstance(node.value, dict) else node.value
    for inner in held if held is not None and not isinstance(held, str) else ():
        yield from written(inner)


@given(groups(TREES), NAMES, NAMES)
def test_moving_loses_nothing(root: Node, name: str, into: str) -> None:
    """Every text is there, at its place, as many times; the tree given is as it was."""
    before = repr(root)
    assert Counter(written(moved(root, name, into))) == Counter(written(root))
    assert repr(root) == before


def test_a_group_is_not_moved_into_itself() -> None:
    """It stays where it is."""
    root = tree("a: {b: x}")
    assert moved(root, "a", "a") is root


@given(TREES, NAMES, NAMES, st.lists(NAMES, max_size=3).map(tuple))
def test_renaming_loses_nothing(root: Node, old: str, new: str, path: tuple[str, ...]) -> None:
    """The same, at any depth."""
    before = repr(root)
    assert Counter(written(inside(root, path, lambda node: renamed(node, old, new)))) == Counter(
        written(root)
    )
    assert repr(root) == before


def tree(text: str) -> Node:
    """The tree of a text of YAML."""
    return read_nodes(text, Problems("a"))


def test_a_field_keeps_the_place_of_its_name() -> None:
    """What is renamed or moved is told where its name and its value were written."""
    root = tree("titre: a\npieces:\n  - b\n")
    assert renamed(root, "titre", "title").keys == {"title": (1, 1), "pieces": (2, 1)}
    facts = moved(root, "pieces", "facts")
    assert facts.keys == {"titre": (1, 1), "facts": (2, 1)}
    assert isinstance(facts.value, dict)
    assert facts.value["facts"].keys == {"pieces": (2, 1)}


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("a: [x]\nb: {a: [y]}", {"b": {"a": ["y", "x"]}}),
        ("a: [x]\nb: {c: y}", {"b": {"c": "y", "a": ["x"]}}),
        ("a: [x]\nb: inconnu", {"b": {"a": ["x"]}}),
        ("a: [x]\nb: {a: inconnu}", {"b": {"a": ["x"]}}),
        ("a: inconnu\nb: {a: y}", {"b": {"a": "y"}}),
        ("a: x\nb: {a: y}", {"a": "x", "b": {"a": "y"}}),
        ("a: x\nb: [y]", {"a": "x", "b": ["y"]}),
        ("c: x", {"c": "x"}),
        ("[x]", ["x"]),
    ],
)
def test_where_a_field_goes(text: str, then: object) -> None:
    """Lists are joined, a group is made, and what cannot be moved stays."""
    assert moved(tree(text), "a", "b").plain() == then


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("a: x\nc: y", {"b": "x", "c": "y"}),
        ("a: x\nb: y", {"a": "x", "b": "y"}),
        ("c: y", {"c": "y"}),
        ("[a]", ["a"]),
    ],
)
def test_how_a_field_is_renamed(text: str, then: object) -> None:
    """In its place among the others, unless the new name is taken."""
    renamed_tree = renamed(tree(text), "a", "b")
    assert repr(renamed_tree.plain()) == repr(then)
