"""The archive of an ODT: what every document has, and the text and properties of this one."""

from __future__ import annotations

import re
from datetime import datetime, time
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from conventions.documents.archives import fixed
from conventions.documents.seals import seal
from conventions.documents.told.odt import KIND, SEAL
from conventions.documents.tree import Paper, one_line
from conventions.documents.writers.odt.body import Body
from conventions.documents.writers.odt.tables import column_style
from conventions.errors import ConventionsError
from conventions.extras import needed
from conventions.french import NBSP
from conventions.html import tag

if TYPE_CHECKING:
    from typing import Any

_PARTS: Final = ("content.xml", "meta.xml", "settings.xml", "styles.xml", "META-INF/manifest.xml")


def write(paper: Paper) -> bytes:
    """The whole document.

    :raises ConventionsError: where odfdo is missing, or where no reader would open so long a paragraph.

    >>> write(Paper("note", "1 < 2", ()))[:2]
    b'PK'
    """
    odfdo = needed("odfdo", doing="écrire un document ODT", package="odfdo", extra="documents")
    document = odfdo.Document(BytesIO(_blank()))
    document.set_part("content.xml", _content(Body.of(paper)))
    _check(document)
    _describe(document.meta, paper)
    return fixed(_saved(document))


@cache
def _blank() -> bytes:
    """A document with styles and no text: that of odfdo numbers the titles and dates itself."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr("mimetype", KIND)
        for name in _PARTS:
            archive.writestr(name, _part(name))
    return fixed(written.getvalue())


@cache
def _part(name: str) -> str:
    folder = files("conventions.documents.writers.odt") / "parts"
    return (folder / name.rpartition("/")[2]).read_text(encoding="utf-8")


def _content(body: Body) -> bytes:
    """The text and its styles; as one markup, because elements that are moved from tree to tree cost a square."""
    begun, styled, ended = re.split(
        "(</office:automatic-styles>.*)<office:body/>", _part("content.xml"), flags=re.S
    )
    styles = map(column_style, sorted(body.widths))
    return "".join((begun, *styles, styled, tag("office:body", body.text), ended)).encode()


def _check(document: Any) -> None:
    try:
        document.get_part("content.xml").root  # noqa: B018  # it is read here
    except SyntaxError as error:
        raise ConventionsError(
            f"ce document ne peut pas être un ODT{NBSP}: un texte est trop long, ou des listes trop imbriquées"
        ) from error


def _describe(meta: Any, paper: Paper) -> None:
    made = datetime.combine(paper.dated, time())
    meta.set_title(paper.title)
    meta.set_creation_date(made)
    meta.set_modification_date(made)
    if paper.author:
        meta.set_initial_creator(one_line(paper.author))
        meta.set_creator(one_line(paper.author))
    sealed = seal(paper)
    if sealed is not None:
        meta.set_user_defined_metadata(SEAL, str(sealed))


def _saved(document: Any) -> bytes:
    """The archive; ``Document.save`` would sign it with the version of odfdo and raise that of the format."""
    container = document.container
    container.set_part("meta.xml", document.meta.serialize())
    saved = BytesIO()
    container.save(saved)
    return saved.getvalue()
