"""« Ajouter une règle » is followed to the letter: what the page says is done, in a copy of the project."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/ajouter-une-regle.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.S | re.M)
NAMED = re.compile(r"`((?:src|tests)/[\w/.-]+\.(?:py|yaml))`")


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("add_rule", ROOT / "scripts" / "add_rule.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _copy(root: Path) -> None:
    """What the page touches, and what runs it."""
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for folder in ("src", "scripts", "docs/reference/rules", "tests/rules"):
        shutil.copytree(ROOT / folder, root / folder, ignore=ignore)
    for file in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / file, root / file)


def _run(root: Path, command: str) -> str:
    words = [sys.executable if word == "python" else word for word in shlex.split(command)]
    environ = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(words, cwd=root, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_page_is_followed_to_the_letter(tmp_path: Path) -> None:
    """Commands are run and say what the page says; files are written as the page gives them."""
    _copy(tmp_path)
    (tmp_path / ".coveragerc").write_text("")
    end = ran = written = 0
    for block in FENCE.finditer(PAGE):
        before, (kind, text), end = PAGE[end : block.start()], block.groups(), block.end()
        if kind == "console":
            command, _, expected = text.removeprefix("$ ").partition("\n")
            told = _run(tmp_path, f"{command} -p no:cacheprovider" if "pytest" in command else command)
            assert expected in told
            assert "pytest" not in command or re.search(r"\b[1-9]\d* passed", told)
            ran += 1
        else:
            (tmp_path / NAMED.findall(before)[-1]).write_text(text, encoding="utf-8")
            written += 1
    assert (ran, written) == (3, 4)
    assert "jour férié" in (tmp_path / "docs/reference/rules/DATE-900.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("date-1", "dates", "a_fault"), "des capitales"),
        (("DATE-900", "dates", "A fault"), "la faute, en minuscules"),
        (("DATE-900", "../dates", "a_fault"), "famille « ../dates » inconnue ; familles : "),
        (("CONV-001", "convention", "a_fault"), "CONV-001 existe déjà"),
        (
            ("CONV-900", "convention", "payment_without_convention"),
            "payment_without_convention.py existe déjà",
        ),
    ],
)
def test_a_rule_that_cannot_be_started_is_refused(
    words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written over; the message says what is expected."""
    assert _script().main(words) == 2
    assert why in capsys.readouterr().err
