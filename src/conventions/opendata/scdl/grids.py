"""The raw grid of a file: lines of texts, before anything is known of its columns.

A cell is the text met. What a spreadsheet types keeps its type: :class:`NumberCell`, :class:`DayCell`.

>>> cell = NumberCell("21860194600013")
>>> cell == "21860194600013", isinstance(cell, str)
(True, True)
"""

from __future__ import annotations

from typing import NamedTuple

from conventions.opendata.scdl.diagnosing import Diagnosis


class NumberCell(str):
    """The shortest decimal text of a number that a spreadsheet holds: « 32365.280000000002 », « 12 »."""

    __slots__ = ()


class DayCell(str):
    """A date that a spreadsheet holds: « 2017-09-15 00:00:00 »."""

    __slots__ = ()


class Line(NamedTuple):
    """A record: the line of the file where it begins, or its line in the sheet (from 1), and its cells."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.strip() for cell in self.cells)


class Grid(NamedTuple):
    """A sheet, or the whole of a CSV file: its name, its lines, and what was noticed while it was decoded.

    ``plain``: it is known that no cell of it holds a line end, a null or a broken letter.
    """

    sheet: str | None
    lines: tuple[Line, ...]
    diagnoses: tuple[Diagnosis, ...] = ()
    plain: bool = False


class Source(NamedTuple):
    """A file opened: its kind (``csv``, ``xlsx``, ``xls``, ``ods``), how it was written, its grids.

    ``encoding`` and ``delimiter`` are those of a CSV; ``diagnoses`` are those of the file as a whole.
    """

    name: str
    kind: str
    encoding: str | None
    delimiter: str | None
    grids: tuple[Grid, ...]
    diagnoses: tuple[Diagnosis, ...] = ()
