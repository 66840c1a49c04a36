"""A document as DOCX, written with python-docx: real titles, lists and tables, no macro, no outside link.

Its styles, its numbering and its page come from the files of ``parts``: a Word file of ours, opened each time.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from conventions.documents.archives import fixed
from conventions.documents.tree import Paper, Paragraph, Run
from conventions.documents.writers.docx.bodies import Body
from conventions.documents.writers.docx.package import opened
from conventions.documents.writers.docx.properties import set_properties


def write(paper: Paper) -> bytes:
    """The whole file; the same paper gives the same bytes.

    :raises ConventionsError: where python-docx is not installed.

    >>> write(Paper("note", "Titre", ()))[:2]
    b'PK'
    """
    document = opened()
    set_properties(document.core_properties, paper)
    _fill(document, paper)
    written = BytesIO()
    document.save(written)
    return fixed(written.getvalue())


def _fill(document: Any, paper: Paper) -> None:
    root = document.element.body
    # What the page is comes after all its text.
    page = root[0]
    root.remove(page)
    body = Body(root, document.part.numbering_part.element)
    body.write(Paragraph((Run(paper.title),)), style="Title")
    if paper.subtitle:
        body.write(Paragraph((Run(paper.subtitle),)), style="Subtitle")
    for block in paper.blocks:
        body.add(block)
    root.append(page)
