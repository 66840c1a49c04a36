"""Reading on several cores, by programs of their own that answer in JSON.

Nothing is pickled, nothing is forked: a notebook, a script without « if __name__ » and a service that has
threads read alike.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, zip_longest
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Self, cast

from conventions.errors import Problem
from conventions.model import Convention
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.loading.caching import Cache
from conventions.portfolio.loading.reading import opened, read_one

CHUNK = 50
"""Files asked at once: few enough for the cores to end together."""
PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.buffer.readline()); from {} import serve; serve()"
)
_SERVING = "conventions.portfolio.loading.serving"
Chunk = list[tuple[str, Path]]


def read_apart(paths: dict[str, Path], workers: int, cache: Cache | None) -> Iterator[PortfolioFile]:
    """Every file, in any order: what is cached or JSON is read here, the rest by workers."""
    left: Chunk = []
    for name, path in paths.items():
        found = _cached(name, path, cache)
        if found is None:
            left.append((name, path))
        else:
            yield found
    for file in _shared(left, workers):
        if cache is not None:
            cache.put(file)
        yield file


def _cached(name: str, path: Path, cache: Cache | None) -> PortfolioFile | None:
    if path.suffix.lower() == ".json":
        return read_one(name, path)
    if cache is None:
        return None
    content = opened(name, path)
    return content if isinstance(content, PortfolioFile) else cache.get(name, content.digest)


def _shared(files: Chunk, workers: int) -> Iterator[PortfolioFile]:
    """The files, read by at most so many workers, each taking the next chunk when it is done with one."""
    walk = iter(files)
    chunks = list(iter(lambda: list(islice(walk, CHUNK)), []))
    waiting, count = iter(chunks), min(workers, len(chunks))
    done: SimpleQueue[PortfolioFile] = SimpleQueue()
    with ThreadPoolExecutor(count or 1) as pool:
        for _ in range(count):
            pool.submit(_work, waiting, done)
        for _ in files:
            yield done.get()


def _work(waiting: Iterator[Chunk], done: SimpleQueue[PortfolioFile]) -> None:
    """Have chunks read by a worker until there is none."""
    with _Worker() as worker:
        for chunk in waiting:
            for file in worker.read(chunk):
                done.put(file)


class _Worker:
    """A program that reads files; started again when it was lost."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process is not None:
            self.process.communicate()

    def read(self, chunk: Chunk) -> Iterator[PortfolioFile]:
        """A file for each; those that a lost worker had not answered are told as such."""
        asked = [(name, str(path)) for name, path in chunk]
        try:
            lines = self._ask(asked)
        except OSError:
            lines = iter(())
        for (name, _), line in zip_longest(asked, lines):
            yield _told(name, line) if line else _lost(name)

    def _ask(self, asked: list[tuple[str, str]]) -> Iterator[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.process = _start()
        written, answers = cast("IO[bytes]", self.process.stdin), cast("IO[bytes]", self.process.stdout)
        written.write(json.dumps(asked).encode() + b"\n")
        written.flush()
        return islice(answers, len(asked))


def _start() -> subprocess.Popen[bytes]:
    """A worker with the paths of this program, so that it runs the same library."""
    command = [sys.executable, "-c", PROGRAM.format(_SERVING)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # our own program
    cast("IO[bytes]", process.stdin).write(json.dumps(sys.path).encode() + b"\n")
    return process


def _told(name: str, line: bytes) -> PortfolioFile:
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
