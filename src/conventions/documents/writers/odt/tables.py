"""Tables of an ODT, and the boxes of those who sign, which are one without lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from conventions.documents.tree import Column, Line, Signatures, Table
from conventions.documents.writers.odt.runs import paragraph
from conventions.documents.writers.odt.widths import FULL, Layout
from conventions.html import Html, tag

_BESIDE: Final = 3
"""How many boxes stand side by side at most: four make two rows of two."""


class Boxes(NamedTuple):
    """The boxes of those who sign, written, and the widths that they ask styles for."""

    markup: Html
    widths: tuple[int, ...]


def column_style(width: int) -> Html:
    """The style of the columns of a width, in hundredths of a millimetre.

    >>> "1.50mm" in column_style(150)
    True
    """
    size = f"{width // 100}.{width % 100:02}mm"
    properties = tag("style:table-column-properties", **{"style:column-width": size})
    named = {"style:name": f"Colonne{width}", "style:family": "table-column"}
    return tag("style:style", properties, **named)


def table(block: Table, layout: Layout, name: str) -> Html:
    """A table: its titles come again on each page, no row is cut."""
    titles = _row("CelluleTitre", layout, block.columns, (column.title for column in block.columns), "Titre")
    rows = [_row("Cellule", layout, block.columns, row, "Cellule") for row in block.rows]
    if block.total is not None:
        rows.append(_row("CelluleTotal", layout, block.columns, block.total, "Total"))
    return _table("Tableau", name, layout.widths, tag("table:table-header-rows", titles), *rows)


_NUMBERS: Final = {"Cellule": "Nombre", "Titre": "TitreNombre", "Total": "TotalNombre"}


def _row(
    cell: str, layout: Layout, columns: Iterable[Column], texts: Iterable[Line | str], style: str
) -> Html:
    words = (
        paragraph((_NUMBERS[style] if column.number else style) + layout.suffix, text)
        for column, text in zip(columns, texts, strict=True)
    )
    return _styled("table:table-row", "Rang", *(_cell(cell, each) for each in words))


def boxes(block: Signatures, name: str) -> Boxes:
    """The boxes of those who sign, side by side, in as many rows as it takes."""
    count = len(block.boxes)
    rows = -(-count // _BESIDE)
    beside = -(-count // rows)
    widths = (FULL // beside,) * beside
    lines = [block.boxes[at : at + beside] for at in range(0, count, beside)]
    return Boxes(_table("Signatures", name, widths, *(_signed(line, beside) for line in lines)), widths)


def _signed(line: tuple[tuple[Line, ...], ...], beside: int) -> Html:
    filled = (*line, *((),) * (beside - len(line)))
    cells = (_cell("CelluleSignature", *_box(box)) for box in filled)
    return _styled("table:table-row", "RangSignatures", *cells)


def _box(box: tuple[Line, ...]) -> Iterator[Html]:
    return (paragraph("Signature", line) for line in box or ((),))


def _table(style: str, name: str, widths: Iterable[int], *rows: Html) -> Html:
    columns = (_styled("table:table-column", f"Colonne{width}") for width in widths)
    return _styled("table:table", style, *columns, *rows, **{"table:name": name})


def _cell(style: str, *words: Html) -> Html:
    return _styled("table:table-cell", style, *words, **{"office:value-type": "string"})


def _styled(name: str, style: str, *content: Html, **attributes: str) -> Html:
    return tag(name, *content, **{"table:style-name": style}, **attributes)
