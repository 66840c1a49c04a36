"""What a repair did, and what it left: told cell by cell, row by row, and for the whole file."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from conventions.law.published import Fault
from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.records import ScdlFile
from conventions.opendata.scdl.repairing.changes import Change
from conventions.opendata.scdl.repairing.score import Score


class RowOutcome(NamedTuple):
    """What became of a row: its number (from 1), its line, the faults of schema and the doubts that remain.

    ``left`` are the diagnoses that are ambiguous, with the readings possible, or errors, with the reason.
    """

    number: int
    line: int
    faults: tuple[Fault, ...]
    left: tuple[Diagnosis, ...]

    @property
    def publishable(self) -> bool:
        """Whether nothing is wrong nor ambiguous in what is now written."""
        return not self.faults and not self.left


class RepairReport(NamedTuple):
    """Everything that a repair changed, and everything that it left as it was.

    ``source`` is the file as it was read; ``changes`` are in the order of the rows, then of the columns.
    ``added`` are the columns of the norm that the file has not, which are empty; ``set_aside`` those that it
    has and that were not kept; ``held`` those that were left whole, since to repair a part of them would have
    changed how the rest is read. ``doubled`` are the columns that the file has a second time with other texts:
    both are left whole, the second one under its name and its place, until one of them is taken away.
    """

    source: ScdlFile
    version: str
    changes: tuple[Change, ...]
    rows: tuple[RowOutcome, ...]
    score: Score
    added: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()

    @property
    def left(self) -> tuple[Diagnosis, ...]:
        """What was left as it was: ambiguous with its readings, or wrong and why.

        That of the file itself, which may be no table at all, then that of the rows in their order.
        """
        of_file = (each for each in self.source.diagnoses if not each.severity.certain)
        return (*of_file, *(each for row in self.rows for each in row.left))

    @property
    def to_verify(self) -> tuple[Diagnosis, ...]:
        """What has one reading that a person has to look at, whether it changed a text or not."""
        return tuple(each for each in self.source.all_diagnoses() if each.severity is Severity.WARNED)

    def counts(self) -> Counter[str]:
        """How many cells were changed for each deviation."""
        return Counter(each.code for each in self.changes)
