"""A part of a text that is read, with its place in the whole: so that an error shows where it is.

>>> whole = Piece.of("le 15 novembre")
>>> whole.words, whole.fault("missing_year").position
('le 15 novembre', 0)
"""

from __future__ import annotations

import re

from conventions.french.parsing.cleaning import clean, fold
from conventions.french.parsing.faults import fault
from conventions.french.parsing.letters import letter_in_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.errors import FrenchParseError

# The end of a rank is no misread digit: « 2Oe » is looked at as « 2O ».
_RANK_END = re.compile(r"(?<=[0-9OQlISBZ])(?:i?[eè]me|i?[eè]re|er|re|nde?|de?|e)s?(?![^\W_])", re.IGNORECASE)
_MISREAD_FIRST = re.compile(r"(?<![^\W_])[lI] ?(?:er|re)(?![^\W_])")


class Piece:
    """What stands between two places of a text, read without accents nor capitals."""

    __slots__ = ("end", "folded", "start", "text")
    text: str
    folded: str
    start: int
    end: int

    def __init__(self, text: str, folded: str, start: int, end: int) -> None:
        self.text, self.folded, self.start, self.end = text, folded, start, end

    @classmethod
    def of(cls, text: str) -> Piece:
        """The whole text, without the spaces around it.

        :raises FrenchParseError: as :func:`clean`.

        >>> Piece.of(" 3 DÉCEMBRE ").words
        '3 decembre'
        """
        folded = fold(clean(text))
        return cls(text, folded, len(folded) - len(folded.lstrip()), len(folded.rstrip()))

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of the whole piece, its places being those of the text."""
        return pattern.fullmatch(self.folded, self.start, self.end)

    def group(self, match: re.Match[str], name: str) -> Piece:
        """The part that a group has matched."""
        return Piece(self.text, self.folded, *match.span(name))

    def after(self, place: int) -> Piece:
        """What follows a place of the text."""
        return Piece(self.text, self.folded, place, self.end)

    def without(self, lead: re.Pattern[str]) -> Piece:
        """The piece without what a pattern matches at its start."""
        match = lead.match(self.folded, self.start, self.end)
        return self.after(match.end()) if match else self

    @property
    def words(self) -> str:
        """The piece, folded."""
        return self.folded[self.start : self.end]

    @property
    def written(self) -> str:
        """The piece as it is written, its spaces made equal."""
        return clean(self.text)[self.start : self.end]

    def fault(self, code: str, detail: str = "") -> FrenchParseError:
        """The error to raise about this piece."""
        return fault(code, self.text, self.start, detail)

    def misread(self) -> FrenchParseError | None:
        """The error about a letter that stands for a digit, if there is one.

        >>> Piece.of("15 novembre 2O18").misread().position, Piece.of("ler mars 2018").misread().position
        (12, 0)
        """
        place = misread_letter(self.written)
        return None if place is None else fault("letter_in_number", self.text, self.start + place)


def misread_letter(written: str) -> int | None:
    """The place of a letter that stands for a digit, be it followed by the end of a rank, or None.

    >>> misread_letter("2Oe"), misread_letter("I5 mars"), misread_letter("21e"), misread_letter("ler mars")
    (0, 0, None, 0)
    """
    bare = _RANK_END.sub(lambda end: " " * len(end[0]), written)
    for form in (bare, fold(bare)):
        place = letter_in_number(form)
        if place is not None:
            return place
    first = _MISREAD_FIRST.search(written)
    return first.start() if first else None
