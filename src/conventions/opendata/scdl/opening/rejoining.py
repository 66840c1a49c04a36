r"""Put together a row that was cut where a text has a line end without quotes (T08, T43).

>>> names = ("nature", "objet", "montant", "dateConvention")
>>> rejoined((Line(2, ("aide", "un")), Line(3, ("deux", "1", "2020-01-01"))), names).data[0].cells
('aide', 'un\ndeux', '1', '2020-01-01')
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.opening.aligning import Names
from conventions.opendata.scdl.opening.fitting import TEXTS, fits

_MOST_PIECES: Final = 20
_PROOFS: Final = 2
_REASON: Final = "passage à la ligne sans guillemets : lignes remises ensemble"


class Rejoined(NamedTuple):
    """The rows, whole."""

    data: tuple[Line, ...]
    diagnoses: tuple[Diagnosis, ...]


def rejoined(data: tuple[Line, ...], names: Names) -> Rejoined:
    """The rows, those that were cut being one again.

    Lines too short are the pieces of a row when they have together as many cells as there are columns, each in a
    column that it fits, two at least of the last piece being no free text.
    """
    if all(len(line.cells) >= len(names) for line in data):
        return Rejoined(data, ())
    rows: list[Line] = []
    noted: list[Diagnosis] = []
    at = 0
    while at < len(data):
        row, taken = _row(data, at, names)
        rows.append(row)
        at += taken
        if taken > 1:
            noted.append(_noted(row, len(rows), names))
    return Rejoined(tuple(rows), tuple(noted))


def _noted(row: Line, number: int, names: Names) -> Diagnosis:
    at = next(at for at, cell in enumerate(row.cells) if "\n" in cell)
    return Diagnosis("T08", Severity.WARNED, row.number, number, names[at], row.cells[at], _REASON)


def _row(data: Sequence[Line], at: int, names: Names) -> tuple[Line, int]:
    cells = data[at].cells
    taken = 1
    while len(cells) < len(names) and taken < _MOST_PIECES and at + taken < len(data):
        more = data[at + taken].cells
        if len(more) >= len(names):
            break
        cells = (*cells[:-1], f"{cells[-1]}\n{more[0]}", *more[1:])
        taken += 1
        if len(cells) == len(names) and _is_whole(cells, len(more), names):
            return data[at]._replace(cells=cells), taken
    return data[at], 1


def _is_whole(cells: Sequence[str], last: int, names: Names) -> bool:
    """Whether the cells are those of one row: a text is cut, and what follows it is where it must be."""
    if not all(map(fits, names, cells)):
        return False
    cut = len(cells) - last
    rest = zip(names[cut + 1 :], cells[cut + 1 :], strict=True)
    proofs = sum(name is not None and name not in TEXTS and bool(cell.strip()) for name, cell in rest)
    return names[cut] in TEXTS and proofs >= _PROOFS
