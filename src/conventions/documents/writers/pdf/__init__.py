"""A document as a PDF that a screen reader can read (PDF/UA-1) and archives can keep (PDF/A-2a), set by typst.

It is handed over as JSON to one fixed template, which walks it: no text is ever read as markup.
"""

from __future__ import annotations

from conventions.documents.seals import data_of
from conventions.documents.tree import Paper
from conventions.documents.writers.pdf.handing import handed
from conventions.documents.writers.pdf.setting import set_in_type
from conventions.errors import ConventionsError
from conventions.french import NBSP


def write(paper: Paper, *, attach: bool = False) -> bytes:
    r"""The PDF; with ``attach``, the convention is inside as « convention.json », and the PDF is PDF/A-3a.

    A character that no font of typst has is said as an escape (« \\u6f22 »), as those that nobody sees are.

    :raises ConventionsError: where typst is missing or refuses the document; where ``attach`` is asked of a
        document that was not made from a convention.

    >>> write(Paper("note", "Titre", ()))[:8]
    b'%PDF-1.7'
    """
    return set_in_type(handed(paper), _data(paper) if attach else None)


def _data(paper: Paper) -> str:
    if paper.source is None:
        raise ConventionsError(
            f"ce document n’est pas fait à partir d’une convention{NBSP}: il n’a pas de données à joindre"
        )
    return data_of(paper.source).decode()
