"""What a display is made of: each block writes itself as HTML and as lines of text, from the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from conventions.french import NBSP
from conventions.html import Html, html, named, table, tag
from conventions.visible import visible

Cell = str | tuple[str, ...]
"""A text, or several lines of it."""


class Note(NamedTuple):
    """A paragraph; ``tone`` is the class that marks its edge, a severity or nothing."""

    text: str
    tone: str = ""

    def html(self) -> Html:
        """The paragraph as HTML."""
        return tag("p", self.text, **({"class_": self.tone} if self.tone else {}))

    def lines(self) -> Iterator[str]:
        """The paragraph as text."""
        yield visible(self.text)


class Pairs(NamedTuple):
    """Names, each with what it is."""

    pairs: tuple[tuple[str, str], ...]

    def html(self) -> Html:
        """The list as HTML."""
        return named(self.pairs)

    def lines(self) -> Iterator[str]:
        """A line for each name."""
        yield from (visible(f"{name}{NBSP}: {text}") for name, text in self.pairs)


class Grid(NamedTuple):
    """A table: its caption, the titles of its columns, its rows, the ranks of its columns of numbers."""

    caption: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()

    def html(self) -> Html:
        """The table as HTML."""
        rows = [tuple(map(_broken, row)) for row in self.rows]
        return table(self.caption, self.titles, rows, self.numbers)

    def lines(self) -> Iterator[str]:
        """The caption, then a line for each row, its cells named by their columns."""
        yield visible(self.caption)
        for first, *rest in self.rows:
            told = zip(self.titles[1:], map(_joined, rest), strict=True)
            cells = (f"{title}{NBSP}: {cell}" for title, cell in told if cell)
            yield visible(f"  – {f'{NBSP}; '.join((_joined(first), *cells))}")


class Part(NamedTuple):
    """Blocks under a title, behind which they are folded when they are long and seldom read."""

    title: str
    blocks: tuple[Block, ...]
    folded: bool = False

    def html(self) -> Html:
        """The part as HTML, which a reader opens when it is folded."""
        content = (block.html() for block in self.blocks)
        if self.folded:
            return tag("details", tag("summary", self.title), *content)
        return tag("div", tag("h4", self.title), *content)

    def lines(self) -> Iterator[str]:
        """The title and the blocks as text, folded or not."""
        yield ""
        yield visible(self.title)
        for block in self.blocks:
            yield from block.lines()


class Written(NamedTuple):
    """What is already written: as HTML, and as lines of text."""

    content: Html
    text: tuple[str, ...]

    def html(self) -> Html:
        """The HTML as it is."""
        return self.content

    def lines(self) -> Iterator[str]:
        """The lines as they are."""
        yield from map(visible, self.text)


Block = Note | Pairs | Grid | Part | Written


def _broken(cell: Cell) -> str:
    return cell if isinstance(cell, str) else Html("<br>".join(map(html, cell)))


def _joined(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{NBSP}; ".join(cell)
