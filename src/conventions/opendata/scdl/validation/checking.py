"""Judge the rows of a file, column by column: whole columns are cleared at once, suspects one by one."""

from __future__ import annotations

from functools import partial
from itertools import compress, count
from operator import not_
from typing import TYPE_CHECKING, Final, NamedTuple

from conventions.law.published import Verdict, checks_of, fields, groups_of
from conventions.opendata.scdl.crossing.views import View
from conventions.opendata.scdl.validation import spreadsheets
from conventions.opendata.scdl.validation.faults import FileFault
from conventions.opendata.scdl.validation.suspects import filter_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conventions.law.published import FieldCheck
    from conventions.opendata.scdl.validation.records import Chunk
    from conventions.opendata.scdl.validation.structure import Header
    from conventions.opendata.scdl.validation.suspects import Suspects

    Judge = Callable[[str], Verdict | None]
    _Found = tuple[int, int, str, Verdict]
    _Columns = Sequence[Sequence[str]]

_BLANK = Verdict("blank_row", "la ligne est vide : la supprimer")
_MISSING = Verdict("missing_cell", "autant de cellules que de colonnes : celle-ci manque")
_EXTRA = Verdict("extra_cell", "autant de cellules que de colonnes : celle-ci est de trop")


_SIRET: Final = frozenset({"idAttribuant", "idBeneficiaire"})
_REMEMBERED: Final = 1024
_LONG: Final = 80


class Verdicts(dict[str, "Verdict | None"]):
    """The verdict on each text, looked for once: files repeat their faults. Long texts are not kept, nor are many."""

    def __init__(self, judged: Judge) -> None:
        super().__init__()
        self._judged = judged

    def __missing__(self, text: str) -> Verdict | None:
        verdict = self._judged(text)
        if len(text) < _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = verdict
        return verdict


class _Checked(NamedTuple):
    """A column that is checked: its place (from 0), the verdict on each text, what finds suspects."""

    position: int
    verdicts: Verdicts
    suspects: Suspects


class Checker:
    """The checks of a version, at the places that a header gives; it goes from chunk to chunk of a file."""

    def __init__(self, header: Header, version: str) -> None:
        self._width = header.width
        self.places = header.positions
        self._names = {position: name for name, position in header.positions.items()}
        self._checked = tuple(_checked(header.positions, version))
        self._groups = [
            ([self.places[name] for name in group.names if name in self.places], group.verdict)
            for group in groups_of(version)
            if self.places.keys() & set(group.names)
        ]

    def view(self, chunk: Chunk, before: int) -> View:
        """The rows of a chunk as columns; ``before`` records come before it.

        Rows that are too short are filled, those too long are cut.
        """
        rows, width = chunk.rows, self._width
        if not set(map(len, rows)) <= {width}:
            rows = [[*row[:width], *[""] * (width - len(row))] for row in rows]
        return View(self.places, chunk.rows, tuple(zip(*rows, strict=True)), before + 1, chunk.lines)

    def faults(self, view: View) -> list[FileFault]:
        """The faults of rows, in the order of the file."""
        found = self._of_cells(view.columns)
        if set(map(len, view.rows)) != {self._width}:
            found = self._uneven(view.rows, found)
        found = [*self._without_blank(view.columns, found), *self._of_groups(view.columns)]
        found.sort()
        return self._placed(view, found)

    def _of_cells(self, columns: _Columns) -> list[_Found]:
        found: list[_Found] = []
        for position, verdicts, suspects in self._checked:
            column = columns[position]
            found += [
                (index, position, text, verdict)
                for index in suspects(column)
                if (verdict := verdicts[text := column[index]])
            ]
        return found

    def _uneven(self, rows: Sequence[Sequence[str]], found: list[_Found]) -> list[_Found]:
        """What is said of the cells that are not there takes the place of what they lack."""
        lengths = list(map(len, rows))
        kept = [each for each in found if each[1] < lengths[each[0]]]
        for index, row in enumerate(rows):
            kept += [(index, place, "", _MISSING) for place in range(len(row), self._width)]
            kept += [
                (index, place, text, _EXTRA) for place, text in enumerate(row[self._width :], self._width)
            ]
        return kept

    def _without_blank(self, columns: _Columns, found: list[_Found]) -> list[_Found]:
        """A blank row is told once, and its cells are not."""
        blank = set(_empty(columns))
        if not blank:
            return found
        kept = [each for each in found if each[0] not in blank]
        return [*kept, *((index, -2, "", _BLANK) for index in blank)]

    def _of_groups(self, columns: _Columns) -> Iterator[_Found]:
        for places, verdict in self._groups:
            rows = _empty([columns[place] for place in places])
            yield from ((index, -1, "", verdict) for index in rows)

    def _placed(self, view: View, found: list[_Found]) -> list[FileFault]:
        """The tuples are made without the call of the class, which files full of faults would feel."""
        make, name, first = tuple.__new__, self._names.get, view.first
        lines: Sequence[int | None] = view.lines or [None] * len(view.rows)
        return [
            make(
                FileFault,
                (
                    verdict[2],
                    verdict[0],
                    lines[index],
                    first + index,
                    name(position),
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
            field = by_name[check.name]
            verdicts = Verdicts(_judging(check, is_siret=field.siret or field.name in _SIRET))
            yield _Checked(positions[check.name], verdicts, filter_of(field, verdicts.__getitem__))


def _judging(check: FieldCheck, *, is_siret: bool) -> Judge:
    judged = partial(check.verdict, as_schema=True)
    return (lambda text: spreadsheets.told(text, judged(text))) if is_siret else judged
