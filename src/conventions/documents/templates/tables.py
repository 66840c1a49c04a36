"""The tables of a text: a column of numbers is set to the right, a last row in bold is the total."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from conventions.documents.blocks import text_of
from conventions.documents.templates.inline import Piece, Words
from conventions.documents.templates.setting import set_in_type
from conventions.documents.tree import Column, Line, Style, Table

Cells = list[list[Piece]]


def table_of(node: SyntaxTreeNode, words: Words, caption: str) -> Table:
    """A table, under a caption."""
    head, *body = node.children
    titles = head.children[0]
    columns = tuple(
        Column(text_of(_line(pieces)), number="right" in str(cell.attrs.get("style", "")))
        for cell, pieces in zip(titles.children, _row(titles, words), strict=True)
    )
    rows = [_row(row, words) for each in body for row in each.children]
    total = rows.pop() if rows and _is_total(rows[-1]) else None
    return Table(
        caption,
        columns,
        tuple(tuple(map(_line, row)) for row in rows),
        tuple(map(_plain, total)) if total else None,
    )


def _row(row: SyntaxTreeNode, words: Words) -> Cells:
    return [_pieces(cell, words) for cell in row.children]


def _pieces(cell: SyntaxTreeNode, words: Words) -> list[Piece]:
    token = cell.children[0].token if cell.children else None
    return [piece for line in (words.lines_of(token) if token else []) for piece in line]


def _line(pieces: list[Piece]) -> Line:
    return set_in_type(pieces) if pieces else ()


def _plain(pieces: list[Piece]) -> Line:
    """A cell of the total: its style is that of the row."""
    return _line([piece._replace(style=Style.PLAIN) for piece in pieces])


def _is_total(row: Cells) -> bool:
    said = [piece for pieces in row for piece in pieces]
    return bool(said) and all(piece.style is Style.STRONG for piece in said)
