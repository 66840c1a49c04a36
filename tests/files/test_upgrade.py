"""The chain of upgrades: each step once, in order, on the fields alone."""

from __future__ import annotations

import pytest

from conventions import ConventionFileError
from conventions.files.limits import FORMAT
from conventions.files.problems import Problems
from conventions.files.upgrade import STEPS, Fields, upgrade


def test_the_chain_has_a_step_for_each_older_version() -> None:
    """Every version before the one that is written can be upgraded."""
    assert sorted(STEPS) == list(range(1, FORMAT))


def test_steps_are_applied_in_order() -> None:
    """A file of version 1 goes through steps 1 and 2; one of version 2 through step 2 alone."""

    def rename(fields: Fields) -> Fields:
        return {"title" if name == "titre" else name: value for name, value in fields.items()}

    def shout(fields: Fields) -> Fields:
        return {name: str(value).upper() for name, value in fields.items()}

    steps = {1: rename, 2: shout}
    original: Fields = {"format": "1", "titre": "a"}
    assert upgrade(original, (1, 1), Problems("a"), steps=steps, latest=3) == {"title": "A"}
    assert upgrade({"format": 2, "title": "a"}, (1, 1), Problems("a"), steps=steps, latest=3) == {
        "title": "A"
    }
    assert original == {"format": "1", "titre": "a"}


def test_the_latest_version_is_left_as_it_is() -> None:
    """A file of today loses its ``format`` and nothing else."""
    assert upgrade({"format": FORMAT, "a": 1}, (1, 1), Problems("a")) == {"a": 1}


def test_a_newer_version_is_refused_with_the_way_out() -> None:
    """A file of tomorrow is refused at its place."""
    with pytest.raises(ConventionFileError, match=r"a:4:2: format 9 : .* mettez la bibliothèque à jour"):
        upgrade({"format": 9}, (4, 2), Problems("a"))
