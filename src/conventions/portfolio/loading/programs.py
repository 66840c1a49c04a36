"""The programs that read files for this one, and what becomes of the files of one that is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import IO, Self, TypeAlias, cast

from conventions.errors import Problem
from conventions.model import Convention
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.loading.reading import read_one

READY = b"conventions: ready\n"
"""What a worker says first: what stands before comes from the machine (a ``sitecustomize`` that prints)."""
PROGRAM = """
import json, os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
told = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
sys.path[:] = json.loads(sys.stdin.buffer.readline())
from conventions.portfolio.loading.serving import serve
serve(sys.stdin.buffer, told)
"""
"""An interrupt is for the program that reads, which stops its workers; what a worker prints is no answer."""
Chunk: TypeAlias = list[tuple[str, Path]]


class StoppedError(Exception):
    """Nobody waits for the files any more."""


class Crew:
    """The workers of one reading: none of them is left when it is over, however it ends."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.stopped = False
        self.programs: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self.lock:
            self.stopped = True
            for program in self.programs:
                program.kill()

    def worker(self) -> Worker:
        """A worker that is started when it is first asked something."""
        return Worker(self)

    def start(self) -> subprocess.Popen[bytes] | None:
        """A program with the paths of this one, so that it runs the same library; None when there cannot be one.

        :raises StoppedError: when the reading is over.
        """
        with self.lock:
            if self.stopped:
                raise StoppedError
            try:
                command = [sys.executable or "", "-c", PROGRAM]
                program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            except OSError:
                return None
            self.programs.append(program)
        if _is_ready(program):
            return program
        _end(program)
        if self.stopped:
            raise StoppedError
        return None


def _is_ready(program: subprocess.Popen[bytes]) -> bool:
    try:
        _write(program, sys.path)
    except OSError:
        return False
    return READY in iter(_answers(program).readline, b"")


def _end(program: subprocess.Popen[bytes]) -> None:
    program.kill()
    program.communicate()


class Worker:
    """A program that reads files; another one takes its place when it is lost."""

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self.program: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.program is not None:
            _end(self.program)

    def read(self, chunk: Chunk) -> Iterator[PortfolioFile]:
        """A file for each; the one that a worker was lost on is told as such, and the next ones are asked again.

        Where no program can be started (this one is part of another, that is not Python), files are read here.

        :raises StoppedError: when the reading is over.
        """
        left = chunk
        while left:
            self.program = self.program or self.crew.start()
            if self.program is None:
                yield from (read_one(name, path) for name, path in left)
                return
            for file in _read(self.program, left):
                left = left[1:]
                yield file
            if left:
                yield self._lose(left[0][0])
                left = left[1:]

    def _lose(self, name: str) -> PortfolioFile:
        _end(cast("subprocess.Popen[bytes]", self.program))
        self.program = None
        if self.crew.stopped:
            raise StoppedError
        return _lost(name)


def _read(program: subprocess.Popen[bytes], chunk: Chunk) -> Iterator[PortfolioFile]:
    """The files that a program answers, in order: fewer than were asked when it is lost."""
    try:
        _write(program, [(name, str(path)) for name, path in chunk])
        for (name, _), line in zip(chunk, islice(_answers(program), len(chunk)), strict=False):
            yield _told(name, line)
    except (OSError, ValueError):
        return


def _write(program: subprocess.Popen[bytes], asked: object) -> None:
    stream = cast("IO[bytes]", program.stdin)
    stream.write(json.dumps(asked).encode() + b"\n")
    stream.flush()


def _answers(program: subprocess.Popen[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", program.stdout)


def _told(name: str, line: bytes) -> PortfolioFile:
    """The file that an answer tells.

    :raises ValueError: when the answer is cut.
    """
    head, body = line.split(b"\t", 1)
    told = json.loads(head)
    if body.strip():
        return PortfolioFile(name, Convention.model_validate_json(body), digest=told["digest"])
    problems = tuple(Problem(name, *cells) for cells in told["problems"])
    return PortfolioFile(name, None, problems, told["digest"])


def _lost(name: str) -> PortfolioFile:
    message = (
        "lecture interrompue : le programme qui lisait ce fichier s’est arrêté ; lisez-le seul (workers=1)"
    )
    return PortfolioFile(name, None, (Problem(name, 0, 0, "", "reading_stopped", message),))
