"""Judge the rows of a file, column by column: whole columns are cleared at once, suspects one by one."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import compress, count
from operator import not_
from typing import TYPE_CHECKING, Final, NamedTuple

from conventions.law.published import Verdict, checks_of, fields, groups_of
from conventions.opendata.scdl.validation.faults import FileFault
from conventions.opendata.scdl.validation.suspects import filter_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conventions.law.published import FieldCheck
    from conventions.opendata.scdl.validation.records import Chunk
    from conventions.opendata.scdl.validation.structure import Header
    from conventions.opendata.scdl.validation.suspects import Suspects

    _Found = tuple[int, int, str, Verdict]
    _Columns = tuple[tuple[str, ...], ...]

_BLANK = Verdict("blank_row", "la ligne est vide : la supprimer")
_MISSING = Verdict("missing_cell", "autant de cellules que de colonnes : celle-ci manque")
_EXTRA = Verdict("extra_cell", "autant de cellules que de colonnes : celle-ci est de trop")


_REMEMBERED: Final = 1024
_LONG: Final = 80


class _Checked(NamedTuple):
    """A column that is checked: its place (from 0), its name, what judges a text, what finds suspects."""

    position: int
    name: str
    judged: Callable[[str], Verdict | None]
    suspects: Suspects


class Checker:
    """The checks of a version, at the places that a header gives; it goes from chunk to chunk of a file."""

    def __init__(self, header: Header, version: str) -> None:
        self._width = header.width
        self._positions = sorted(header.positions.values())
        self._names = {position: name for name, position in header.positions.items()}
        self._checked = tuple(_checked(header.positions, version))
        places = header.positions
        self._groups = [
            ([places[name] for name in group.names if name in places], group.verdict)
            for group in groups_of(version)
            if places.keys() & set(group.names)
        ]

    def faults(self, chunk: Chunk, before: int) -> list[FileFault]:
        """The faults of a chunk in the order of the file; ``before`` records come before it."""
        even = set(map(len, chunk.rows)) <= {self._width}
        columns = tuple(zip(*(chunk.rows if even else self._squared(chunk.rows)), strict=True))
        if not columns:
            return []
        found = self._of_cells(columns)
        if not even:
            found = self._uneven(chunk.rows, found)
        found = [*self._without_blank(columns, found), *self._of_groups(columns)]
        found.sort()
        return self._placed(chunk, before + 1, found)

    def _of_cells(self, columns: _Columns) -> list[_Found]:
        found = []
        for position, _, judged, suspects in self._checked:
            column = columns[position]
            for index in suspects(column):
                text = column[index]
                if verdict := judged(text):
                    found.append((index, position, text, verdict))
        return found

    def _squared(self, rows: Sequence[list[str]]) -> Sequence[list[str]]:
        """Rows that are too short are filled, those too long are cut."""
        width = self._width
        return [[*row[:width], *[""] * (width - len(row))] for row in rows]

    def _uneven(self, rows: Sequence[list[str]], found: list[_Found]) -> list[_Found]:
        """What is said of the cells that are not there takes the place of what they lack."""
        lengths = list(map(len, rows))
        kept = [each for each in found if each[1] < lengths[each[0]]]
        for index, row in enumerate(rows):
            kept += [(index, place, "", _MISSING) for place in self._positions if place >= len(row)]
            kept += [(index, place, text, _EXTRA) for place, text in enumerate(row[self._width :], self._width)]
        return kept

    def _without_blank(self, columns: _Columns, found: list[_Found]) -> list[_Found]:
        """A blank row is told once, and its cells are not."""
        blank = set(_empty([columns[position] for position in self._positions]))
        if not blank:
            return found
        kept = [each for each in found if each[0] not in blank]
        return [*kept, *((index, -2, "", _BLANK) for index in blank)]

    def _of_groups(self, columns: _Columns) -> Iterator[_Found]:
        for places, verdict in self._groups:
            rows = _empty([columns[place] for place in places])
            yield from ((index, -1, "", verdict) for index in rows)

    def _placed(self, chunk: Chunk, first: int, found: list[_Found]) -> list[FileFault]:
        """The tuples are made without the call of the class, which files full of faults would feel."""
        make, names, line = tuple.__new__, self._names, chunk.line
        return [
            make(
                FileFault,
                (
                    verdict[2],
                    verdict[0],
                    line(index),
                    first + index,
                    names.get(position),
                    position + 1 if position >= 0 else None,
                    text,
                    verdict[1],
                    (),
                ),
            )
            for index, position, text, verdict in found
        ]


def _empty(columns: Sequence[Sequence[str]]) -> Iterator[int]:
    """The rows that have nothing in any of the columns; none where there is no column."""
    if not columns or "" not in columns[0]:
        return
    for index in compress(count(), map(not_, columns[0])):
        if not any(column[index] for column in columns):
            yield index


def _checked(positions: Mapping[str, int], version: str) -> Iterator[_Checked]:
    by_name = {field.name: field for field in fields(version)}
    for check in checks_of(version):
        if check.name in positions:
            judged = _remembering(check)
            yield _Checked(positions[check.name], check.name, judged, filter_of(by_name[check.name], judged))


def _remembering(check: FieldCheck) -> Callable[[str], Verdict | None]:
    """Files repeat their faults; long texts are not kept."""
    judged = partial(check.verdict, as_schema=True)
    known = lru_cache(_REMEMBERED)(judged)
    return lambda text: known(text) if len(text) < _LONG else judged(text)
