r"""A document as a tree of typed parts, whatever the format: titles, paragraphs, lists, tables, signatures.

Texts are data, never markup: each writer says them as texts. They are one line each, and what nobody would
see in them is shown as an escape, so that the five formats hold the same text.

>>> Paragraph((Run("Vu le <script>\n\u202e"),)).line[0].text
'Vu le <script> \\u202e'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from conventions.model import Convention
from conventions.visible import visible

_BLANKS = re.compile(r" ?[\t\r\n\f\v\x85\u2028\u2029][ \t\r\n\f\v\x85\u2028\u2029]*|  +")
"""Blanks that are not one space: most texts hold none."""


def one_line(text: str) -> str:
    r"""A text on one line, its blanks one space each, its invisible characters as escapes; NBSP stay.

    >>> one_line("50\u202f000\u00a0€ \n net") == "50\u202f000\u00a0€ net"
    True
    """
    return visible(_BLANKS.sub(" ", text))


class Style(StrEnum):
    """How a run of text is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"


class Role(StrEnum):
    """What a paragraph is in an act: writers may set it in their own way, the text does not change."""

    BODY = "body"
    VISA = "visa"
    GROUND = "ground"
    """« Considérant que… »"""
    DECISION = "decision"
    """The phrase before what is decided: « Le Bureau, après en avoir délibéré : »."""
    NOTE = "note"
    PLACE = "place"
    """« Fait à …, le … », an address, a reference."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one style."""

    text: str
    style: Style = Style.PLAIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", one_line(self.text))


Line = tuple[Run, ...]
"""One line of text, in runs."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside the document, from level 1; the title of the document itself stands above them."""

    level: int
    line: Line

    def __post_init__(self) -> None:
        if not 1 <= self.level <= _DEEPEST:
            raise ValueError(f"niveau de titre : {self.level} ; attendu : de 1 à {_DEEPEST}")


_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with what it is in the act."""

    line: Line
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Items:
    """A list: each item holds blocks, whose first one is its text."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, whether its cells are numbers (set to the right)."""

    title: str
    number: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", one_line(self.title))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the first cell of a row names it, ``total`` is the last row, when there is one."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    total: tuple[Line, ...] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", one_line(self.caption))
        width = len(self.columns)
        wrong = next((row for row in (*self.rows, self.total or self.columns) if len(row) != width), None)
        if wrong is not None:
            raise ValueError(f"tableau « {self.caption} » : {len(wrong)} cellules pour {width} colonnes")


@dataclass(frozen=True, slots=True)
class Signatures:
    """The boxes where people sign, side by side: the lines of each."""

    boxes: tuple[tuple[Line, ...], ...]


Block = Heading | Paragraph | Items | Table | Signatures


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document, which templates call by its name; empty where there is nothing to say."""

    name: str
    blocks: tuple[Block, ...]


_UNDATED = date(1980, 1, 1)
"""The oldest day that a ZIP archive can say."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: its kind, title and parts, and what its properties say.

    ``day`` is the date of the act, if it has one: it dates the properties too, so that the same data gives the
    same bytes. ``author`` is the authority. ``source`` is what it was made from, already masked.
    """

    kind: str
    title: str
    parts: tuple[Part, ...]
    subtitle: str | None = None
    day: date | None = None
    author: str | None = None
    source: Convention | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", one_line(self.title))
        for name in ("subtitle", "author"):
            told = getattr(self, name)
            if told is not None:
                object.__setattr__(self, name, one_line(told))

    @property
    def dated(self) -> date:
        """The day of its properties: that of the act, 1 January 1980 without one, never that of the clock.

        >>> Paper("note", "Titre", ()).dated
        datetime.date(1980, 1, 1)
        """
        return self.day or _UNDATED

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all its parts, in order."""
        return tuple(block for part in self.parts for block in part.blocks)
