"""The words of a line set in type: the spaces and apostrophes of French, in the words of the template alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from conventions.documents.templates.inline import Piece
from conventions.documents.tree import Line, Run, Style
from conventions.french import typeset

_HELD = "\ufffc"
"""Stands for a datum, and for a change of style: the rules of typography see that something is there."""


class _Words:
    """The words between two joints: a datum, or a change of style."""

    def __init__(self, style: Style, text: str = "", before: Piece | None = None) -> None:
        self.style = style
        self.text = text
        self.before = before


def set_in_type(pieces: Iterable[Piece]) -> Line:
    """The runs of a line: its words as French sets them, its data as they are.

    >>> words = [Piece("L'aide de ", Style.PLAIN, False), Piece("l'a", Style.STRONG, True)]
    >>> [run.text for run in set_in_type(words)]
    ['L’aide de ', "l'a"]
    """
    return tuple(
        Run("".join(text for text, _ in group), style)
        for style, group in groupby(filter(itemgetter(0), _set(_words(pieces))), key=itemgetter(1))
    )


def _words(pieces: Iterable[Piece]) -> list[_Words]:
    """The words, those of one style together; before each but the first, its joint."""
    found = [_Words(Style.PLAIN)]
    for piece in pieces:
        last = found[-1]
        if piece.is_data:
            found.append(_Words(piece.style, before=piece))
        elif last.text and last.style is not piece.style:
            found.append(_Words(piece.style, piece.text))
        else:
            last.text, last.style = last.text + piece.text, piece.style
    return found


def _set(found: list[_Words]) -> Iterator[tuple[str, Style]]:
    """The texts in order, each with its style."""
    ends = [_ends(words.before) for words in found]
    written = typeset(
        "".join(f"{first}{_HELD}{last}{words.text}" for (first, last), words in zip(ends, found, strict=True))
    )
    lent = [*ends[1:], ("", "")]
    for words, text, (_, last), (first, _) in zip(found, written.split(_HELD)[1:], ends, lent, strict=True):
        if words.before:
            yield words.before.text, words.before.style
        yield text[len(last) : len(text) - len(first)], words.style


def _ends(datum: Piece | None) -> tuple[str, str]:
    """The first and last characters of a datum, lent to the words around it: « n° » holds to a number."""
    text = datum.text if datum else ""
    return _lent(text[:1]), _lent(text[-1:])


def _lent(char: str) -> str:
    """A letter or a digit, of those that no normal form joins to its neighbours."""
    return char if char.isalnum() and char <= "\xff" else ""
