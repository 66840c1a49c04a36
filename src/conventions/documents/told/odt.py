"""What an ODT says: its seal and its lines of text, read by the standard library alone.

The file may come from anywhere: its size, its depth and its spaces are bounded, and it may declare no entity.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from conventions.documents.told.archive import member, names
from conventions.documents.told.markup import Reader, read
from conventions.errors import ConventionsError
from conventions.french import NBSP, quote

KIND: Final = "application/vnd.oasis.opendocument.text"
"""What an ODT says in its first member."""

SEAL: Final = "conventions-digest"
"""The name of the property that holds the seal: the digests of the data and of the text."""

_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_META: Final = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0 "
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_LINES: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_SKIPPED: Final = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"})
"""What was struck out by a revision, and remarks in the margin: neither is in the text."""

_SIGNS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_COUNT: Final = re.compile(r"[0-9]{1,7}")
_MOST_SPACES: Final = 1_000_000


def seal_told(data: bytes) -> str | None:
    """The seal of an ODT, as its properties say it: the digests of its data and of its text.

    :raises ConventionsError: for what is no ODT, or one that goes too far.

    >>> from conventions.documents import deliberation, render
    >>> from conventions.samples import cci_2017_2019
    >>> (seal_told(render(deliberation(cci_2017_2019()), "odt")) or "")[:19]
    'conventions:sha256:'
    """
    return _read(data, "meta.xml", _Seal()).told


def texts_told(data: bytes) -> tuple[str, ...]:
    """The lines of text of an ODT, as :func:`conventions.documents.lines` gives them; no header, no footer.

    :raises ConventionsError: for what is no ODT, or one that goes too far.

    >>> from conventions.documents import Paper, render
    >>> texts_told(render(Paper("note", "1 < 2", ()), "odt"))
    ('1 < 2',)
    """
    return tuple(_read(data, "content.xml", _Texts()).lines)


class _Seal(Reader):
    """The property that holds the seal."""

    def __init__(self) -> None:
        self.told: str | None = None
        self._inside = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = name == f"{_META}user-defined" and attributes.get(f"{_META}name") == SEAL

    def end(self, name: str) -> None:
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self.told = (self.told or "") + text


class _Texts(Reader):
    """The lines: titles and paragraphs, wherever they stand."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[_Words] = []
        self._skipped = 0
        self._spaces = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name in _LINES:
            self._open.append(_Words(is_title=attributes.get(f"{_TEXT}style-name") == "Title"))
        elif self._open:
            self._open[-1].add(self._sign(name, attributes))

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in _LINES:
            words = self._open.pop()
            line = words.line()
            # The tree keeps an empty title, and no other empty line.
            if line or words.is_title:
                self.lines.append(line)

    def text(self, text: str) -> None:
        if self._open and not self._skipped:
            self._open[-1].write(text)

    def _sign(self, name: str, attributes: Mapping[str, str]) -> str:
        if name != f"{_TEXT}s":
            return _SIGNS.get(name, "")
        said = attributes.get(f"{_TEXT}c", "1")
        count = int(said) if _COUNT.fullmatch(said) else _MOST_SPACES + 1
        self._spaces += count
        if self._spaces > _MOST_SPACES:
            raise ConventionsError(f"cet ODT compte plus d’un million d’espaces{NBSP}: {quote(said[:80])}")
        return " " * count


class _Words:
    """A line being read: blanks are one space, none at its ends, unless an element says them."""

    def __init__(self, *, is_title: bool) -> None:
        self.is_title = is_title
        self._parts: list[str] = []
        self._after_blank = True

    def write(self, text: str) -> None:
        """A text, whose blanks may be those of the file."""
        said = _BLANKS.sub(" ", text)
        if self._after_blank:
            said = said.removeprefix(" ")
        if said:
            self._parts.append(said)
            self._after_blank = said.endswith(" ")

    def add(self, signs: str) -> None:
        """Signs that an element says."""
        if signs:
            self._parts.append(signs)
            self._after_blank = False

    def line(self) -> str:
        """The whole line."""
        line = "".join(self._parts)
        return line.removesuffix(" ") if self._after_blank else line


_R = TypeVar("_R", bound=Reader)


def _read(data: bytes, name: str, reader: _R) -> _R:
    if "mimetype" not in names(data) or member(data, "mimetype").strip() != KIND.encode():
        raise ConventionsError("ce fichier n’est pas un document texte ODT")
    read(member(data, name), reader)
    return reader
