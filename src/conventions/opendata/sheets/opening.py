r"""Open a table within bounds: its sheets, its lines, its cells, whatever its encoding and its delimiter.

>>> tables = open_tables(b"compte;libelle\n65748;Subventions\n", "budget.csv")
>>> tables.kind, tables.grids[0].lines[1].cells
('csv', ('65748', 'Subventions'))
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from conventions.opendata.scdl.grids import Source
from conventions.opendata.scdl.sources import open_source
from conventions.opendata.sheets.refusals import TableError

MOST_BYTES: Final = 128 << 20
MOST_LINES: Final = 1_000_000
_CUT: Final = "découpez-le, ou n’exportez que l’exercice qu’il vous faut"


def content_of(source: Path | str | bytes) -> tuple[bytes, str]:
    """The bytes of a file and its name, which bytes alone have not.

    :raises TableError: ``too_big``, for more than 128 Mio.
    :raises OSError: for a path that cannot be read.

    >>> content_of(b"a;b")
    (b'a;b', '')
    """
    if isinstance(source, bytes):
        data, name = source, ""
    else:
        with Path(source).open("rb") as stream:
            data, name = stream.read(MOST_BYTES + 1), Path(source).name
    if len(data) > MOST_BYTES:
        raise _too_big(f"plus de {MOST_BYTES >> 20} Mio")
    return data, name


def open_tables(data: bytes, name: str) -> Source:
    """The sheets of a workbook, or the one table of a CSV.

    :raises TableError: ``not_table`` or ``too_big``.
    :raises ConventionsError: for a workbook, where the extra ``xlsx`` is missing.
    """
    source = open_source(data, name)
    if not source.grids:
        raise TableError(
            "not_table", source.diagnoses[0].reason, way_out="donnez un tableau CSV, XLSX, XLS ou ODS"
        )
    if sum(len(grid.lines) for grid in source.grids) > MOST_LINES:
        raise _too_big(f"plus de {MOST_LINES} lignes")
    return source


def _too_big(met: str) -> TableError:
    return TableError("too_big", "fichier trop grand", met=met, way_out=_CUT)


def texts_at(cells: tuple[str, ...], places: Iterable[int]) -> list[str]:
    """The cells at these places, those that a short line lacks being empty.

    >>> texts_at(("a", "b"), (1, 4))
    ['b', '']
    """
    return [cells[place] if place < len(cells) else "" for place in places]
