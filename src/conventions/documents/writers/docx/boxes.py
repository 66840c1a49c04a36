"""The boxes where people sign, side by side: a grid without lines, read box after box."""

from __future__ import annotations

from typing import Any, Final

from conventions.documents.tree import Line, Signatures
from conventions.documents.writers.docx.grids import ROOM, Grid, add_cell, add_grid, add_row, end_grid
from conventions.documents.writers.docx.nodes import Setting, add_paragraph

_HEIGHT: Final = 1985
"""Three and a half centimetres: the names, a signature and a stamp."""


def add_signatures(root: Any, block: Signatures) -> None:
    """Add the boxes, two or three on a row; one alone is at the right, where French acts are signed."""
    if not block.boxes:
        return
    # Nobody signs a page where nothing is said: what comes before goes along, and is always a paragraph.
    root[-1].get_or_add_pPr().keepNext_val = True
    add_paragraph(root, (), Setting("AvantSignatures"))
    beside = _beside(len(block.boxes))
    width = ROOM // max(beside, 2)
    grid = add_grid(root, Grid((width,) * beside, "Signatures", right=beside == 1))
    for begin in range(0, len(block.boxes), beside):
        row = add_row(grid, height=_HEIGHT)
        for rank in range(begin, begin + beside):
            _add_box(add_cell(row, width), block.boxes[rank] if rank < len(block.boxes) else ())
    end_grid(root)


def _beside(count: int) -> int:
    """How many boxes stand on a row: four are two and two.

    >>> [_beside(count) for count in (1, 2, 3, 4, 5, 6)]
    [1, 2, 3, 2, 3, 3]
    """
    return 2 if count == 4 else min(count, 3)


def _add_box(cell: Any, lines: tuple[Line, ...]) -> None:
    for line in lines or ((),):
        add_paragraph(cell, line, Setting("Signataire"))
