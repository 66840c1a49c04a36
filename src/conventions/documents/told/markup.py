"""XML that may come from anywhere, read piece by piece: no declaration, no entity, nothing outside.

>>> read(b"<!DOCTYPE a><a/>", Reader())
Traceback (most recent call last):
conventions.errors.ConventionsError: ce fichier contient une déclaration DOCTYPE, qu’aucun document n’a : il est refusé
"""

from __future__ import annotations

from typing import Final, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from conventions.errors import ConventionsError
from conventions.french import NBSP

DEEPEST: Final = 500
"""How deep elements may be one in another; those of a document are some tens."""

MOST: Final = 1_000_000
"""How many elements are read; an agreement of five hundred subsidies has some tens of thousands of them."""


class Reader:
    """What is done with each piece; names are « namespace name », parted by a space."""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some text of an element, maybe not all of it."""


def read(data: bytes, reader: Reader) -> None:
    """Give each piece of an XML to a reader.

    :raises ConventionsError: for what is no XML, is nested without end, is too long, or has a DOCTYPE (entities).
    """
    bounded = _Bounded(reader)
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refused
    parser.StartElementHandler = bounded.begin
    parser.EndElementHandler = bounded.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)  # noqa: FBT003  # the last piece
    except ConventionsError:
        raise
    except (ExpatError, LookupError, ValueError) as error:
        raise ConventionsError(f"ce fichier est abîmé{NBSP}: il contient un XML illisible") from error


class _Bounded:
    """A reader to whom nothing is given that is nested without end, or too long."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._depth = 0
        self._count = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._count > MOST:
            raise ConventionsError(f"ce fichier est refusé{NBSP}: son XML a plus d’un million d’éléments")
        if self._depth > DEEPEST:
            raise ConventionsError(f"ce fichier est refusé{NBSP}: son XML a plus de {DEEPEST} niveaux")
        self._reader.begin(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._reader.end(name)


def _refused(*_: object) -> NoReturn:
    raise ConventionsError(
        f"ce fichier contient une déclaration DOCTYPE, qu’aucun document n’a{NBSP}: il est refusé"
    )
