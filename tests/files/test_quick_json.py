"""The quick reader of JSON gives what the careful one gives, or leaves the text to it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Convention, ConventionFileError, dumps, loads
from conventions.files.loading import _read_with_care, _Source
from conventions.files.problems import Problems
from conventions.files.quick_json import quick_convention
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

GOOD = dumps(association_2024_2026(), format="json")


def carefully(written: str) -> Convention | None:
    """What the careful reader gives; None when it has something to say."""
    try:
        return _read_with_care(_Source(written, is_json=True, problems=Problems("a.json")))[0]
    except ConventionFileError:
        return None


def same(written: str) -> None:
    """Both readers agree, or the quick one leaves the text."""
    found = quick_convention(written)
    assert found is None or found == carefully(written)


@given(conventions())
def test_what_is_written_is_read_quickly(convention: Convention) -> None:
    """What ``dumps`` writes needs no care, and gives the same for both."""
    same(dumps(convention, format="json"))


PIECES = (
    '"',
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "1",
    "1.5",
    "1e9",
    "NaN",
    "null",
    "true",
    '"key": "x",',
    '"title" :',
    "\\",
    "\n",
    "\\ud800",
    " ",
)


@given(st.integers(0, len(GOOD)), st.integers(0, 6), st.sampled_from(PIECES))
def test_a_file_with_one_mistake(at: int, cut: int, piece: str) -> None:
    """A good file in which a few signs were replaced by another one."""
    same(GOOD[:at] + piece + GOOD[at + cut :])


def test_the_sample_is_read_quickly() -> None:
    """In any layout, with colons in its texts too."""
    fields = json.loads(GOOD)
    for text in (
        GOOD,
        json.dumps(fields, ensure_ascii=False),
        json.dumps(fields, ensure_ascii=False, separators=(" , ", " : ")),
    ):
        assert quick_convention(text) == association_2024_2026()
    titled = association_2024_2026().replace(title='Axe 1 : un "mot" : deux')
    assert quick_convention(dumps(titled, format="json")) == titled


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"format": 1', '"format": "1"'),
        ('"format": 1', '"format": true'),
        ('"format": 1', '"format": 1, "format": 1'),
        ('"format": 1', '"format" : 1, "title": "x"'),
        ('"format": 1', '"format": 1, "x": 1.5'),
        ('"format": 1', '"format": 1, "x": "\\u00e9"'),
    ],
)
def test_what_needs_care_is_left(old: str, new: str) -> None:
    """Another way to say the version, a name given twice, a number that is not exact, an escape."""
    assert quick_convention(GOOD.replace(old, new, 1)) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "1", "[" * 100_000, "[" * 40_000, '{"a":' * 900, "{}" + "," * 60_000]
)
def test_what_is_no_group_of_fields_is_left(text: str) -> None:
    """Nothing, lists, brackets by the hundred thousand: no crash."""
    assert quick_convention(text) is None


def test_a_key_that_names_nothing_is_left() -> None:
    """The careful reader tells it, with its place."""
    lost = GOOD.replace('"beneficiary": "', '"beneficiary": "perdu-', 1)
    assert lost != GOOD
    assert quick_convention(lost) is None
    with pytest.raises(ConventionFileError):
        loads(lost, "a.json")
