"""Reading on several cores, by programs of their own that answer in JSON.

Nothing is pickled, nothing is forked: a notebook, a script without « if __name__ » and a service that has
threads read alike.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.loading.caching import Cache
from conventions.portfolio.loading.programs import Chunk, Crew, StoppedError
from conventions.portfolio.loading.reading import opened, read_one

CHUNK = 50
"""Files asked at once: few enough for the cores to end together."""


def read_apart(
    paths: dict[str, Path], workers: int, cache: Cache | None
) -> Generator[PortfolioFile, None, None]:
    """Every file, in any order: what is cached or JSON is read here, the rest by workers.

    No worker is left behind, whether all is read, the reader stops early or is interrupted.
    """
    left: Chunk = []
    for name, path in paths.items():
        found = _cached(name, path, cache)
        if found is None:
            left.append((name, path))
        else:
            yield found
    with closing(_shared(left, workers)) as files:
        for file in files:
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


def _shared(files: Chunk, workers: int) -> Generator[PortfolioFile, None, None]:
    """The files, read by at most so many workers, each taking the next chunk when it is done with one."""
    walk = iter(files)
    chunks = list(iter(lambda: list(islice(walk, CHUNK)), []))
    waiting, count = iter(chunks), min(workers, len(chunks))
    done: SimpleQueue[PortfolioFile | BaseException] = SimpleQueue()
    with ThreadPoolExecutor(count or 1) as pool, Crew() as crew:
        for _ in range(count):
            pool.submit(_work, crew, waiting, done)
        for _ in files:
            yield _come(done)


def _work(crew: Crew, waiting: Iterator[Chunk], done: SimpleQueue[PortfolioFile | BaseException]) -> None:
    """Have chunks read by a worker until there is none; what goes wrong here is for the reader to know."""
    try:
        with crew.worker() as worker:
            for chunk in waiting:
                for file in worker.read(chunk):
                    done.put(file)
    except StoppedError:
        pass
    except BaseException as error:  # the reader, who waits, raises it
        done.put(error)


def _come(done: SimpleQueue[PortfolioFile | BaseException]) -> PortfolioFile:
    came = done.get()
    if isinstance(came, BaseException):
        raise came
    return came
