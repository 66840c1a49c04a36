"""What a notebook shows of an object: HTML where the screen shows HTML, text elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from conventions.html import Html, embedded
from conventions.notebook.blocks import Block
from conventions.visible import visible


@dataclass(frozen=True, slots=True, repr=False)
class Display:
    """A title and the blocks under it; a notebook shows the HTML by itself, ``print`` and ``str`` give text.

    >>> from conventions.notebook.blocks import Note
    >>> print(Display("Titre", (Note("1 < 2"),)))
    Titre
    1 < 2
    """

    title: str
    blocks: tuple[Block, ...]

    def html(self) -> Html:
        """The display as a part of a page, with its own style; every text is escaped."""
        return embedded(self.title, (block.html() for block in self.blocks))

    def _repr_html_(self) -> str:
        return str(self.html())

    def __str__(self) -> str:
        lines = (line for block in self.blocks for line in block.lines())
        return "\n".join((visible(self.title), *lines))

    def __repr__(self) -> str:
        return str(self)
