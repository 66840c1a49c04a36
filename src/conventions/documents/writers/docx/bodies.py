"""The body of a document: each block as Word has it, in lists as deep as they come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from conventions.documents.blocks import text_of
from conventions.documents.tree import Block, Heading, Items, Paragraph, Role, Table
from conventions.documents.writers.docx.boxes import add_signatures
from conventions.documents.writers.docx.lists import Lists, margin_of
from conventions.documents.writers.docx.nodes import Mark, Setting, add_paragraph
from conventions.documents.writers.docx.tables import add_table

_STYLES: Final[Mapping[Role, str]] = {
    Role.VISA: "Visa",
    Role.GROUND: "Considerant",
    Role.DECISION: "Decision",
    Role.NOTE: "Note",
    Role.PLACE: "Lieu",
}


class Body:
    """Where blocks are added: the body and the numbering of a document of python-docx."""

    def __init__(self, root: Any, numbering: Any) -> None:
        self._root = root
        self._lists = Lists(numbering)

    def add(self, block: Block, depth: int = 0) -> None:
        """Add a block, below so many lists."""
        match block:
            case Heading() | Paragraph() if not text_of(block.line):
                pass
            case Heading() | Paragraph():
                self.write(block, margin=margin_of(depth), style=_style(block, depth))
            case Items():
                self._add_items(block, depth)
            case Table():
                add_table(self._root, block, margin_of(depth))
            case _:
                add_signatures(self._root, block)

    def write(
        self, block: Heading | Paragraph, *, style: str | None, mark: Mark | None = None, margin: int = 0
    ) -> None:
        """Add a paragraph in a style, empty or not."""
        add_paragraph(self._root, block.line, Setting(style, mark, margin))

    def _add_items(self, block: Items, depth: int) -> None:
        mark = self._lists.mark(depth, ordered=block.ordered)
        for item in block.items:
            first, others = _named(item)
            self.write(first, style=_style(first, depth + 1), mark=mark)
            for inner in others:
                self.add(inner, depth + 1)


def _named(item: tuple[Block, ...]) -> tuple[Heading | Paragraph, tuple[Block, ...]]:
    """The text that bears the mark of an item, and its other blocks."""
    if item and isinstance(item[0], Heading | Paragraph):
        return item[0], item[1:]
    return Paragraph(()), item


def _style(block: Heading | Paragraph, depth: int) -> str | None:
    if isinstance(block, Heading):
        return f"Heading{block.level}"
    return _STYLES.get(block.role, "ListParagraph" if depth else None)
