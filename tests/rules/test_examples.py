"""Every rule has a failing, a passing and a near-miss example, and each says what it says it does."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.rules import Anchor, Case, Fault, NotApplicable, Rule, Validity, all_rules
from conventions.rules.dating import answers_in_law
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from tests.rules.conftest import Judge

FOLDER = Path(__file__).with_name("examples")
EXAMPLES = sorted(path for path in FOLDER.glob("*/*.yaml") if ".sibling-" not in path.name)
DAY = timedelta(days=1)
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


@pytest.mark.parametrize("code", sorted({path.parent.name for path in EXAMPLES}))
def test_an_example_has_the_outcome_that_it_announces(code: str, judge: Judge) -> None:
    """The rule says of each example what its first line says."""
    told = {path.stem: _told(path) for path in EXAMPLES if path.parent.name == code}
    said = {name: judge.announced(code, name, on) for name, (on, _) in told.items()}
    assert said == {name: expected for name, (_, expected) in told.items()}


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_failing_and_passing_examples_are_what_their_names_say(code: str) -> None:
    """A failing example announces a finding at an address, a passing one « conforme »."""
    severities = ("erreur, ", "avertissement, ", "information, ")
    assert _told(_path(code, "failing"))[1].startswith(severities)
    assert _told(_path(code, "passing"))[1] == "conforme"
    assert not _told(_path(code, "near-miss"))[1].startswith(severities)


def _says(told: Fault, case: Case) -> list[Fault]:
    return [told]


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if rule.law.since or rule.law.until], ids=lambda rule: rule.code
)
def test_a_rule_has_no_object_outside_the_days_of_its_texts(rule: Rule) -> None:
    """Whatever it would say, it speaks on the first and the last day, and not the day before or after."""
    told = Fault("title", "message", "remède")
    days = {day: True for day in rule.law if day}
    if rule.law.since:
        days[rule.law.since - DAY] = False
    if rule.law.until:
        days[rule.law.until + DAY] = False
    open_data = rule._replace(data=Validity())
    for day, speaks in days.items():
        dated = told._replace(day=day)
        stubbed = open_data._replace(check=partial(_says, dated), dated_by=Anchor.AS_OF)
        (answer,) = answers_in_law(stubbed, Case(association_2024_2026(), day))
        assert isinstance(answer, Fault if speaks else NotApplicable), (rule.code, day)


FIRST_DAY = date(2000, 1, 1)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_dated_rule_has_an_example_before_or_after_its_texts(rule: Rule) -> None:
    """``before-law.yaml`` is like the failing example, at a day when the text did not apply; ``after-law`` too."""
    if rule.law.since and rule.law.since > FIRST_DAY:
        assert _told(_path(rule.code, "before-law"))[1] == "sans objet"
    if rule.law.until:
        assert _told(_path(rule.code, "after-law"))[1] == "sans objet"
