"""Read the rows of data: each cell by the reader of its column, then the row as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from conventions.opendata.scdl.cells import READERS, CellReader, Evidence, read_plain, state_of
from conventions.opendata.scdl.diagnosing import Diagnosis, Note, placed
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.records import CellState, Column, Row
from conventions.opendata.scdl.row_checks import is_excused, row_notes

_MOST_KEPT: Final = 4_096
"""How many texts of a column are remembered with their readings: files repeat them, and are long."""
_PERSON: Final = "T41"
"""A diagnosis that says that a name is that of a person does not repeat it."""

_Known: TypeAlias = tuple[Any, str | None, CellState, tuple[Note, ...]]


class _Reader(NamedTuple):
    """The column as it is read: what was already met in it is not read again."""

    position: int
    name: str
    read: CellReader
    known: dict[str, _Known]

    def learn(self, text: str, evidence: Evidence) -> _Known:
        """Read a text and remember it; what a spreadsheet typed is no plain text, and is not remembered."""
        value, written, notes = self.read(text, evidence)
        met = (value, written, state_of(text), notes)
        if type(text) is str:
            if len(self.known) >= _MOST_KEPT:
                self.known.clear()
            self.known[text] = met
        return met


def read_rows(lines: Iterable[Line], columns: Sequence[Column], evidence: Evidence) -> tuple[Row, ...]:
    """Every line is a row."""
    return tuple(iter_rows(lines, columns, evidence))


def iter_rows(lines: Iterable[Line], columns: Sequence[Column], evidence: Evidence) -> Iterator[Row]:
    """Every line is a row, read when it is asked for."""
    readers = tuple(
        _Reader(column.position, column.official, READERS.get(column.official, read_plain), {})
        for column in columns
        if column.official
    )
    for number, line in enumerate(lines, 1):
        yield _row(number, line, readers, evidence)


def _row(number: int, line: Line, readers: Sequence[_Reader], evidence: Evidence) -> Row:
    cells = line.cells
    count = len(cells)
    raw: dict[str, str] = {}
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    states: dict[str, CellState] = {}
    noted: list[tuple[str, Note]] = []
    for reader in readers:
        position, name, _, known = reader
        text = cells[position] if position < count else ""
        met = (known.get(text) if type(text) is str else None) or reader.learn(text, evidence)
        raw[name] = text
        values[name], written, states[name], notes = met
        if written is not None:
            texts[name] = written
        for note in notes:
            noted.append((name, note))
    noted = [(name, note) for name, note in noted if not is_excused(note, values)] if noted else noted
    noted.extend(row_notes(values, states))
    diagnoses = tuple(_placed(number, line, raw, name, note) for name, note in noted)
    return Row(number, line.number, raw, cells, values, texts, states, diagnoses)


def _placed(number: int, line: Line, raw: dict[str, str], name: str, note: Note) -> Diagnosis:
    met = "" if note.code == _PERSON else raw[name]
    return placed(note, met, line=line.number, row=number, column=name)
