"""Lists as an ODT can hold them: no table stands in one, so a list is cut around those of its items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from conventions.documents.tree import Block, Heading, Items, Paragraph, Signatures, Table


class Entry(NamedTuple):
    """An item, with its rank; without one it goes on with the item that a table has cut."""

    rank: int | None
    parts: tuple[Heading | Paragraph | Piece, ...]


class Piece(NamedTuple):
    """What of a list stands together: the whole of it, when no item holds a table."""

    ordered: bool
    entries: tuple[Entry, ...]

    @property
    def first(self) -> int:
        """The rank of its first item."""
        return next((entry.rank for entry in self.entries if entry.rank is not None), 1)


def pieces(block: Items) -> Iterator[Piece | Table | Signatures]:
    """The pieces of a list and the tables between them, in the order of the text.

    >>> whole = Items(((Paragraph(()), Table("T", (), ())), (Paragraph(()),)))
    >>> [type(part).__name__ for part in pieces(whole)]
    ['Piece', 'Table', 'Piece']
    """
    entries: list[Entry] = []
    for number, item in enumerate(block.items, start=1):
        rank: int | None = number
        held: list[Heading | Paragraph | Piece] = []
        for part in _parts(item):
            if isinstance(part, Table | Signatures):
                if held or rank:
                    entries.append(Entry(rank, tuple(held)))
                if entries:
                    yield Piece(block.ordered, tuple(entries))
                yield part
                rank, held, entries = None, [], []
            else:
                held.append(part)
        if held or rank:
            entries.append(Entry(rank, tuple(held)))
    if entries:
        yield Piece(block.ordered, tuple(entries))


def _parts(item: tuple[Block, ...]) -> Iterator[Heading | Paragraph | Piece | Table | Signatures]:
    for block in item:
        if isinstance(block, Items):
            yield from pieces(block)
        else:
            yield block
