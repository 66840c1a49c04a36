"""A document as the values that the template of typst walks: lists, texts and numbers, as in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from conventions.documents.blocks import text_of
from conventions.documents.lines import texts_of
from conventions.documents.seals import seal
from conventions.documents.tree import (
    Block,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    Role,
    Signatures,
    Table,
)
from conventions.documents.writers.pdf.tables import look_of

_LEADING = (Role.DECISION, Role.PLACE)
"""Roles of paragraphs that mean nothing without what follows them: they stay on its page."""
_Values = dict[str, Any]


class Handed(NamedTuple):
    """What typst is given: what the properties of the file say, and what its pages show."""

    about: Mapping[str, Any]
    shown: Mapping[str, Any]
    day: date


def handed(paper: Paper) -> Handed:
    """The values of a document.

    >>> handed(Paper("note", "Titre", ())).day
    datetime.date(1980, 1, 1)
    """
    day = paper.dated
    title = paper.title.strip()
    about = {
        "title": title or paper.kind,
        "description": paper.subtitle,
        "authors": [paper.author] if paper.author else [],
        "keywords": [str(sealed)] if (sealed := seal(paper)) else [],
        "day": [day.year, day.month, day.day],
    }
    blocks = list(_blocks(paper.blocks, top=1 if title else 0))
    shown = {"title": title, "subtitle": paper.subtitle or "", "blocks": blocks}
    return Handed(about, shown, day)


def _blocks(blocks: Iterable[Block], *, top: int = 1) -> Iterator[_Values]:
    """The blocks that hold text; a title is one level at most below the one before: PDF/UA asks for it."""
    level = top
    for block in blocks:
        if not any(text.strip() for text in texts_of(block)):
            continue
        if isinstance(block, Heading):
            level = min(block.level + 1, level + 1)
            yield {"is": "heading", "level": level, "line": _line(block.line)}
        else:
            yield _block(block)


def _block(block: Paragraph | Items | Table | Signatures) -> _Values:
    match block:
        case Paragraph():
            leads = block.role in _LEADING
            return {"is": "paragraph", "role": block.role.value, "leads": leads, "line": _line(block.line)}
        case Items():
            items = [list(_blocks(item)) for item in block.items]
            return {"is": "items", "ordered": block.ordered, "items": items}
        case Table():
            return _table(block)
    boxes = [[_line(line) for line in box if text_of(line).strip()] for box in block.boxes]
    return {"is": "signatures", "boxes": boxes}


def _line(line: Line) -> list[list[str]]:
    return [[run.style.value, run.text] for run in line]


def _table(table: Table) -> _Values:
    look = look_of(table)
    return {
        "is": "table",
        "caption": table.caption,
        "titles": [column.title for column in table.columns],
        "numbers": [column.number for column in table.columns],
        "rows": [list(map(_line, row)) for row in table.rows],
        "total": None if table.total is None else list(map(_line, table.total)),
        **look._asdict(),
    }
