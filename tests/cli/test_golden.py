"""What each command prints on the samples, whole; ``scripts/update_cli_golden.py`` writes it again."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType


def _script() -> ModuleType:
    path = Path(__file__).parents[2] / "scripts" / "update_cli_golden.py"
    spec = importlib.util.spec_from_file_location("update_cli_golden", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


@pytest.mark.parametrize("name", SCRIPT.CASES)
def test_output_is_the_expected_one(name: str) -> None:
    """Each command prints on the samples exactly what its golden file holds."""
    expected = (SCRIPT.EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
    assert SCRIPT.render(SCRIPT.CASES[name]) == expected


def test_every_sample_has_its_golden_files() -> None:
    """There are cases, for each command that takes a file and each sample, and no golden file is stray."""
    files = {path.stem for path in SCRIPT.EXPECTED.glob("*.txt")}
    assert files == set(SCRIPT.CASES)
    samples = {path.name for path in Path(SCRIPT.samples.__file__).parent.glob("*-20*.yaml")}
    assert {file for file, _ in SCRIPT.SAMPLES.values()} == samples
    assert len(SCRIPT.ON_SAMPLES) == 4 * len(samples) > 0


@pytest.mark.parametrize("name", [name for name in SCRIPT.CASES if name not in SCRIPT.PROGRAMS])
def test_no_line_is_too_wide(name: str) -> None:
    """No line passes 100 columns, and no escape, control or replacement character is printed: by the golden files,
    which are what is printed.
    """
    from conventions.cli.terminal import width

    lines = (SCRIPT.EXPECTED / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    assert max(map(width, lines)) <= 100
    assert all(char.isprintable() or char in "\u00a0\u202f" for line in lines for char in line)
    assert "\ufffd" not in "".join(lines)


def test_script_writes_the_golden_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script writes one file a case and removes the file of a case that is gone."""
    few = ("words", "explain-nat-002", "help-scdl")
    expected = {f"{name}.txt": (SCRIPT.EXPECTED / f"{name}.txt").read_bytes() for name in few}
    monkeypatch.setattr(SCRIPT, "CASES", {name: SCRIPT.CASES[name] for name in few})
    monkeypatch.setattr(SCRIPT, "EXPECTED", tmp_path)
    (tmp_path / "disparu.txt").write_text("", encoding="utf-8")
    SCRIPT.write()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == expected


REFERENCE = Path(__file__).parents[2] / "docs/reference"
CONSOLE = re.compile(r"```console\n\$ conventions (.+)\n([^`]+)```")
PAGE = (REFERENCE / "commandes.md").read_text(encoding="utf-8")
SHOWN = CONSOLE.findall(PAGE)
REPORT = CONSOLE.findall((REFERENCE / "rapport.md").read_text(encoding="utf-8"))


def _spaced(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_page_of_reports_has_examples() -> None:
    """The next test goes through the examples of both pages."""
    assert len(REPORT) >= 4


@pytest.mark.parametrize(("command", "shown"), [*SHOWN, *REPORT], ids=lambda value: value.split()[0])
def test_the_pages_of_commands_show_what_they_print(command: str, shown: str) -> None:
    """Each line of an example is printed by its command, in the same order."""
    printed = iter(_spaced(SCRIPT.render(tuple(shlex.split(command)))).splitlines())
    assert all(line in printed for line in shown.splitlines() if line != "…")


def test_the_page_of_commands_names_them_all() -> None:
    """The table has one row a command, and those whose output needs reading have an example."""
    from conventions.cli.commands import COMMANDS

    named = re.findall(r"^\| `(\w+)", PAGE, re.MULTILINE)
    assert named == [add.__name__.removeprefix("_") for add in COMMANDS]
    assert {command.split()[0] for command, _ in SHOWN} == {
        "schedule",
        "position",
        "history",
        "diff",
        "propose",
        "accounts",
        "law",
        "portfolio",
        "templates",
    }
