"""The text of an ODT, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from conventions.documents.blocks import text_of
from conventions.documents.tree import Block, Heading, Items, Paper, Paragraph, Role, Signatures, Table
from conventions.documents.writers.odt.lists import Entry, Piece, pieces
from conventions.documents.writers.odt.runs import paragraph, runs, styled
from conventions.documents.writers.odt.tables import boxes, table
from conventions.documents.writers.odt.widths import layout
from conventions.html import Html, tag

_STYLES: Final = {
    Role.BODY: "Text_20_body",
    Role.VISA: "Visa",
    Role.GROUND: "Considerant",
    Role.DECISION: "Dispositif",
    Role.NOTE: "Note",
    Role.PLACE: "Lieu_20_et_20_date",
}
_ALWAYS_KEPT: Final = frozenset({Role.DECISION, Role.PLACE})


class Body:
    """What is written of a paper: its text, and the widths of columns that its tables ask styles for.

    ``kept`` has the identities of the paragraphs that stay on the page of what follows.
    """

    def __init__(self, kept: frozenset[int] = frozenset()) -> None:
        self._kept = kept
        self.widths: set[int] = set()
        self.text = Html("")
        self._tables = 0

    @classmethod
    def of(cls, paper: Paper) -> Body:
        """The text of a paper.

        >>> print(Body.of(Paper("note", "Titre", ())).text)
        <office:text><text:p text:style-name="Title">Titre</text:p></office:text>
        """
        body = cls(frozenset(map(id, _before_signatures(paper.blocks))))
        head = [paragraph("Title", paper.title)]
        if paper.subtitle:
            head.append(paragraph("Subtitle", paper.subtitle))
        body.text = tag("office:text", *head, *map(body.block, paper.blocks))
        return body

    def block(self, block: Block) -> Html:
        """One block of the paper."""
        match block:
            case Items():
                return Html("".join(map(self._piece, pieces(block))))
            case Table():
                return self._table(block)
            case Signatures():
                return self._boxes(block)
        return self._words(block, "Text_20_body")

    def _piece(self, part: Piece | Block) -> Html:
        return self._list(part) if isinstance(part, Piece) else self.block(part)

    def _list(self, piece: Piece) -> Html:
        entries = (self._entry(entry, piece) for entry in piece.entries)
        return styled("text:list", "Numeros" if piece.ordered else "Puces", *entries)

    def _entry(self, entry: Entry, piece: Piece) -> Html:
        name = "text:list-header" if entry.rank is None else "text:list-item"
        goes_on = piece.ordered and entry.rank == piece.first > 1
        start = {"text:start-value": str(entry.rank)} if goes_on else {}
        parts = (
            self._list(part) if isinstance(part, Piece) else self._words(part, "Element")
            for part in entry.parts
        )
        return tag(name, *parts, **start)

    def _words(self, block: Heading | Paragraph, plain: str) -> Html:
        if not text_of(block.line):
            return Html("")
        if isinstance(block, Heading):
            level = {"text:outline-level": str(block.level)}
            return styled("text:h", f"Heading_20_{block.level}", runs(block.line), **level)
        style = plain if block.role is Role.BODY else _STYLES[block.role]
        is_kept = id(block) in self._kept and block.role not in _ALWAYS_KEPT
        return paragraph(f"{style}Garde" if is_kept else style, block.line)

    def _table(self, block: Table) -> Html:
        caption = paragraph("Caption", block.caption) if block.caption else Html("")
        if not block.columns:
            return caption
        chosen = layout(block)
        self.widths.update(chosen.widths)
        return Html(caption + table(block, chosen, self._name()))

    def _boxes(self, block: Signatures) -> Html:
        written = boxes(block, self._name()) if block.boxes else None
        if written is None:
            return Html("")
        self.widths.update(written.widths)
        return written.markup

    def _name(self) -> str:
        self._tables += 1
        return f"Tableau{self._tables}"


def _before_signatures(blocks: Iterable[Block]) -> Iterator[Block]:
    """The last line before each set of signatures: it stays on their page, where nobody signs a white sheet."""
    for block, after in pairwise(blocks):
        last = block
        while isinstance(last, Items) and last.items and last.items[-1]:
            last = last.items[-1][-1]
        if isinstance(after, Signatures):
            yield last
