"""A document from a template: what its town wrote, with the data of a convention."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from conventions.documents.asking import check_asked
from conventions.documents.building import Asked
from conventions.documents.tree import Paper
from conventions.errors import ConventionsError
from conventions.extras import needed
from conventions.model import Convention

_BOM = "\ufeff"
"""What some editors write first in a file: it is no text of the template."""


def from_template(  # noqa: PLR0913  # each option is a word of the command too
    source: str,
    convention: Convention,
    *,
    kind: str | None = None,
    act: str | None = None,
    exercise: int | None = None,
    as_of: date | None = None,
    known_on: date | None = None,
    reveal: bool = False,
    folder: Path | None = None,
    name: str = "modèle",
) -> Paper:
    """A document from the text of a template, in Jinja2 and Markdown.

    ``kind`` is the kind of document whose parts it may take (that of ``extends`` without it). ``act``,
    ``exercise`` (a year), ``as_of`` and ``known_on`` (days) mean what they mean for ``build``. The templates
    that it calls for are looked for in ``folder``, and nowhere else. ``name`` is what errors call it.
    Confidential data is masked unless ``reveal`` asks for it; a datum is never read as markup.

    :raises TemplateError: with the line, for what cannot be read or is not there.
    :raises ConventionsError: for a kind, an act, a day that will not do, or a package missing.

    >>> from conventions.samples import cci_2017_2019
    >>> from_template("# Note {{ act.number|sinon('sans numéro') }}", cci_2017_2019(), kind="deliberation").title
    'Note sans numéro'
    """
    check_asked(convention, act=act, exercise=exercise, as_of=as_of, known_on=known_on)
    if not isinstance(source, str):
        raise ConventionsError("un modèle est un texte : lisez le fichier, puis donnez son texte")
    needed("jinja2", doing="écrire un document d’après un modèle", package="jinja2", extra="documents")
    needed(
        "markdown_it",
        doing="écrire un document d’après un modèle",
        package="markdown-it-py",
        extra="documents",
    )
    from conventions.documents.templates.rendering import Source, rendered

    asked = Asked(act, exercise, as_of, known_on, reveal)
    return rendered(Source(source.removeprefix(_BOM), name, kind, folder), convention, asked)
