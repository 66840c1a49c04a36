"""Tables with their caption above, whose titles come back on each page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from conventions.documents.tree import Line, Run, Table
from conventions.documents.writers.docx.grids import ROOM, Grid, add_cell, add_grid, add_row, end_grid
from conventions.documents.writers.docx.nodes import Setting, add_paragraph
from conventions.documents.writers.docx.widths import widths
from conventions.french import NBSP

_NARROWEST: Final = 2268


def add_table(root: Any, table: Table, margin: int) -> None:
    """Add a table, its caption and the space after it, at a margin in twips."""
    if table.caption:
        add_paragraph(root, (Run(table.caption),), Setting("Caption", margin=margin))
    if not table.columns:
        return
    columns, dense = widths(table, max(ROOM - margin, _NARROWEST))
    grid = Grid(columns, table.caption, _described(table), "Tableau", margin, total=table.total is not None)
    rows = _Rows(add_grid(root, grid), table, columns, "Dense" if dense else "")
    rows.add([(Run(column.title),) for column in table.columns], "Colonne", titles=True)
    last = len(table.rows) - 1 if table.total is not None else None
    for rank, row in enumerate(table.rows):
        rows.add(row, "Cellule", kept=rank == last)
    if table.total is not None:
        rows.add(table.total, "Total")
    end_grid(root)


def _described(table: Table) -> str:
    return f"Colonnes{NBSP}: {', '.join(column.title for column in table.columns)}"


class _Rows:
    """The rows of a table, as they are added."""

    def __init__(self, element: Any, table: Table, columns: Sequence[int], size: str) -> None:
        self._element = element
        self._settings = [
            (width, column.number) for width, column in zip(columns, table.columns, strict=True)
        ]
        self._size = size

    def add(self, cells: Sequence[Line], style: str, *, titles: bool = False, kept: bool = False) -> None:
        row = add_row(self._element, titles=titles)
        for cell, (width, number) in zip(cells, self._settings, strict=True):
            add_paragraph(add_cell(row, width), cell, Setting(style + self._size, right=number, kept=kept))
