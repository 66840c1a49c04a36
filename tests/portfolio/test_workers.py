"""Programs that read: what becomes of files when one is lost, and that none is left behind."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from conventions.portfolio import Portfolio
from conventions.portfolio.loading import programs, workers
from conventions.portfolio.loading.serving import serve

if TYPE_CHECKING:
    from conventions import Convention


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The programs that are started, as they are."""
    found: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen):  # type: ignore[type-arg]  # of bytes, as the one it stands for
        def __init__(self, *words: object, **named: object) -> None:
            super().__init__(*words, **named)  # type: ignore[call-overload]  # the words of the caller
            found.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return found


def all_ended(started: list[subprocess.Popen[bytes]]) -> bool:
    """Whether every program is over, and was waited for."""
    return all(program.returncode is not None for program in started)


def yaml_paths(folder: Path) -> dict[str, Path]:
    """The YAML files by name."""
    return {path.name: path for path in sorted(folder.glob("*.yaml"))}


def test_a_worker_answers_a_line_a_file(folder: Path, some: tuple[Convention, ...]) -> None:
    """The convention as JSON after its digest, or the problems."""
    asked = [("bon", str(folder / "00.yaml")), ("absent", str(folder / "absent.yaml"))]
    told = io.BytesIO()
    serve(io.BytesIO(json.dumps(asked).encode() + b"\n"), told)
    ready, good, bad = told.getvalue().splitlines(keepends=True)
    assert ready == programs.READY
    assert programs._told("bon", good).convention == some[0]
    assert programs._told("absent", bad).problems[0].code == "missing_file"


def _program(body: str) -> str:
    """A worker of which ``body`` is the answer to each file: ``told``, ``name``, ``path`` and ``answer`` are there."""
    return textwrap.dedent(f"""
        import json, os, sys
        told = sys.stdout.buffer
        sys.path[:] = json.loads(sys.stdin.buffer.readline())
        from pathlib import Path
        from conventions.portfolio.loading.serving import _answer
        from conventions.portfolio.loading.programs import READY
        told.write(b"du bruit avant\\n" + READY)
        told.flush()
        for line in sys.stdin.buffer:
            for name, path in json.loads(line):
                answer = _answer(name, Path(path)) + b"\\n"
                {body}
                told.write(answer)
                told.flush()
    """)


def test_the_file_that_loses_a_worker_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    """It alone: the files that were to follow are read by another worker."""
    whole = Portfolio.load(folder, workers=1)
    monkeypatch.setattr(
        programs, "PROGRAM", _program('os.kill(os.getpid(), 9) if name == "03.yaml" else None')
    )
    found = Portfolio.load(folder, workers=2)
    assert [(each.file, each.code) for each in found.problems] == [("03.yaml", "reading_stopped")]
    assert [file for file in found.files if file.name != "03.yaml"] == [
        file for file in whole.files if file.name != "03.yaml"
    ]
    assert len(started) == 2
    assert all_ended(started)


@pytest.mark.parametrize("spoilt", [b"", b"noise\n", b"a\tb\n", b'{"digest": ""}\t{"initial"\n', b'{"digest'])
def test_an_answer_that_is_cut_is_none(folder: Path, spoilt: bytes) -> None:
    """The files answered before it are kept; it and those after it are still to be read."""
    chunk = [(name, folder / name) for name in ("00.yaml", "02.yaml", "03.yaml")]
    told = io.BytesIO()
    serve(io.BytesIO(json.dumps([(name, str(path)) for name, path in chunk[:1]]).encode() + b"\n"), told)
    answers = io.BytesIO(told.getvalue().removeprefix(programs.READY) + spoilt)
    program = SimpleNamespace(stdin=io.BytesIO(), stdout=answers)
    assert [file.name for file in programs._read(program, chunk)] == ["00.yaml"]  # type: ignore[arg-type]  # stands for one


def test_a_program_that_is_gone_answers_nothing(folder: Path) -> None:
    """Writing to it fails: its files are still to be read."""
    reading = SimpleNamespace(stdin=io.BufferedReader(io.BytesIO()), stdout=io.BytesIO())
    assert list(programs._read(reading, [("00.yaml", folder / "00.yaml")])) == []  # type: ignore[arg-type]  # stands for one
    assert not programs._is_ready(reading)  # type: ignore[arg-type]  # stands for one


def test_noise_on_stderr_and_stdout_is_no_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library prints while it is read does not mix with answers."""
    noise = 'print("bruit"); print("bruit", file=sys.stderr)\nserve(sys.stdin'
    monkeypatch.setattr(programs, "PROGRAM", programs.PROGRAM.replace("serve(sys.stdin", noise))
    assert Portfolio.load(folder, workers=2) == Portfolio.load(folder, workers=1)


@pytest.mark.parametrize("executable", ["", None, "/nulle/part/python", "/bin/false", "/bin/cat"])
def test_without_a_python_to_start_files_are_read_here(
    folder: Path,
    executable: str | None,
    monkeypatch: pytest.MonkeyPatch,
    started: list[subprocess.Popen[bytes]],
) -> None:
    """A program that holds Python (a notebook server, an office suite) may not be one to start again."""
    alone = Portfolio.load(folder, workers=1)
    monkeypatch.setattr(sys, "executable", executable)
    assert Portfolio.load(folder, workers=2) == alone
    assert all_ended(started)


def test_a_reader_that_stops_early_leaves_no_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    """The first file is enough: the workers are stopped and waited for."""
    monkeypatch.setattr(workers, "CHUNK", 1)
    with closing(workers.read_apart(yaml_paths(folder), 1, None)) as files:
        assert next(files).convention is not None
    assert started
    assert all_ended(started)


def test_an_interrupt_leaves_no_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    """Control-C in the middle: it is raised, and nothing goes on behind."""
    monkeypatch.setattr(workers, "CHUNK", 1)

    def interrupt(done: int, total: int) -> None:
        if done == 6:  # four are JSON, read here
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as kept:
        Portfolio.load(folder, workers=2, progress=interrupt)
    assert kept.value.__traceback__ is not None  # it holds the frames: nothing waits for them to go
    assert started
    assert all_ended(started)


def test_a_crew_that_is_dismissed_starts_nobody(folder: Path) -> None:
    """A worker that was to start another program when the reading ended gives up."""
    with programs.Crew() as crew:
        worker = crew.worker()
    with pytest.raises(programs.StoppedError):
        list(worker.read([("00.yaml", folder / "00.yaml")]))


@pytest.mark.parametrize("silent", [True, False])
def test_a_crew_dismissed_while_a_worker_is_at_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]], *, silent: bool
) -> None:
    """The program that is killed then is neither a lost file nor one that could not start."""
    crew = programs.Crew()
    real, where = (programs._is_ready, "_is_ready") if silent else (programs._write, "_write")

    def dismissed(program: subprocess.Popen[bytes], *rest: object) -> bool:
        if silent or isinstance(rest[0][0], tuple):  # type: ignore[index]  # files, and not the paths of modules
            crew.__exit__()
            program.wait()
            return False
        return bool(real(program, *rest))

    monkeypatch.setattr(programs, where, dismissed)
    with pytest.raises(programs.StoppedError), crew.worker() as worker:
        list(worker.read([("00.yaml", folder / "00.yaml")]))
    assert all_ended(started)


def test_a_fault_of_ours_is_raised_and_never_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in the thread that talks to a worker reaches the reader."""

    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(programs.Worker, "read", fault)
    with pytest.raises(ZeroDivisionError):
        Portfolio.load(folder, workers=2)
