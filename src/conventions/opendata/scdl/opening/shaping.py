r"""The lines under a header: those that are data, and each cell of them in its column (T07, T08).

>>> shaped((Line(2, ("A", "1", "", "")),), ("nomAttribuant", "montant"), ";").data[0].cells
('A', '1')
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.grids import Grid, Line
from conventions.opendata.scdl.opening.aligning import Names, aligned, unshifted
from conventions.opendata.scdl.opening.finding import ENOUGH, named_in
from conventions.opendata.scdl.opening.names import official
from conventions.opendata.scdl.opening.rejoining import rejoined
from conventions.opendata.scdl.records import Ignored

_AGAIN: Final = "en-tête répété"


class Sorted(NamedTuple):
    """The lines of data, those that are not, and what was noticed."""

    data: tuple[Line, ...]
    ignored: tuple[Ignored, ...]
    diagnoses: tuple[Diagnosis, ...]


class Shaped(NamedTuple):
    """The rows, their cells in their columns."""

    data: tuple[Line, ...]
    diagnoses: tuple[Diagnosis, ...]


def sorted_lines(grid: Grid, index: int | None) -> Sorted:
    """The lines under the header: neither blank nor the header again; the others are listed, with why.

    The first of them may be the header again by other names: its titles, then its names.
    """
    begin = 0 if index is None else index + 1
    header = grid.lines[index].cells if index is not None else ()
    below = grid.lines[begin:]
    reasons = {line.number: reason for line in below if (reason := _why_not(line, header))}
    if header and below and named_in(below[0]) >= ENOUGH:
        reasons[below[0].number] = _AGAIN
    data = [line for line in below if line.number not in reasons]
    if data and len(data[-1].cells) == 1 < len(header) - 1:
        reasons[data.pop().number] = "dernière ligne d’un seul champ"
    above = (Ignored(grid.sheet, line, _above(line)) for line in grid.lines[: index or 0])
    under = [(line, reasons[line.number]) for line in below if line.number in reasons]
    noted = tuple(_noted(line, reason) for line, reason in under)
    return Sorted(tuple(data), (*above, *(Ignored(grid.sheet, *each) for each in under)), noted)


def _why_not(line: Line, header: tuple[str, ...]) -> str | None:
    if line.is_blank:
        return "ligne vide"
    return _AGAIN if line.cells == header else None


def _above(line: Line) -> str:
    return "ligne vide" if line.is_blank else "titre, avant l’en-tête"


def _noted(line: Line, reason: str) -> Diagnosis:
    raw = next(filter(str.strip, line.cells), "")
    return Diagnosis("T08", Severity.REPAIRED, line.number, None, None, raw, reason)


def shaped(data: tuple[Line, ...], names: Sequence[str], delimiter: str | None) -> Shaped:
    """Every row with as many cells as there are columns.

    One that was cut at a line end is put together. Blank cells at its end are taken off; one that has too many
    cells is put back in its columns where there is one way (T07), else what is doubtful stays together; one that
    has too few is told.
    """
    columns = tuple(official(name).column for name in names)
    whole = rejoined(data, columns)
    rows, noted = [], [*whole.diagnoses]
    for number, line in enumerate(whole.data, 1):
        row = line
        if len(line.cells) != len(columns):
            row, told = _resized(line, number, columns, delimiter or ",")
            noted.extend(told)
        elif delimiter == "," and (cells := unshifted(line.cells, columns)):
            row = line._replace(cells=cells)
            reason = "montant coupé à la virgule, et une autre cellule manque"
            noted.append(_told(row, number, columns.index("montant"), columns, reason))
        rows.append(row)
    return Shaped(tuple(rows), tuple(noted))


def _resized(line: Line, number: int, columns: Names, delimiter: str) -> tuple[Line, list[Diagnosis]]:
    width = len(columns)
    if not any(map(str.strip, line.cells[width:])):
        cells = (*line.cells[:width], *[""] * (width - len(line.cells)))
        return line._replace(cells=cells), list(_short(line, number, width))
    found = aligned(line.cells, columns, delimiter)
    kept = line._replace(cells=found.cells)
    changed = next(at for at, cell in enumerate(found.cells) if cell != line.cells[at])
    if not found.sure:
        reason = f"{len(line.cells)} champs pour {width} colonnes : mettez le texte entre guillemets"
        return kept, [_told(kept, number, changed, columns, reason)]
    at = columns.index("montant") if found.amount else changed
    reason = f"« {delimiter} » sans guillemets : cellules remises dans leur colonne"
    code = "T07" if found.amount else "T08"
    told = _told(kept, number, at, columns, reason)
    return kept, [told._replace(code=code, severity=Severity.WARNED, reading=found.cells[at])]


def _told(row: Line, number: int, at: int, columns: Names, reason: str) -> Diagnosis:
    return Diagnosis("T07", Severity.ERROR, row.number, number, columns[at], row.cells[at], reason)


def _short(line: Line, number: int, width: int) -> Iterator[Diagnosis]:
    if len(line.cells) < width:
        met = len(line.cells)
        reason = f"{met} champ{'s' * (met > 1)} pour {width} colonnes : les derniers manquent"
        raw = line.cells[-1]
        yield Diagnosis("T08", Severity.WARNED, line.number, number, None, raw, reason)
