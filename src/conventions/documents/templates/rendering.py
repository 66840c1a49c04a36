"""What a template gives: looked at, run in its sandbox, read as Markdown, put together as a document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from conventions.documents.building import Asked, prepared
from conventions.documents.catalogue import KINDS, kind_named
from conventions.documents.kinds import About, Kind
from conventions.documents.lines import texts_of
from conventions.documents.subject import Subject
from conventions.documents.templates.assembling import assembled
from conventions.documents.templates.environment import Sandbox
from conventions.documents.templates.inheritance import chain_of
from conventions.documents.templates.loading import Sources, checked
from conventions.documents.templates.looking import Looking
from conventions.documents.templates.naming import wrong_part
from conventions.documents.templates.reaching import Ours
from conventions.documents.templates.reading import Reader
from conventions.documents.templates.roots import values_of
from conventions.documents.templates.syntax import told
from conventions.documents.tree import Block, Paper
from conventions.errors import ConventionsError, TemplateError
from conventions.french import NBSP, quote
from conventions.model import Convention
from conventions.wording import Known


class Source(NamedTuple):
    """A template: its text, what errors call it, the kind of document asked for, the folder of those it calls."""

    text: str
    name: str
    kind: str | None
    folder: Path | None


def rendered(source: Source, convention: Convention, asked: Asked) -> Paper:
    """The document of a template.

    :raises TemplateError: with the line, for what cannot be read or is not there.
    """
    name = f"{source.name} (modèle)" if source.name in KINDS else source.name
    looking = Looking(name)
    loader = Sources(name, source.text, source.folder)
    sandbox = Sandbox(loader, looking)
    with _in_french(name):
        tree = sandbox.plain(checked(source.text, name), name)
        looking.chain = chain_of(tree, name, lambda called: sandbox.plain(loader.text(called), called))
    base = next(reversed(list(looking.chain)), None)
    kind = _kind(source.kind, base, name) or _own(asked.act)
    subject = prepared(kind, convention, asked)
    looking.kind = kind
    sandbox.known = Known(subject.convention)
    with _in_french(name):
        text = _run(sandbox, name, kind, subject, asked)
        return assembled(kind, subject, Reader(text, sandbox.book, kind.heading(subject)).read())


@contextmanager
def _in_french(name: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        found = told(error, name)
        if found is error:
            raise
        raise found from error


def _kind(wanted: str | None, base: str | None, name: str) -> Kind | None:
    """The kind asked for, or that of the base that the template extends."""
    extended = base if base in KINDS else None
    if wanted and extended and wanted != extended:
        raise ConventionsError(
            f"{name}{NBSP}: le modèle prolonge {quote(extended)}, et l’on demande {quote(wanted)}"
        )
    chosen = wanted or extended
    return kind_named(chosen) if chosen else None


def _own(act: str | None) -> Kind:
    """A document that is of no kind of ours; its act is at the address given, or the convention itself."""
    about: About = "convention"
    if act is not None:
        about = "avenant" if act.startswith("avenants[") else "deliberation"
    return Kind(
        name="modele",
        title="document d’après un modèle",
        purpose="ce que dit le modèle",
        about=about,
        heading=lambda subject: subject.convention.title,
        parts={},
        waived={},
    )


def _run(sandbox: Sandbox, name: str, kind: Kind, subject: Subject, asked: Asked) -> str:
    @cache
    def blocks_of(wanted: str) -> tuple[Block, ...]:
        wrong = wrong_part(wanted, kind.parts)
        if wrong:
            raise TemplateError(wrong.reason, suggestion=wrong.suggestion)
        return kind.parts[wanted](subject)

    def part(wanted: str) -> Markup:
        blocks = blocks_of(str(wanted))
        for block in blocks:
            sandbox.budget.write("".join(texts_of(block)))
        return Markup(sandbox.book.inserted(blocks))  # a private marker

    def begin(wanted: str) -> Markup:
        return Markup(sandbox.book.part(str(wanted)))  # a private marker

    sandbox.globals |= {"partie": Ours(part), BEGIN: Ours(begin)}
    values = values_of(kind, subject, asked.exercise, asked.as_of)
    return "".join(sandbox.get_template(name).generate(values))


BEGIN = "debut"
