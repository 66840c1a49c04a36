"""Whether a document still agrees with the convention that it was made from."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from conventions.documents.asking import check_convention
from conventions.documents.rendering import FileFormat
from conventions.documents.seals import Seal, data_digest, text_digest
from conventions.documents.told.archive import names
from conventions.errors import ConventionsError
from conventions.model import Convention
from conventions.model.confidential import masked


class Verification(NamedTuple):
    """What the seal of a document says: None where it says nothing, or where nothing can be read.

    ``data`` is whether it was made from this convention as it is now, ``text`` whether its text is still the one
    that was written then (the text of a PDF is not read).
    """

    format: FileFormat
    sealed: bool
    data: bool | None
    text: bool | None

    @property
    def agrees(self) -> bool:
        """Whether the document was made from this convention, and nothing tells that it was changed since."""
        return self.data is True and self.text is not False


def verify(document: bytes, convention: Convention) -> Verification:
    """Compare a document (PDF, DOCX or ODT) with a convention, by the seal in its properties.

    It may have been made with the confidential data masked, or shown: both are tried. A seal is no signature:
    it tells what changed by mistake or since, not who did it.

    :raises ConventionsError: for bytes that are no such document.

    >>> from conventions.documents import deliberation, render
    >>> from conventions.samples import cci_2017_2019
    >>> verify(render(deliberation(cci_2017_2019()), "docx"), cci_2017_2019()).agrees
    True
    """
    check_convention(convention)
    kind = format_of(document)
    reader = import_module(f"conventions.documents.told.{kind}")
    told = Seal.read(reader.seal_told(document))
    if told is None:
        return Verification(kind, sealed=False, data=None, text=None)
    data = told.data in {data_digest(masked(convention)), data_digest(convention)}
    read: Callable[[bytes], tuple[str, ...]] | None = getattr(reader, "texts_told", None)
    text = None if read is None else text_digest(read(document)) == told.text
    return Verification(kind, sealed=True, data=data, text=text)


def format_of(document: bytes) -> FileFormat:
    """The format of a document, by what it holds, whatever its name.

    :raises ConventionsError: where it is none of ours.

    >>> format_of(b"%PDF-1.7")
    'pdf'
    """
    if not isinstance(document, bytes):
        raise ConventionsError(
            "un document est fait d’octets : lisez le fichier (Path.read_bytes), puis donnez-les"
        )
    if document.startswith(b"%PDF-"):
        return "pdf"
    if document.startswith(b"PK"):
        found = _of_archive(document)
        if found:
            return found
    raise ConventionsError("ce fichier n’est ni un PDF, ni un DOCX, ni un ODT, ou il est abîmé")


def _of_archive(document: bytes) -> FileFormat | None:
    try:
        found = names(document)
    except ConventionsError:
        return None
    if "word/document.xml" in found:
        return "docx"
    return "odt" if "content.xml" in found else None
