"""Reading the files of a portfolio: what is wrong with one never stops the others."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conventions.errors import ConventionFileError, Problem
from conventions.files import load
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.folders import Listed


def read_files(files: Listed) -> Iterator[PortfolioFile]:
    """Each file, read or refused."""
    with paused_collector():
        for name, path in files.paths.items():
            yield read_file(name, path)
    for problem in files.problems:
        yield PortfolioFile(problem.file, None, (problem,))


def read_file(name: str, path: Path) -> PortfolioFile:
    """A file, with its convention or with every problem of it."""
    try:
        return PortfolioFile(name, load(path))
    except ConventionFileError as error:
        return PortfolioFile(name, None, tuple(_renamed(problem, name) for problem in error.problems))


def _renamed(problem: Problem, name: str) -> Problem:
    return Problem(name, problem.line, problem.column, problem.address, problem.code, problem.message)


@contextmanager
def paused_collector() -> Iterator[None]:
    """The collector of cycles, paused while many objects that hold none are made; put back as it was."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
