"""The text of a document, whatever its format: what every writer has to hold, in this order.

>>> from conventions.documents.blocks import items, paragraph
>>> from conventions.documents.tree import Paper, Part
>>> list(texts(Paper("note", "Titre", (Part("corps", (items(["un", "deux"]), paragraph("Fin."))),))))
['Titre', 'un', 'deux', 'Fin.']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conventions.documents.blocks import text_of
from conventions.documents.tree import Block, Heading, Items, Line, Paper, Paragraph, Table


def texts(paper: Paper) -> Iterator[str]:
    """Its lines: title, subtitle, then those of each block; no number of page, no mark of a list."""
    yield paper.title
    if paper.subtitle:
        yield paper.subtitle
    for block in paper.blocks:
        yield from texts_of(block)


def texts_of(block: Block) -> Iterator[str]:
    """The lines of a block; of a table its caption, titles, rows and total, cell by cell."""
    return filter(None, _texts(block))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield text_of(block.line)
        case Items():
            for item in block.items:
                for inner in item:
                    yield from _texts(inner)
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns)
            yield from _of_lines(block.rows)
            yield from _of_lines([block.total or ()])
        case _:
            yield from _of_lines(block.boxes)


def _of_lines(groups: Iterable[Iterable[Line]]) -> Iterator[str]:
    return (text_of(line) for group in groups for line in group)
