r"""What stands for data, parts and lines while the words of a template are read as Markdown: private characters.

Each marker is one private character, digits that are private too, and an end: no filter, no escape and no rule
of Markdown sees anything in it. The words of a template may not hold any of them.

>>> marker(DATUM, 12) == "\ue000\ue011\ue012\ue001"
True
"""

from __future__ import annotations

import re
from typing import NamedTuple

from conventions.documents.tree import Block

DATUM, END, LINE, BLOCKS, PART = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_ZERO = 0xE010
_DIGITS = {ord(str(digit)): chr(_ZERO + digit) for digit in range(10)}
_NUMBER = f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]+"
_VALUES = {ord(private): chr(plain) for plain, private in _DIGITS.items()}

PRIVATE = re.compile("[\ue000-\ue01f\ufffc]")
"""A character that the words of a template may not hold; U+FFFC stands for data where typography is set."""
MARK = re.compile(f"([{DATUM}{BLOCKS}{PART}])({_NUMBER}){END}")
"""A marker of data, of blocks or of a part."""
LINE_MARK = re.compile(f"{LINE}({_NUMBER}){END}")
"""The marker of a line of a template."""


def marker(kind: str, number: int) -> str:
    """The marker of a thing, by its number."""
    return f"{kind}{str(number).translate(_DIGITS)}{END}"


def number_of(digits: str) -> int:
    r"""The number that private digits say.

    >>> number_of("\ue011\ue012")
    12
    """
    return int(digits.translate(_VALUES))


class Place(NamedTuple):
    """A line of a template."""

    name: str
    line: int


class Book:
    """What the markers of one document stand for.

    >>> book = Book()
    >>> book.texts[number_of(MARK.fullmatch(book.datum("# x"))[2])]
    '# x'
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[tuple[Block, ...]] = []
        self.parts: list[str] = []
        self.places: list[Place] = []
        self._numbers: dict[Place, int] = {}

    def datum(self, text: str) -> str:
        """The marker of a text."""
        self.texts.append(text)
        return marker(DATUM, len(self.texts) - 1)

    def inserted(self, blocks: tuple[Block, ...]) -> str:
        """The marker of blocks, a paragraph of its own; nothing where there are none."""
        if not blocks:
            return ""
        self.blocks.append(blocks)
        return f"\n\n{marker(BLOCKS, len(self.blocks) - 1)}\n\n"

    def part(self, name: str) -> str:
        """The marker where a part begins."""
        self.parts.append(name)
        return f"\n\n{marker(PART, len(self.parts) - 1)}\n\n"

    def place(self, place: Place) -> str:
        """The marker of a line of a template."""
        if place not in self._numbers:
            self._numbers[place] = len(self.places)
            self.places.append(place)
        return marker(LINE, self._numbers[place])
