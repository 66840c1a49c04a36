"""The words of a paragraph as runs: plain, strong, emphasised; data as texts, whatever they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markdown_it.token import Token

from conventions.documents.templates.lines import Lines
from conventions.documents.templates.marks import DATUM, MARK, PRIVATE, Book, number_of
from conventions.documents.tree import Style

_STYLES: Mapping[str, Style] = {"strong": Style.STRONG, "em": Style.EMPHASIS}
_REFUSED: Mapping[str, str] = {
    "image": "une image ne s’écrit pas dans un modèle",
    "link": "un lien ne s’écrit pas dans un modèle",
    "html_inline": "du HTML ne s’écrit pas dans un modèle",
    "code_inline": "du code ne s’écrit pas dans un modèle",
}


class Piece(NamedTuple):
    """Some words, or the text of a datum, in a style."""

    text: str
    style: Style
    is_data: bool


class Words:
    """Reads the inline content of the blocks of one text."""

    def __init__(self, lines: Lines, book: Book) -> None:
        self._lines = lines
        self._book = book

    def lines_of(self, token: Token) -> list[list[Piece]]:
        """The lines of an inline token: a line break of the author begins another one."""
        found: list[list[Piece]] = [[]]
        styles: list[Style] = []
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            line += child.type in {"softbreak", "hardbreak"}
            if child.type == "hardbreak":
                found.append([])
            else:
                found[-1].extend(self._pieces(child, styles, line))
        return found

    def _pieces(self, child: Token, styles: list[Style], line: int) -> Iterator[Piece]:
        kind = child.type.removesuffix("_open").removesuffix("_close")
        if kind in _REFUSED:
            raise self._lines.error(_REFUSED[kind], line)
        if child.nesting > 0:
            styles.append(_STYLES[kind])
        elif child.nesting < 0:
            styles.pop()
        else:
            text = " " if child.type == "softbreak" else child.content
            yield from self._cut(text, _style(styles), line)

    def _cut(self, text: str, style: Style, line: int) -> Iterator[Piece]:
        """The words and the data of a text."""
        end = 0
        for found in MARK.finditer(text):
            yield from self._plain(text[end : found.start()], style, line)
            end = found.end()
            if found[1] != DATUM:
                raise self._lines.error("une partie du document s’écrit seule, entre deux paragraphes", line)
            yield Piece(self._book.texts[number_of(found[2])], style, is_data=True)
        yield from self._plain(text[end:], style, line)

    def _plain(self, text: str, style: Style, line: int) -> Iterator[Piece]:
        if PRIVATE.search(text):
            raise self._lines.error("une mention a été coupée ou changée", line)
        if text:
            yield Piece(text, style, is_data=False)


def _style(styles: list[Style]) -> Style:
    if Style.STRONG in styles:
        return Style.STRONG
    return styles[-1] if styles else Style.PLAIN
