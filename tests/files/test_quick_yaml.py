"""The quick reader gives what the slow one gives, or leaves the text to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conventions import ConventionFileError, dumps
from conventions.files.nodes import read_nodes
from conventions.files.problems import Problems
from conventions.files.quick_yaml import quick_data
from conventions.model import Convention
from conventions.samples import text
from conventions.strategies import conventions

PIECES = (
    *(
        "a",
        "b",
        "key",
        "é",
        "«",
        "'",
        '"',
        ":",
        ": ",
        " : ",
        "- ",
        "  - ",
        "\n",
        "\n  ",
        "\n- ",
        "\n\t",
        "#",
        " # ",
    ),
    *(
        "&x ",
        "*x",
        "!",
        "!!str ",
        "! ",
        "|",
        ">",
        "|-\n    ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "?",
        "? ",
        "---\n",
        "...\n",
    ),
    *("%YAML 1.2\n", "~", "null", "inconnu", "yes", "1.50", "\\", "\x07", "\ufeff", "\r\n", "\u2028", "<<: "),
)


def slowly(written: str) -> object:
    """What the slow reader gives of a text, or that it has something to say of it."""
    problems = Problems("a.yaml")
    try:
        data = read_nodes(written, problems).plain()
    except ConventionFileError:
        return "refused"
    return "refused" if problems.found else data


def same(written: str) -> None:
    """Both readers agree, or the quick one leaves the text."""
    found = quick_data(written)
    assert found is None or (slowly(written) == found and slowly(written) != "refused")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_pieces_of_yaml(written: str) -> None:
    """Whatever is put together, the quick reader never says what the slow one would not."""
    same(written)


@given(st.integers(0, 7000), st.integers(0, 3), st.sampled_from(PIECES))
def test_a_file_with_one_mistake(at: int, cut: int, piece: str) -> None:
    """A good file in which a few signs were replaced by another one."""
    good = text("association-2024-2026.yaml")
    same(good[:at] + piece + good[at + cut :])


@given(conventions())
def test_what_is_written_is_read_quickly(convention: Convention) -> None:
    """What ``dumps`` writes has the same data for both readers."""
    same(dumps(convention))


def test_the_samples_are_read_quickly() -> None:
    """An ordinary file does not need the slow reader."""
    for name in ("association-2024-2026.yaml", "cci-2017-2019.yaml", "equipement-2023-2025.yaml"):
        assert quick_data(text(name)) == slowly(text(name))


ODD_ENDS = ("? !", "a: !", "- !", "\ufeff! b", "\ufeff&x a", "\u2028a # b", "\x85a # b", "a: b\u2029c # d")
SAID = (
    'a: "b # c"\n',
    'a:\n  - "b # c"\n',
    'a: b\n  - "c # d"\n',
    'a: b\n  c: "d # e"\n',
    'a: ["b\n c: ", &d e"]\n',
    "a: ['b\n c: \"d', &e f\"]\n",
    "- " * 300 + "a\n",
    "a: b\u2028---\n",
    'a: "b\\\n  c"\n',
)


def test_odd_ends_and_texts_that_look_calm() -> None:
    """A tag at the very end, other ends of lines, quotes that are not what they look like, a sign in a text."""
    for written in (*ODD_ENDS, *SAID):
        same(written)
        same("format: 1\n" + written)
    assert quick_data('a: "b # c & d ! *e"\nf:\n  - "g & h"\n') == {"a": "b # c & d ! *e", "f": ["g & h"]}


def test_many_values_are_left_to_the_slow_reader() -> None:
    """Nothing is built from a text that may hold too many values, or values too deep."""
    for written in (
        "[" * 1001 + "]" * 1001,
        "a: [" + "1," * 50_000 + "]",
        "- " * 200 + "a",
        "{" * 65 + "}" * 65,
    ):
        assert quick_data(written) is None


def test_what_is_odd_is_left_to_the_slow_reader() -> None:
    """Explicit types, a name given twice, a name that is no word, a name far from its colon."""
    for written in ("!!str a", "a: !!str b", "a: 1\na: 2", "[a]: 1", "a : 1", "- a\n-b: 1\n- : x"):
        same(written)
    assert [quick_data(each) for each in ("!!str a", "a: 1\na: 2", "[a]: 1", "a : 1")] == [None] * 4
