"""What tables and boxes of signatures are made of: a grid of fixed columns, rows that no page cuts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from conventions.documents.writers.docx.nodes import Setting, add_paragraph, node
from conventions.documents.writers.docx.properties import shortened

ROOM: Final = 9298
"""The width of the text of a page, in twips: 16,4 cm, as in ``parts/document.xml``."""


class Grid(NamedTuple):
    """How a grid is set: its columns and its margin in twips, and what those who do not see it are told."""

    columns: Sequence[int]
    caption: str
    description: str = ""
    style: str | None = None
    margin: int = 0
    right: bool = False
    total: bool = False


def add_grid(root: Any, grid: Grid) -> Any:
    """The element of a new grid, without rows."""
    table = node(root, "tbl")
    properties = node(table, "tblPr")
    if grid.style:
        node(properties, "tblStyle", val=grid.style)
    node(properties, "tblW", w=sum(grid.columns), type="dxa")
    if grid.right:
        node(properties, "jc", val="right")
    if grid.margin:
        node(properties, "tblInd", w=grid.margin, type="dxa")
    node(properties, "tblLayout", type="fixed")
    if grid.style:
        _look(properties, total=grid.total)
    node(properties, "tblCaption", val=shortened(grid.caption))
    if grid.description:
        node(properties, "tblDescription", val=shortened(grid.description))
    columns = node(table, "tblGrid")
    for column in grid.columns:
        node(columns, "gridCol", w=column)
    return table


def _look(properties: Any, *, total: bool) -> None:
    """Titles above and at the left, for screen readers too; the last row is apart where it is a total."""
    node(
        properties,
        "tblLook",
        val="06E0" if total else "06A0",
        firstRow=1,
        lastRow=int(total),
        firstColumn=1,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def add_row(table: Any, *, titles: bool = False, height: int = 0) -> Any:
    """A row that no page cuts; ``titles`` come back on each page, ``height`` is the least, in twips."""
    row = node(table, "tr")
    properties = node(row, "trPr")
    node(properties, "cantSplit")
    if height:
        node(properties, "trHeight", val=height, hRule="atLeast")
    if titles:
        node(properties, "tblHeader")
    return row


def add_cell(row: Any, width: int) -> Any:
    """A cell so wide, without text: Word wants a paragraph in it."""
    cell = node(row, "tc")
    node(node(cell, "tcPr"), "tcW", w=width, type="dxa")
    return cell


def end_grid(root: Any) -> None:
    """The space after a grid, without which Word takes the next one for its continuation."""
    add_paragraph(root, (), Setting("ApresTableau"))
