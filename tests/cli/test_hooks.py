"""The hook that pre-commit offers: it is well made, takes the right files, and refuses what is wrong."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

ROOT = Path(__file__).parents[2]
KEYS = {"id", "name", "description", "entry", "language", "types_or", "files", "require_serial"}


@pytest.fixture
def hook() -> dict[str, Any]:
    """The only hook."""
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(only)


def test_the_hook_is_well_made(hook: dict[str, Any]) -> None:
    """It has what pre-commit asks for, and its command is one that the package installs."""
    assert set(hook) == KEYS
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert shlex.split(hook["entry"])[0] in project["scripts"]
    assert (hook["id"], hook["language"]) == ("conventions-check", "python")
    assert hook["require_serial"] is True


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("conventions/2018.yaml", True),
        ("conventions/cci/2018.yml", True),
        ("ville/conventions/2018.json", True),
        ("docker-compose.yaml", False),
        ("mes-conventions/2018.yaml", False),
        ("conventions/notes.md", False),
        (".github/workflows/conventions.yaml", False),
    ],
)
def test_files_of_the_folder_are_taken(hook: dict[str, Any], path: str, *, taken: bool) -> None:
    """Files of a folder « conventions » are taken, others are not."""
    assert bool(re.search(hook["files"], path)) is taken


def words_of(hook: dict[str, Any], folder: Path, *options: str) -> list[str]:
    """The command line that pre-commit makes: the entry, its arguments, then the files, from the root."""
    files = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*.yaml"))]
    taken = [file for file in files if re.search(hook["files"], file)]
    assert taken
    return [*shlex.split(hook["entry"]), *options, *taken]


@pytest.fixture
def folder(tmp_path: Path, seed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the seed's file in it, where the hook runs."""
    made = tmp_path / "dépôt"
    (made / "conventions").mkdir(parents=True)
    shutil.copy(seed, made / "conventions" / "cci 2017.yaml")
    monkeypatch.chdir(made)
    return made


def test_the_hook_refuses_an_error(hook: dict[str, Any], folder: Path) -> None:
    """An error refuses the commit, and its place is told: in a process, as pre-commit runs it."""
    words = words_of(hook, folder, "--as-of", "2018-12-31", "--select", "PAI-001,NAT-001")
    refused = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, check=False, timeout=60, encoding="utf-8"
    )
    assert (refused.returncode, refused.stderr) == (1, "")
    assert "conventions/cci 2017.yaml:" in refused.stdout


def test_the_hook_takes_what_is_right(hook: dict[str, Any], folder: Path, run: Callable[..., Ran]) -> None:
    """A choice of rules, a folder of siblings are given as arguments; a file that is no convention is refused."""
    options = ("--as-of", "2018-12-31", "--select", "PAI-001")
    program, *words = words_of(hook, folder, *options, "--with", "conventions")
    taken = run(*words)
    assert (program, taken.code, taken.err) == ("conventions", 0, "")
    (folder / "conventions" / "faux.yaml").write_text("format: 1\n", encoding="utf-8")
    assert run(*words_of(hook, folder, *options)[1:]).code == 2
