"""The command in a process of its own: exit status, encodings, pipes, odd files. Never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

COMMAND = [sys.executable, "-m", "conventions"]


def _run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


def test_utf8_whatever_the_locale(seed: Path, run: Callable[..., Ran]) -> None:
    """Under LC_ALL=C the output is UTF-8, the same as elsewhere."""
    plain = _run("show", seed, "--as-of", "2018-12-31", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    here = run("show", seed, "--as-of", "2018-12-31")
    assert here.code == plain.returncode == 0
    assert here.out == plain.stdout.decode("utf-8")
    assert "50\u202f000\u00a0€ attribués" in here.out


def test_exit_codes(seed: Path, tmp_path: Path, edited: Callable[..., Path], run: Callable[..., Ran]) -> None:
    """Errors found give 1, an unusable file 2 even beside another one, neither of them 0; a process ends so."""
    no_lines = edited(("section: investissement", "section: fonctionnement"))
    absent = tmp_path / "absent.yaml"
    options = ("--as-of", "2018-12-31", "--select", "NAT-001,PAI-001")
    assert run("check", seed, *options).code == 1
    assert run("check", no_lines, *options).code == 0
    assert run("check", absent, seed, *options).code == 2
    assert _run("check", absent, seed, *options).returncode == 2


def _make_directory(path: Path) -> None:
    path.mkdir()


def _make_loop(path: Path) -> None:
    path.symlink_to(path)


def _make_nothing(path: Path) -> None:
    """Leave the file missing."""


def _make_fifo(path: Path) -> None:
    os.mkfifo(path)


def _make_odd(path: Path) -> None:
    path.write_bytes(b"format: 1\ntitle: \x1b[31m\xff\n")


MAKES = (_make_directory, _make_loop, _make_nothing, _make_fifo, _make_odd)
COMMANDS = ("check", "show", "schedule", "position", "history")


@pytest.mark.parametrize("make", MAKES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_cannot_be_read(
    run: Callable[..., Ran], tmp_path: Path, command: str, make: Callable[[Path], None]
) -> None:
    """A directory, a loop of links, a missing, special or undecodable file: one line and 2."""
    path = tmp_path / "convention.yaml"
    make(path)
    done = run(command, path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(str(path))
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(("command", "make"), [("check", _make_fifo), ("history", _make_odd)])
def test_a_process_whose_file_cannot_be_read(
    tmp_path: Path, command: str, make: Callable[[Path], None]
) -> None:
    """A process says the same as above, in UTF-8, with no traceback."""
    path = tmp_path / "convention.yaml"
    make(path)
    done = _run(command, path)
    assert (done.returncode, done.stdout) == (2, b"")
    message = done.stderr.decode("utf-8")
    assert message.startswith(str(path))
    assert message.count("\n") == 1


def test_a_name_that_is_not_text() -> None:
    """A file name that is not UTF-8 is told with an escape."""
    done = subprocess.run([*COMMAND, "show", b"caf\xe9\x1b.yaml"], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"caf\\udce9\\x1b.yaml: fichier introuvable")


def test_a_closed_pipe_is_quiet() -> None:
    """When the reader goes away, the command stops without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, "words", "1"], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")  # noqa: PTH110  # before any fixture
def test_a_full_disk() -> None:
    """When the output cannot be written, one sentence says so, with 2."""
    with open("/dev/full", "w") as full:  # noqa: PTH123  # a device
        done = subprocess.run([*COMMAND, "words", "1"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("conventions : lecture ou écriture impossible")
    assert done.stderr.count(b"\n") == 1
