"""Many files: from the cache, by workers, or here."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.folders import Listed
from conventions.portfolio.loading.caching import Cache
from conventions.portfolio.loading.collecting import paused_collector
from conventions.portfolio.loading.reading import read_one
from conventions.portfolio.loading.workers import read_apart

Progress: TypeAlias = Callable[[int, int], object]
"""What is called after each file, with how many are read and how many there are."""
FEW = 500
"""Below so many files, starting workers takes longer than reading."""


def read_files(
    files: Listed, *, workers: int | None = None, cache: Cache | None = None, progress: Progress | None = None
) -> Iterator[PortfolioFile]:
    """Every file, in any order; ``workers`` None uses all the cores where there are enough files for that."""
    total = len(files.paths)
    with paused_collector(), closing(_read(files.paths, workers, cache)) as found:
        for done, file in enumerate(found, start=1):
            if progress is not None:
                progress(done, total)
            yield file
    yield from (PortfolioFile(problem.file, None, (problem,)) for problem in files.problems)


def _read(
    paths: dict[str, Path], workers: int | None, cache: Cache | None
) -> Generator[PortfolioFile, None, None]:
    wanted = _workers(workers, paths.values())
    if wanted < 2:
        yield from (read_one(name, path, cache) for name, path in paths.items())
    else:
        yield from read_apart(paths, wanted, cache)


def _workers(asked: int | None, paths: Iterable[Path]) -> int:
    if asked is not None:
        return asked
    slow = sum(path.suffix.lower() != ".json" for path in paths)
    return (os.cpu_count() or 1) if slow >= FEW else 1
