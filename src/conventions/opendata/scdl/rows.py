"""Read the rows of data: each cell by the reader of its column, then the row as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from conventions.opendata.scdl.cells import READERS, Evidence, read_plain, state_of
from conventions.opendata.scdl.diagnosing import placed
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.records import Column, Row


def read_rows(lines: Sequence[Line], columns: Sequence[Column], evidence: Evidence) -> tuple[Row, ...]:
    """Every line is a row."""
    return tuple(_row(number, line, columns, evidence) for number, line in enumerate(lines, 1))


def _row(number: int, line: Line, columns: Sequence[Column], evidence: Evidence) -> Row:
    raw = {
        column.official: line.cells[column.position] if column.position < len(line.cells) else ""
        for column in columns
        if column.official
    }
    readings = {name: READERS.get(name, read_plain)(text, evidence) for name, text in raw.items()}
    diagnoses = tuple(
        placed(note, raw[name], line=line.number, row=number, column=name)
        for name, reading in readings.items()
        for note in reading.notes
    )
    return Row(
        number=number,
        line=line.number,
        raw=raw,
        cells=line.cells,
        values={name: reading.value for name, reading in readings.items()},
        texts={name: reading.text for name, reading in readings.items() if reading.text is not None},
        states={name: state_of(text) for name, text in raw.items()},
        diagnoses=diagnoses,
    )
