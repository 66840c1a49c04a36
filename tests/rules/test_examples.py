"""Every rule has a failing, a passing and a near-miss example, and each says what it says it does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.rules import all_rules

if TYPE_CHECKING:
    from tests.rules.conftest import Judge

FOLDER = Path(__file__).with_name("examples")
EXAMPLES = sorted(FOLDER.glob("*/*.yaml"))
REQUIRED = ("failing", "passing", "near-miss")


def test_every_rule_has_its_three_examples() -> None:
    """No rule without its three examples, no example without a rule."""
    assert EXAMPLES
    assert {path.parent.name for path in EXAMPLES} == {rule.code for rule in all_rules()}
    missing = [
        f"{rule.code}/{name}"
        for rule in all_rules()
        for name in REQUIRED
        if not _path(rule.code, name).exists()
    ]
    assert missing == []


def _path(code: str, name: str) -> Path:
    return FOLDER / code / f"{name}.yaml"


def _told(path: Path) -> tuple[date, str]:
    match = re.match(r"# attendu au (\d{4}-\d\d-\d\d) : (.+)\n# .+\n", path.read_text(encoding="utf-8"))
    assert match, f"{path} does not say what is expected"
    return date.fromisoformat(match[1]), match[2]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_example_has_the_outcome_that_it_announces(path: Path, judge: Judge) -> None:
    """The rule says of each example what its first line says."""
    on, expected = _told(path)
    assert judge.outcome(path.parent.name, judge.found(path.parent.name, path.stem), on) == expected


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_failing_and_passing_examples_are_what_their_names_say(code: str) -> None:
    """A failing example announces a finding at an address, a passing one « conforme »."""
    severities = ("erreur, ", "avertissement, ", "information, ")
    assert _told(_path(code, "failing"))[1].startswith(severities)
    assert _told(_path(code, "passing"))[1] == "conforme"
    assert not _told(_path(code, "near-miss"))[1].startswith(severities)
