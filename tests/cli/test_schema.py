"""``conventions schema``: the published schema, which an independent validator of draft 7 understands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from conventions import samples
from conventions.files import schema
from tests.test_json_schema import editor_reads

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft7Validator(json.loads(schema()))
SAMPLES = sorted(Path(samples.__file__).parent.glob("*.yaml"))
EXAMPLES = sorted((ROOT / "tests" / "rules" / "examples").rglob("failing.yaml"))
MISTAKES = Path(__file__).parent / "ten_mistakes.yaml"


def test_the_command_prints_the_published_schema(run: Callable[..., tuple[int, str, str]]) -> None:
    """What is printed, packaged and published is one text."""
    code, out, err = run("schema")
    assert (code, err) == (0, "")
    assert out == schema() == (ROOT / "docs/reference/conventions.schema.json").read_text(encoding="utf-8")


def test_the_schema_is_one_of_draft_7() -> None:
    """An independent validator finds nothing wrong in the schema itself."""
    Draft7Validator.check_schema(json.loads(schema()))
    assert len(SAMPLES) >= 4
    assert len(EXAMPLES) > 50


@pytest.mark.parametrize("path", [*SAMPLES, *EXAMPLES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_files_that_we_read_are_taken(path: Path) -> None:
    """The independent validator takes every file that the library reads."""
    assert list(VALIDATOR.iter_errors(editor_reads(path.read_text(encoding="utf-8")))) == []


def test_ten_mistakes_are_seen() -> None:
    """Of ten mistakes, the validator sees those of shape, where they stand; the library sees them all."""
    found = VALIDATOR.iter_errors(editor_reads(MISTAKES.read_text(encoding="utf-8")))
    assert {".".join(str(step) for step in error.absolute_path) for error in found} == {
        "title",
        "initial.parties.0.roles.0",
        "initial.parties.1",
        "initial.grants.0.exercise",
        "initial.grants.1",
        "deliberations.0.vote",
    }
