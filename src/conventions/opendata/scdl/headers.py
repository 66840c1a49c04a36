"""Find the header of a file, and the official column that each name stands for."""

from __future__ import annotations

from typing import NamedTuple

from conventions.law.published import fields
from conventions.opendata.scdl.diagnosing import Diagnosis
from conventions.opendata.scdl.grids import Line, Source
from conventions.opendata.scdl.records import Column, Ignored

OFFICIAL = {field.name.casefold(): field.name for field in fields("2.1.1")}


class Header(NamedTuple):
    """Where the header is, its columns, the lines of data under it, what was left aside and noticed."""

    sheet: str | None
    line: int | None
    columns: tuple[Column, ...]
    data: tuple[Line, ...]
    ignored: tuple[Ignored, ...]
    diagnoses: tuple[Diagnosis, ...]


def find_header(source: Source) -> Header:
    """The header of a file: the first line that is not blank."""
    grid = source.grids[0]
    written = [line for line in grid.lines if not line.is_blank]
    blank = tuple(Ignored(grid.sheet, line, "ligne vide") for line in grid.lines if line.is_blank)
    if not written:
        return Header(grid.sheet, None, (), (), blank, grid.diagnoses)
    first, *data = written
    columns = tuple(
        Column(index, cell, OFFICIAL.get(cell.strip().casefold())) for index, cell in enumerate(first.cells)
    )
    return Header(grid.sheet, first.number, columns, tuple(data), blank, grid.diagnoses)
