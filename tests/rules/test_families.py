"""The walls of the rules, read from the folder: no family of rules is forgotten by the contract."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from conventions import rules
from conventions.rules import all_rules

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
SHARED = {"reading", "writing"}
"""What the families read with, and what writes the reports: neither holds a rule."""

FOLDERS = sorted(path.parent.name for path in Path(rules.__file__).parent.glob("*/__init__.py"))
FAMILIES = [name for name in FOLDERS if name not in SHARED]


def _contract(name: str) -> dict[str, list[str]]:
    told = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (found,) = [contract for contract in told if contract["id"] == name]
    return dict(found)


def test_there_are_families() -> None:
    """The folder is read, and what the families share is there."""
    assert len(FAMILIES) >= 7
    assert set(FOLDERS) >= SHARED


def test_the_contract_names_every_family() -> None:
    """import-linter keeps apart the families that it is told: all of them, and nothing else."""
    assert sorted(_contract("families")["modules"]) == [f"conventions.rules.{name}" for name in FAMILIES]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_rules(family: str) -> None:
    """A folder without a rule is no family: what is shared stands in « reading »."""
    homes = {rule.check.__module__.rpartition(".")[0] for rule in all_rules()}
    assert f"conventions.rules.{family}" in homes


def test_no_rule_stands_outside_a_family() -> None:
    """A rule is in the folder of its family, never beside the engine nor in what is shared."""
    homes = {rule.check.__module__.rpartition(".")[0] for rule in all_rules()}
    assert homes == {f"conventions.rules.{name}" for name in FAMILIES}


def test_a_family_of_codes_has_one_folder() -> None:
    """Codes of one family (NAT, PAI) stand in one folder, which holds no other."""
    pairs = {(rule.code.partition("-")[0], rule.check.__module__.rpartition(".")[0]) for rule in all_rules()}
    assert len(pairs) == len({code for code, _ in pairs}) == len({home for _, home in pairs})


def test_no_family_takes_the_other_conventions_by_itself() -> None:
    """Only ``case.others`` gives another convention to a rule: what it gives is hidden in the report."""
    folder = Path(rules.__file__).parent
    files = [path for name in FOLDERS for path in (folder / name).glob("*.py")]
    assert len(files) > len(all_rules())
    assert [path.name for path in files if _takes_siblings(path.read_text(encoding="utf-8"))] == []


def _takes_siblings(source: str) -> bool:
    """Whether code reads ``….siblings`` or ``….context.others``."""
    read = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)]
    owner = {node.attr: ast.unparse(node.value) for node in read}
    return "siblings" in owner or owner.get("others", "").endswith("context")


def test_taking_the_other_conventions_would_be_seen() -> None:
    """The test above can fail."""
    assert _takes_siblings("found = year.case.context.siblings[0]")
    assert _takes_siblings("case.context.others.with_each((), case)")
    assert not _takes_siblings("case.others(grantor)")
