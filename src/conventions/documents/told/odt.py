"""What an ODT says: its seal and its lines of text, read by the standard library alone.

The file may come from anywhere: its size, its depth and its spaces are bounded, and it may declare no entity.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Final, TypeVar
from xml.parsers import expat

from conventions.documents.told.archive import member, names
from conventions.errors import ConventionsError
from conventions.french import quote

KIND: Final = "application/vnd.oasis.opendocument.text"
"""What an ODT says in its first member."""

SEAL: Final = "conventions-digest"
"""The name of the property that holds the seal: the digests of the data and of the text."""

_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_META: Final = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0 "
_LINES: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_SIGNS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_COUNT: Final = re.compile(r"[0-9]{1,7}")
_DEEPEST: Final = 1_000
_MOST_SPACES: Final = 1_000_000


def digest_told(data: bytes) -> str | None:
    """The seal of an ODT, as its properties say it: the digests of its data and of its text.

    :raises ConventionsError: for what is no ODT, or one that goes too far.

    >>> from conventions.documents import deliberation, render
    >>> from conventions.samples import cci_2017_2019
    >>> (digest_told(render(deliberation(cci_2017_2019()), "odt")) or "")[:19]
    'conventions:sha256:'
    """
    return _read(data, "meta.xml", _Digest()).told


def texts_told(data: bytes) -> tuple[str, ...]:
    """The lines of text of an ODT, as :func:`conventions.documents.texts` gives them; no header, no footer.

    :raises ConventionsError: for what is no ODT, or one that goes too far.

    >>> from conventions.documents import Paper, render
    >>> texts_told(render(Paper("note", "1 < 2", ()), "odt"))
    ('1 < 2',)
    """
    return tuple(_read(data, "content.xml", _Texts()).lines)


class _Reader(ABC):
    """What follows an XML, element by element, and refuses more of them inside one another than is sane."""

    def __init__(self) -> None:
        self._depth = 0

    def read(self, xml: bytes) -> None:
        """Follow an XML to its end."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _forbidden
        try:
            parser.Parse(xml, True)  # noqa: FBT003  # expat takes no name
        except (expat.ExpatError, LookupError, UnicodeError) as error:
            raise ConventionsError("cet ODT est abîmé : son XML ne se lit pas jusqu’au bout") from error

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ConventionsError(f"cet ODT a plus de {_DEEPEST} éléments l’un dans l’autre")

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1

    @abstractmethod
    def text(self, text: str) -> None:
        """A text, or a part of one."""


def _forbidden(*_: object) -> None:
    raise ConventionsError("cet ODT déclare un type de document : un ODT n’en a pas, il n’est pas lu")


class _Digest(_Reader):
    """The property that holds the seal."""

    def __init__(self) -> None:
        super().__init__()
        self.told: str | None = None
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        super().start(name, attributes)
        self._inside = name == f"{_META}user-defined" and attributes.get(f"{_META}name") == SEAL

    def end(self, name: str) -> None:
        super().end(name)
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self.told = (self.told or "") + text


class _Texts(_Reader):
    """The lines: titles and paragraphs, wherever they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._open: list[_Words] = []
        self._spaces = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        super().start(name, attributes)
        if name in _LINES:
            self._open.append(_Words(is_title=attributes.get(f"{_TEXT}style-name") == "Title"))
        elif self._open:
            self._open[-1].add(self._sign(name, attributes))

    def end(self, name: str) -> None:
        super().end(name)
        if name in _LINES:
            words = self._open.pop()
            line = words.line()
            # The tree keeps an empty title, and no other empty line.
            if line or words.is_title:
                self.lines.append(line)

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].write(text)

    def _sign(self, name: str, attributes: Mapping[str, str]) -> str:
        if name != f"{_TEXT}s":
            return _SIGNS.get(name, "")
        said = attributes.get(f"{_TEXT}c", "1")
        count = int(said) if _COUNT.fullmatch(said) else _MOST_SPACES + 1
        self._spaces += count
        if self._spaces > _MOST_SPACES:
            raise ConventionsError(f"cet ODT compte plus d’un million d’espaces : {quote(said[:80])}")
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


_R = TypeVar("_R", bound=_Reader)


def _read(data: bytes, name: str, reader: _R) -> _R:
    if "mimetype" not in names(data) or member(data, "mimetype").strip() != KIND.encode():
        raise ConventionsError("ce fichier n’est pas un document texte ODT")
    reader.read(member(data, name))
    return reader
