"""What a DOCX says of itself: its seal, its texts; read without python-docx.

>>> texts_told(b"%PDF")
Traceback (most recent call last):
conventions.errors.ConventionsError: ce fichier n’est pas une archive ZIP lisible : il est abîmé ou d’un autre format
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from conventions.documents.seals import Seal
from conventions.documents.told.archive import member, names
from conventions.documents.told.markup import Reader, read
from conventions.errors import ConventionsError

_BODY: Final = "word/document.xml"
_PROPERTIES: Final = "docProps/core.xml"
_IDENTIFIER: Final = "http://purl.org/dc/elements/1.1/ identifier"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_SIGNS: Final[Mapping[str, str]] = {
    "tab": " ",
    "br": " ",
    "cr": " ",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
"""Signs that Word may keep as elements when it saves a document."""

_LEFT_OUT: Final = frozenset(
    {f"{_WORD}moveFrom", "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"}
)
"""What a revision moved away, and what old programs are shown again."""


def seal_told(data: bytes) -> str | None:
    """The seal that the properties of a DOCX carry, as it is written, None where they carry none of ours.

    :raises ConventionsError: for what is no DOCX.

    >>> from conventions.documents import deliberation, render
    >>> from conventions.documents.seals import seal
    >>> from conventions.samples import cci_2017_2019
    >>> written = deliberation(cci_2017_2019())
    >>> seal_told(render(written, "docx")) == str(seal(written))
    True
    """
    if _PROPERTIES not in _checked(data):
        return None
    reader = _Identifier()
    read(member(data, _PROPERTIES), reader)
    told = "".join(reader.pieces)
    return told if Seal.read(told) else None


def texts_told(data: bytes) -> tuple[str, ...]:
    """The texts of the paragraphs of a DOCX, in order, cells too: those of ``texts(paper)``.

    The first one is the title; no other is empty. What was struck out with marks of revision is not there.

    :raises ConventionsError: for what is no DOCX.

    >>> from conventions.documents import deliberation, render, texts
    >>> from conventions.samples import cci_2017_2019
    >>> written = deliberation(cci_2017_2019())
    >>> texts_told(render(written, "docx")) == tuple(texts(written))
    True
    """
    _checked(data)
    reader = _Paragraphs()
    read(member(data, _BODY), reader)
    return (*reader.texts[:1], *filter(None, reader.texts[1:]))


def _checked(data: bytes) -> frozenset[str]:
    found = names(data)
    if _BODY not in found:
        raise ConventionsError("ce fichier n’est pas un document DOCX")
    return found


class _Identifier(Reader):
    """The text of the identifier of a document."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._inside = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = name == _IDENTIFIER

    def end(self, name: str) -> None:
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self.pieces.append(text)


class _Paragraphs(Reader):
    """The texts of the paragraphs; one may hold others, in a frame."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._open: list[list[str]] = []
        self._inside = False
        self._run = False
        self._left_out = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = False
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
        else:
            self._begin(name.removeprefix(_WORD))

    def _begin(self, tag: str) -> None:
        self._inside = tag == "t"
        # A « tab » outside a run is a place on the ruler, not a sign.
        self._run = self._run or tag == "r"
        if tag == "p":
            self._open.append([])
        elif tag in _SIGNS and self._run and self._open:
            self._open[-1].append(_SIGNS[tag])

    def end(self, name: str) -> None:
        self._inside = False
        if self._left_out:
            self._left_out -= 1
            return
        self._run = self._run and name != f"{_WORD}r"
        if name == f"{_WORD}p":
            self.texts.append("".join(self._open.pop()))

    def text(self, text: str) -> None:
        if self._inside and self._open:
            self._open[-1].append(text)
