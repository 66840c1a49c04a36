"""XML that may come from anywhere, read piece by piece: no declaration, no entity, nothing outside.

>>> read(b"<!DOCTYPE a><a/>", Reader())
Traceback (most recent call last):
conventions.errors.ConventionsError: ce fichier contient une déclaration DOCTYPE, qu’aucun document n’a : il est refusé
"""

from __future__ import annotations

from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from conventions.errors import ConventionsError
from conventions.french import NBSP


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

    :raises ConventionsError: for what is no XML, or has a DOCTYPE, through which entities are declared.
    """
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refused
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)  # noqa: FBT003  # the last piece
    except ConventionsError:
        raise
    except (ExpatError, LookupError, ValueError) as error:
        raise ConventionsError(f"ce fichier est abîmé{NBSP}: il contient un XML illisible") from error


def _refused(*_: object) -> NoReturn:
    raise ConventionsError(
        f"ce fichier contient une déclaration DOCTYPE, qu’aucun document n’a{NBSP}: il est refusé"
    )
