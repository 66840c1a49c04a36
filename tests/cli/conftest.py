"""How the tests of the command line run a command in this process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from conventions import samples
from conventions.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(samples.__file__).parent


class Ran(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command of the command line; a path is given as text."""

    def runner(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return runner


@pytest.fixture
def seed() -> Path:
    """The file of the seed convention."""
    return SAMPLES / "cci-2017-2019.yaml"


@pytest.fixture
def edited(tmp_path: Path, seed: Path) -> Callable[..., Path]:
    """A copy of the seed's file with some texts replaced, each of which must be there."""

    def editor(*changes: tuple[str, str], name: str = "copie.yaml") -> Path:
        text = seed.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return editor
