"""Read the rows of data: each cell by the reader of its column, then the row as a whole."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias, cast

from conventions.opendata.scdl.cells import READERS, Evidence, read_plain, state_of
from conventions.opendata.scdl.diagnosing import Diagnosis, Note, placed
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.records import CellState, Column, Row
from conventions.opendata.scdl.row_checks import is_excused, row_notes, row_texts

_MOST_KEPT: Final = 4_096
"""How many texts of a column are remembered with their readings: files repeat them, and are long."""
_FILLED: Final[CellState] = "filled"
_PERSON: Final = "T41"
"""A diagnosis that says that a name is that of a person does not repeat it."""

_PLAIN: Final = {str}
_NOTHING: Final = ((), (), (), ())
"""What a file without any official column says."""

_Known: TypeAlias = tuple[Any, str | None, CellState, tuple[Note, ...]]


def read_rows(lines: Iterable[Line], columns: Sequence[Column], evidence: Evidence) -> tuple[Row, ...]:
    """Every line is a row.

    The collector of cycles waits meanwhile: rows have none, and it would go through all of them again and again.
    """
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        return tuple(iter_rows(lines, columns, evidence))
    finally:
        if is_collecting:
            gc.enable()


def iter_rows(lines: Iterable[Line], columns: Sequence[Column], evidence: Evidence) -> Iterator[Row]:
    """Every line is a row, read when it is asked for."""
    reader = RowReader(columns, evidence)
    for number, line in enumerate(lines, 1):
        yield reader.read(number, line)


class RowReader:
    """Reads the rows of a file: what was already met in a column is not read again.

    What a spreadsheet typed is no plain text: « 43655 » is a day in a cell of text, and a number in another.
    """

    def __init__(self, columns: Sequence[Column], evidence: Evidence) -> None:
        found = {column.official: column.position for column in columns if column.official}
        self._names = tuple(found)
        self._positions = tuple(found.values())
        self._width = max(self._positions, default=-1) + 1
        self._readers = tuple(READERS.get(name, read_plain) for name in found)
        self._known: tuple[dict[str, _Known], ...] = tuple({} for _ in found)
        self._shared: dict[tuple[CellState, ...], Mapping[str, CellState]] = {}
        self._evidence = evidence

    def read(self, number: int, line: Line) -> Row:
        """The row of a line: its cells, then what they say together."""
        names, cells = self._names, line.cells
        texts = self._picked(cells)
        is_plain = set(map(type, texts)) == _PLAIN
        known = self._met(texts, is_plain=is_plain)
        met, written, told, notes = zip(*known, strict=True) if names else _NOTHING
        raw, values = dict(zip(names, texts, strict=True)), dict(zip(names, met, strict=True))
        states = self._states(told)
        found = row_notes(values, states)
        if any(notes):
            found = [*_of_cells(names, notes, values), *found]
        # Nearly every row of a good file says what the norm would: one mapping is then enough.
        sure = raw if is_plain and written == texts else _without_none(names, written)
        if moved := row_texts(values, states):
            sure = {**sure, **moved}
        diagnoses = tuple([_placed(number, line.number, raw, each) for each in found]) if found else ()
        return Row(number, line.number, raw, cells, values, sure, states, diagnoses)

    def _states(self, told: tuple[CellState, ...]) -> Mapping[str, CellState]:
        """The states of the columns, which rows share: there are few different ones."""
        if told not in self._shared:
            if len(self._shared) >= _MOST_KEPT:
                self._shared.clear()
            self._shared[told] = dict(zip(self._names, told, strict=True))
        return self._shared[told]

    def _picked(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The cells of the official columns; those that a short line lacks are empty."""
        missing = self._width - len(cells)
        padded = (*cells, *[""] * missing) if missing > 0 else cells
        return tuple([padded[position] for position in self._positions])

    def _met(self, texts: tuple[str, ...], *, is_plain: bool) -> Sequence[_Known]:
        if is_plain:
            found = [known.get(text) for known, text in zip(self._known, texts, strict=True)]
            if all(found):
                return cast("Sequence[_Known]", found)
        else:
            found = [
                known.get(text) if type(text) is str else None
                for known, text in zip(self._known, texts, strict=True)
            ]
        return [each or self._learnt(place, texts[place]) for place, each in enumerate(found)]

    def _learnt(self, place: int, text: str) -> _Known:
        """Read a text and remember it."""
        value, written, notes = self._readers[place](text, self._evidence)
        met = (value, written, state_of(text) if value is None else _FILLED, notes)
        if type(text) is str:
            known = self._known[place]
            if len(known) >= _MOST_KEPT:
                known.clear()
            known[text] = met
        return met


def _without_none(names: Sequence[str], written: Sequence[str | None]) -> dict[str, str]:
    return {name: text for name, text in zip(names, written, strict=True) if text is not None}


def _of_cells(
    names: Sequence[str], notes: Sequence[tuple[Note, ...]], values: Mapping[str, Any]
) -> list[tuple[str, Note]]:
    """What the cells say, but what the row explains."""
    told = [(name, note) for name, each in zip(names, notes, strict=True) if each for note in each]
    return [each for each in told if not is_excused(each[1], values)]


def _placed(number: int, line: int, raw: Mapping[str, str], told: tuple[str, Note]) -> Diagnosis:
    name, note = told
    return placed(note, "" if note.code == _PERSON else raw[name], line=line, row=number, column=name)
