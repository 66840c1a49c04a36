"""Many files: from the cache, by workers, or here."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias, TypeVar

from conventions.errors import ConventionsError
from conventions.french import NBSP
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.folders import Listed
from conventions.portfolio.loading.caching import Cache
from conventions.portfolio.loading.collecting import paused_collector
from conventions.portfolio.loading.reading import read_one
from conventions.portfolio.loading.workers import read_apart

T = TypeVar("T")
Progress: TypeAlias = Callable[[int, int], object]
"""What is called after each file, with how many are read and how many there are."""
FEW = 500
"""Below so many files, starting workers takes longer than reading."""


def read_files(
    files: Listed, *, workers: int | None = None, cache: Cache | None = None, progress: Progress | None = None
) -> Iterator[PortfolioFile]:
    """Every file, in any order; ``workers`` None uses all the cores where there are enough files for that.

    :raises ConventionsError: when ``workers`` is no number of programs.
    """
    total = len(files.paths)
    with paused_collector(), closing(_read(files.paths, workers, cache)) as found:
        yield from watched(found, total, progress)
    yield from (PortfolioFile(problem.file, None, (problem,)) for problem in files.problems)


def watched(items: Iterable[T], total: int, progress: Progress | None) -> Iterator[T]:
    """The items; ``progress`` is called once each is dealt with."""
    for done, item in enumerate(items, start=1):
        yield item
        if progress is not None:
            progress(done, total)


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
        if type(asked) is not int or asked < 0:
            raise ConventionsError(f"workers{NBSP}: il faut un nombre de programmes, comme 2, pas {asked!r}")
        return asked
    slow = sum(path.suffix.lower() != ".json" for path in paths)
    return (os.cpu_count() or 1) if slow >= FEW else 1
