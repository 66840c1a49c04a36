"""The page on avenants: a row for every operation, and every example says what it says of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from conventions.model import Operation, TextEdit
from conventions.reading import parse_operation
from conventions.reading.operation_sentence import LONGEST
from conventions.wording import describe

PAGE = (Path(__file__).parents[2] / "docs/reference/avenants.md").read_text(encoding="utf-8")
SAID, READ, KEPT = PAGE.split("\n## ")[1:]
FAMILIES = re.findall(r"^\| `(\w+)` \| (.+) \| (entière|en partie|non)[^|]* \|$", SAID, re.MULTILINE)
PHRASES = re.findall(r"^\| (.+) \| `(\w+)` \|$", READ, re.MULTILINE)
# The quotes of the page hold sentences which quote nothing themselves.
TRAPS = [
    text for line in KEPT.splitlines() if line.startswith("- ") for text in re.findall("« (.+?) »", line)
]


def plain(text: str) -> str:
    """The text with ordinary spaces, as people type them in a page."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_page_has_every_operation() -> None:
    """One row for each class of operation, in the order of the model."""
    kinds = [kind.__name__ for kind in get_args(get_args(Operation)[0])]
    assert [name for name, *_ in FAMILIES] == kinds
    assert len(PHRASES) > 10
    assert len(TRAPS) > 5


@pytest.mark.parametrize(("name", "sentence", "how"), FAMILIES)
def test_an_operation_is_said_and_read_so(name: str, sentence: str, how: str) -> None:
    """What the page says is read back is read, and said again in the same words; the rest stays text."""
    read = parse_operation(sentence)
    if how == "non":
        assert read == TextEdit(raw=sentence)
        return
    assert type(read).__name__ == name
    assert plain(describe(read)) == sentence


@pytest.mark.parametrize(("phrase", "name"), PHRASES)
def test_a_phrase_of_an_act_is_read_so(phrase: str, name: str) -> None:
    """Each phrase of the page is the operation that it says."""
    read = parse_operation(phrase)
    assert type(read).__name__ == name
    assert getattr(read, "raw", None) is None


@pytest.mark.parametrize("phrase", TRAPS)
def test_what_the_page_says_stays_text_does(phrase: str) -> None:
    """Each example of what is not read is kept as text."""
    assert parse_operation(phrase) == TextEdit(raw=phrase)


def test_the_limits_of_the_page() -> None:
    """The lengths and the codes that the page gives are those of the reader."""
    assert f"plus de {LONGEST} caractères" in KEPT
    assert re.findall(r"`(\w+)`", KEPT.rpartition("Un texte vide")[2])[:3] == [
        "empty",
        "too_long",
        "invisible_character",
    ]
