r"""Give each thing noticed in a text its row and its column, and notice what cells hold (T03, T04, T08).

>>> [each.column for each in odd_cells(Line(2, ("CÅ’UR", "a\nb")), ("objet", "nature"), 1)]
['objet', 'nature']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.opening.mending import SUSPECT, mended

_ODD: Final = re.compile("[\r\n" + "".join({sign[0] for sign in SUSPECT}) + "]")
_LOST: Final = "caractère perdu dans un mauvais décodage : corrigez le texte à la source"
_MENDED: Final = "texte abîmé par un mauvais décodage : vérifiez la proposition"


def odd_cells(line: Line, names: Sequence[str], row: int) -> Iterator[Diagnosis]:
    """What the cells of a row hold that no cell should: line ends, nulls, broken letters."""
    if not _ODD.search("".join(line.cells)):
        return
    for at, cell in enumerate(line.cells):
        name = names[at] if at < len(names) else None
        for code, severity, reason, readings in _noted(cell):
            yield Diagnosis(code, severity, line.number, row, name, cell, reason, None, readings)


def _noted(cell: str) -> Iterator[tuple[str, Severity, str, tuple[str, ...]]]:
    if "\n" in cell or "\r" in cell:
        yield "T08", Severity.REPAIRED, "passage à la ligne dans une cellule", ()
    if "\0" in cell:
        yield "T08", Severity.WARNED, "caractère nul dans une cellule", ()
    if "\ufffd" in cell:
        yield "T04", Severity.ERROR, _LOST, ()
    elif found := mended(cell):
        yield "T04", Severity.WARNED, _MENDED, (found,)


def placed_in_rows(
    noted: Sequence[Diagnosis], data: Sequence[Line], names: Sequence[str], *, whole: Sequence[Line]
) -> Iterator[Diagnosis]:
    """The same, each line being that of a row of data; a letter that is lost has the column of its cell."""
    rows = {line.number: row for row, line in enumerate(data, 1)}
    starts = [line.number for line in whole]
    for each in noted:
        start = starts[bisect_right(starts, each.line) - 1] if each.line else None
        row = rows.get(start) if start else None
        placed = each._replace(row=row)
        lost = each.code == "T03" and each.severity is Severity.ERROR
        yield _in_its_cell(placed, data[row - 1], names) if row and lost else placed


def told_once(noted: Iterable[Diagnosis], placed: Sequence[Diagnosis]) -> Iterator[Diagnosis]:
    """A letter lost when the file was decoded is not told again as one that was lost before (T03, T04)."""
    lost = {(each.row, each.column) for each in placed if each.code == "T03" and each.column}
    return (each for each in noted if each.code != "T04" or (each.row, each.column) not in lost)


def _in_its_cell(noted: Diagnosis, line: Line, names: Sequence[str]) -> Diagnosis:
    """The diagnosis of words, being that of the first cell that has one of them."""
    cells = ((name, cell) for name, cell in zip(names, line.cells, strict=False) if "\ufffd" in cell)
    name, cell = next(cells, (None, noted.raw))
    readings = tuple(_with_words(cell, noted.raw, reading) for reading in noted.readings)
    return noted._replace(column=name, raw=cell, readings=readings)


def _with_words(cell: str, broken: str, sound: str) -> str:
    for word, other in zip(broken.split(), sound.split(), strict=False):
        cell = cell.replace(word, other)
    return cell
