"""Paragraphs and tables of plain characters, within a number of columns; the tone of a line is the terminal's."""

from __future__ import annotations

from conventions.cli.terminal import Line
from conventions.plain import GAP, Column, Row, indented, table, wrap

__all__ = ["GAP", "Column", "Row", "paragraph", "table", "wrap"]


def paragraph(
    text: str, columns: int, first: str = "", rest: str | None = None, tone: str = ""
) -> list[Line]:
    """A text cut at its plain spaces; ``first`` starts the first line, ``rest`` (blanks if None) the others.

    >>> paragraph("un deux trois", 10, "- ")
    ['- un deux', '  trois']
    """
    return [Line(line, tone) for line in indented(text, columns, first, rest)]
