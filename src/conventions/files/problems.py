"""Collecting the problems of one file, so that all of them are told at once."""

from __future__ import annotations

from conventions.errors import ConventionFileError, Problem


class Problems:
    """The problems met so far in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, place: tuple[int, int], code: str, message: str, address: str = "") -> None:
        """Note a problem; ``place`` is its line and column from 1, or (0, 0) for the whole file."""
        self.found.append(Problem(self.file, *place, address, code, message))

    def stop(self, place: tuple[int, int], code: str, message: str) -> ConventionFileError:
        """The error to raise when nothing more can be read."""
        self.add(place, code, message)
        return self.error()

    def error(self) -> ConventionFileError:
        """All the problems, in the order of the file."""
        return ConventionFileError(sorted(self.found, key=lambda problem: (problem.line, problem.column)))
