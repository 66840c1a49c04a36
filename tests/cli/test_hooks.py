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


def commit(hook: dict[str, Any], folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the hook as pre-commit does: its entry, its arguments, then the files, from the root."""
    files = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*.yaml"))]
    taken = [file for file in files if re.search(hook["files"], file)]
    assert taken
    entry = [sys.executable, "-m", *shlex.split(hook["entry"])]
    return subprocess.run(
        [*entry, *options, *taken],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        text=True,
        encoding="utf-8",
    )


def test_the_hook_refuses_an_error_and_takes_what_is_right(
    hook: dict[str, Any], seed: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    """An error refuses the commit; a level, a choice of rules, a folder of siblings are given as arguments."""
    folder = tmp_path / "dépôt"
    (folder / "conventions").mkdir(parents=True)
    shutil.copy(seed, folder / "conventions" / "cci 2017.yaml")
    refused = commit(hook, folder, "--as-of", "2018-12-31")
    assert (refused.returncode, refused.stderr) == (1, "")
    assert "conventions/cci 2017.yaml:" in refused.stdout
    taken = commit(hook, folder, "--as-of", "2018-12-31", "--select", "PAI-001", "--with", "conventions")
    assert (taken.returncode, taken.stderr) == (0, "")
    (folder / "conventions" / "faux.yaml").write_text("format: 1\n", encoding="utf-8")
    assert commit(hook, folder, "--as-of", "2018-12-31").returncode == 2
