"""A document in a format: Markdown and HTML as text, DOCX, ODT and PDF as bytes, the same text in all five."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Literal, get_args, overload

from conventions.documents.tree import Paper
from conventions.errors import ConventionsError
from conventions.french import NBSP, format_list, quote
from conventions.model import Convention

TextFormat = Literal["md", "html"]
FileFormat = Literal["docx", "odt", "pdf"]
FORMATS: tuple[str, ...] = (*get_args(TextFormat), *get_args(FileFormat))
"""The formats of a document."""

_WRITERS: Mapping[str, str] = {"md": "markdown", **{name: name for name in FORMATS if name != "md"}}


@overload
def render(act: Paper | Convention, format: TextFormat = "md") -> str: ...


@overload
def render(act: Paper | Convention, format: FileFormat, *, attach: bool = False) -> bytes: ...


@overload
def render(act: Paper | Convention, format: str, *, attach: bool = False) -> str | bytes: ...


def render(act: Paper | Convention, format: str = "md", *, attach: bool = False) -> str | bytes:  # noqa: A002  # public contract
    """A document written in a format; a convention is the document of the convention itself.

    The same document gives the same bytes, on every machine. ``attach`` puts the data of the convention, as
    JSON, inside a PDF (then PDF/A-3a), its confidential data masked as in the document.

    :raises ConventionsError: for an unknown format, a package missing, an attachment asked of another format.

    >>> from conventions.documents import deliberation
    >>> from conventions.samples import cci_2017_2019
    >>> render(deliberation(cci_2017_2019())).startswith("# ")
    True
    """
    if format not in FORMATS:
        raise ConventionsError(
            f"format inconnu{NBSP}: {quote(format)}{NBSP}; attendu{NBSP}: {format_list(FORMATS)}"
        )
    if attach and format != "pdf":
        raise ConventionsError(f"seul le format pdf peut porter les données, pas {quote(format)}")
    paper = _paper_of(act)
    writer = import_module(f"conventions.documents.writers.{_WRITERS[format]}")
    options = {"attach": True} if attach else {}
    written: str | bytes = writer.write(paper, **options)
    return written


def _paper_of(act: Paper | Convention) -> Paper:
    if isinstance(act, Paper):
        return act
    if isinstance(act, Convention):
        from conventions.documents.building import build

        return build("convention", act)
    raise ConventionsError(
        f"un document se fait à partir d’une convention{NBSP}: "
        f"documents.avenant(convention, act=…), pas de {quote(type(act).__name__)} seul"
    )
