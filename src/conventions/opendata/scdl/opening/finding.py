r"""Find the header: the sheet and the line that name the most columns (T09).

>>> lines = (Line(1, ("Subventions 2020", "")), Line(2, ("Nom du bénéficiaire", "montant")))
>>> find((Grid("Feuil1", lines),)).at
1
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from conventions.opendata.scdl.grids import Grid, Line
from conventions.opendata.scdl.opening.kinds import Refused
from conventions.opendata.scdl.opening.names import official

_LOOKED_AT: Final = 60
ENOUGH: Final = 5
"""How many columns a line names that is surely a header."""


_MOST_NAMES: Final = 1_000
_TOO_WIDE: Final = "ligne de plus de 1 000 cellules remplies : vérifiez le séparateur et les fins de ligne"


def check_width(grids: Sequence[Grid]) -> None:
    """Refuse a table whose header, wherever it is, may have more names than anyone can tell apart.

    :raises Refused: for a line of more than a thousand cells that are filled, where a header is looked for.
    """
    for grid in grids:
        for _, line in _written(grid):
            if len(line.cells) > _MOST_NAMES < sum(1 for cell in line.cells if cell.strip()):
                raise Refused(_TOO_WIDE)


class Found(NamedTuple):
    """A line of a grid, and how many official columns it names; ``at`` is None where no line is a header."""

    grid: Grid
    at: int | None
    named: int


def find(grids: Sequence[Grid]) -> Found:
    """The header, among the 60 first lines of each sheet.

    Where nothing is recognised, the first written line of the longest sheet is the header, unless it holds a
    number: the file then has no header.
    """
    best = max((best_in(grid) for grid in grids), key=lambda found: found.named)
    return best if best.named else _unnamed(max(grids, key=lambda grid: len(grid.lines)))


def best_in(grid: Grid) -> Found:
    """The line that names the most; under one that names enough, only the next is looked at."""
    best = Found(grid, None, 0)
    for index, line in _written(grid):
        is_enough = best.named >= ENOUGH
        named = named_in(line)
        if named > best.named:
            best = Found(grid, index, named)
        if is_enough:
            break
    return best


def _written(grid: Grid) -> Iterator[tuple[int, Line]]:
    return ((at, line) for at, line in enumerate(islice(grid.lines, _LOOKED_AT)) if not line.is_blank)


def named_in(line: Line) -> int:
    """How many columns a line names, if it does nothing but naming."""
    filled = [cell for cell in line.cells if cell.strip()]
    if any(map(_is_number, filled)):
        return 0
    columns = {official(cell).column for cell in filled} - {None}
    return len(columns) if len(columns) > 1 or len(filled) == 1 else 0


def _unnamed(grid: Grid) -> Found:
    index, line = next(_written(grid), (None, Line(0, ())))
    return Found(grid, None if any(map(_is_number, line.cells)) else index, 0)


def _is_number(cell: str) -> bool:
    """Whether a cell holds a number, a year apart: some columns are named so."""
    text = cell.strip()
    year = len(text) == 4 and text.isdecimal()
    return any(map(str.isdecimal, text)) and not any(map(str.isalpha, text)) and not year
