r"""Find the header of a file, the official column that each name stands for, and the lines of data under it.

>>> from conventions.opendata.scdl.sources import open_source
>>> header = find_header(open_source(b"Subventions 2020\nnom attribuant,montant,nature\nA,24 975,00,aide\n", ""))
>>> header.line, header.data[0].cells
(2, ('A', '24 975,00', 'aide'))
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.grids import Grid, Line, Source
from conventions.opendata.scdl.opening.columns import Columns, columns_of, differing
from conventions.opendata.scdl.opening.finding import ENOUGH, Found, best_in, find
from conventions.opendata.scdl.opening.placing import odd_cells, placed_in_rows, told_once
from conventions.opendata.scdl.opening.shaping import shaped, sorted_lines
from conventions.opendata.scdl.records import Column, Ignored

_NO_HEADER: Final = "feuille sans l’en-tête des données"
_UNREAD: Final = "autre feuille de données, qui n’est pas lue"
_NO_NAME: Final = "aucune colonne de la norme n’est reconnue : vérifiez l’en-tête"


class Header(NamedTuple):
    """Where the header is, its columns, the lines of data under it, what was left aside and noticed."""

    sheet: str | None
    line: int | None
    columns: tuple[Column, ...]
    data: tuple[Line, ...]
    ignored: tuple[Ignored, ...]
    diagnoses: tuple[Diagnosis, ...]


def find_header(source: Source) -> Header:
    """The header of a file, wherever it is, and its data, each cell in its column."""
    if not any(not line.is_blank for grid in source.grids for line in grid.lines):
        return _empty(source)
    found = find(source.grids)
    sheet, lines = found.grid.sheet, found.grid.lines
    names = lines[found.at].cells if found.at is not None else _no_names(lines)
    line = lines[found.at].number if found.at is not None else None
    kept = sorted_lines(found.grid, found.at)
    rows = shaped(kept.data, names, source.delimiter)
    columns = columns_of(names, rows.data, line)
    told = tuple(column.official or column.written for column in columns.columns)
    placed = tuple(placed_in_rows(found.grid.diagnoses, rows.data, told, whole=lines))
    odd = (each for row, one in _odd(found.grid, rows.data) for each in odd_cells(one, told, row))
    noted = (
        *_told_of_sheets(source.grids, found),
        *placed,
        *_told_of_header(found, columns, line),
        *kept.diagnoses,
        *rows.diagnoses,
        *differing(columns.columns, rows.data),
        *told_once(odd, placed),
    )
    ignored = (*_other_sheets(source.grids, found), *kept.ignored)
    return Header(sheet, line, columns.columns, rows.data, ignored, noted)


def _odd(grid: Grid, data: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    return iter(()) if grid.plain else enumerate(data, 1)


def _empty(source: Source) -> Header:
    """The header of a file where nothing is written, or that could not be opened."""
    ignored = tuple(Ignored(grid.sheet, None, "feuille vide") for grid in source.grids)
    told = tuple(each for grid in source.grids for each in grid.diagnoses)
    if source.grids:
        told = (
            *told,
            Diagnosis("T00", Severity.ERROR, None, None, None, "", "rien n’est écrit dans le fichier"),
        )
    return Header(None, None, (), (), ignored, told)


def _no_names(lines: Sequence[Line]) -> tuple[str, ...]:
    return ("",) * max(len(line.cells) for line in lines)


def _told_of_header(found: Found, columns: Columns, line: int | None) -> tuple[Diagnosis, ...]:
    if not found.named:
        return (Diagnosis("T10", Severity.ERROR, line, None, None, "", _NO_NAME),)
    if not found.at:
        return columns.diagnoses
    above = f"en-tête à la ligne {line} : {found.at} ligne{'s' * (found.at > 1)} au-dessus"
    return (Diagnosis("T09", Severity.REPAIRED, line, None, None, "", above), *columns.diagnoses)


def _other_sheets(grids: Sequence[Grid], found: Found) -> Iterator[Ignored]:
    for grid in grids:
        if grid is not found.grid:
            blank = all(line.is_blank for line in grid.lines)
            reason = _UNREAD if _has_data(grid) else _NO_HEADER
            yield Ignored(grid.sheet, None, "feuille vide" if blank else reason)


def _has_data(grid: Grid) -> bool:
    """Whether a sheet that is not read has rows of data too, under a header of its own."""
    found = best_in(grid)
    return found.named >= ENOUGH and bool(sorted_lines(grid, found.at).data)


def _told_of_sheets(grids: Sequence[Grid], found: Found) -> Iterator[Diagnosis]:
    others = [(grid.sheet, _has_data(grid)) for grid in grids if grid is not found.grid]
    aside = ", ".join(f"« {name} »" for name, has_data in others if not has_data)
    unread = ", ".join(f"« {name} »" for name, has_data in others if has_data)
    if aside:
        told = f"feuilles laissées de côté : {aside}"
        yield Diagnosis("T09", Severity.REPAIRED, None, None, None, "", told)
    if unread:
        told = f"feuilles de données qui ne sont pas lues : {unread} ; donnez-les dans d’autres fichiers"
        yield Diagnosis("T09", Severity.ERROR, None, None, None, "", told)
