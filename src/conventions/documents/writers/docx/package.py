"""The Word file that documents begin from: a blank page, our styles, the number of the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from conventions.extras import needed

_MEMBERS: Final[Mapping[str, str]] = {
    "[Content_Types].xml": "content_types",
    "_rels/.rels": "package_rels",
    "docProps/core.xml": "core",
    "word/_rels/document.xml.rels": "document_rels",
    "word/document.xml": "document",
    "word/footer1.xml": "footer",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
    "word/styles.xml": "styles",
}


def opened() -> Any:
    """A new document of python-docx.

    :raises ConventionsError: where python-docx is not installed.

    >>> [style.name for style in opened().styles][:4]
    ['Normal', 'Normal Table', 'Title', 'Subtitle']
    """
    docx = needed("docx", doing="écrire un fichier DOCX", package="python-docx", extra="documents")
    return docx.Document(BytesIO(_blank()))


@cache
def _blank() -> bytes:
    """The file, put together once: to parse the template of python-docx would cost ten times a document."""
    parts = files("conventions.documents.writers.docx") / "parts"
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, part in _MEMBERS.items():
            archive.writestr(name, (parts / f"{part}.xml").read_bytes())
    return written.getvalue()
