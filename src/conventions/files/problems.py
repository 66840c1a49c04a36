"""Collecting the problems of one file, so that all of them are told at once."""

from __future__ import annotations

from conventions.errors import ConventionFileError, Problem
from conventions.files.limits import PROBLEMS
from conventions.identifiers import iban

Place = tuple[int, int]
"""A line and a column, from 1; (0, 0) is the file as a whole."""


def place_of(text: str, index: int) -> Place:
    """The line and the column of a character.

    >>> place_of("title", 2)
    (1, 3)
    """
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


class Problems:
    """The problems met so far in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, place: Place, code: str, message: str, address: str = "") -> None:
        """Note a problem; ``place`` is its line and column from 1, or (0, 0) for the whole file.

        What looks like an IBAN in the message or the address is masked: it is confidential. Beyond a thousand problems,
        the others are not kept.
        """
        if not self.full:
            self.found.append(Problem(self.file, *place, iban.mask_in(address), code, iban.mask_in(message)))

    def add_elsewhere(self, others: Problems) -> None:
        """Note other problems, but those of a place where something is told already."""
        told = {(found.line, found.column) for found in self.found}
        for found in others.found:
            if (found.line, found.column) not in told:
                self.add((found.line, found.column), found.code, found.message, found.address)

    @property
    def full(self) -> bool:
        """Whether so many problems were met that nobody would read more of them."""
        return len(self.found) >= PROBLEMS

    def stop(self, place: Place, code: str, message: str) -> ConventionFileError:
        """The error to raise when nothing more can be read."""
        self.found = self.found[: PROBLEMS - 1]
        self.add(place, code, message)
        return self.error()

    def error(self) -> ConventionFileError:
        """All the problems, in the order of the file."""
        return ConventionFileError(sorted(self.found, key=lambda problem: (problem.line, problem.column)))
