"""Read the rows of data: each cell by the reader of its column, then the row as a whole."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
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

_TOGETHER: Final = 1_000
"""How many lines are read together."""

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
    """Every line is a row; some are read together, so that no more than these are held."""
    reader = RowReader(columns, evidence)
    source, first = iter(lines), 1
    while together := tuple(islice(source, _TOGETHER)):
        yield from reader.read(first, together)
        first += len(together)


class RowReader:
    """Reads the rows of a file, column by column: what was already met in a column is not read again.

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

    def read(self, first: int, lines: Sequence[Line]) -> Iterator[Row]:
        """The rows of these lines, numbered from ``first``."""
        texts = self._texts([line.cells for line in lines])
        found = [self._column(place, column) for place, column in enumerate(texts)]
        is_plain = all(map(_are_plain, texts))
        met = [_across([column[part] for column in found], lines) for part in range(4)]
        cells = zip(_across(texts, lines), *met, strict=True)
        for number, (line, each) in enumerate(zip(lines, cells, strict=True), first):
            yield self._row(number, line, each, is_plain=is_plain)

    def _row(self, number: int, line: Line, cells: tuple[Any, ...], *, is_plain: bool) -> Row:
        """A row: its cells, then what they say together."""
        names = self._names
        texts, met, written, told, notes = cells
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
        return Row(number, line.number, raw, line.cells, values, sure, states, diagnoses)

    def _states(self, told: tuple[CellState, ...]) -> Mapping[str, CellState]:
        """The states of the columns, which rows share: there are few different ones."""
        if told not in self._shared:
            if len(self._shared) >= _MOST_KEPT:
                self._shared.clear()
            self._shared[told] = dict(zip(self._names, told, strict=True))
        return self._shared[told]

    def _texts(self, lines: list[tuple[str, ...]]) -> list[list[str]]:
        """The texts of each official column; the cells that a short line lacks are empty."""
        if min(map(len, lines)) < self._width:
            lines = [(*cells, *[""] * (self._width - len(cells))) for cells in lines]
        return [[cells[position] for cells in lines] for position in self._positions]

    def _column(self, place: int, texts: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
        """The values of a column, its texts as the norm writes them, its states, its notes."""
        find = self._known[place].get if _are_plain(texts) else self._find(place)
        found = list(map(find, texts))
        if not all(found):
            found = [
                each or find(text) or self._learnt(place, text)
                for each, text in zip(found, texts, strict=True)
            ]
        return tuple(zip(*cast("Sequence[_Known]", found), strict=True))

    def _find(self, place: int) -> Callable[[str], _Known | None]:
        """What is known of a plain text of a column, among cells that a spreadsheet typed."""
        known = self._known[place]
        return lambda text: known.get(text) if type(text) is str else None

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


def _are_plain(texts: Iterable[str]) -> bool:
    return set(map(type, texts)) == {str}


def _across(columns: Sequence[Sequence[Any]], lines: Sequence[Line]) -> Iterator[tuple[Any, ...]]:
    """What each line has in these columns: nothing, where a file has no official column."""
    return iter(zip(*columns, strict=True)) if columns else repeat((), len(lines))


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
