"""``conventions templates``: the documents that can be written, their parts, what a template may say."""

from __future__ import annotations

from conventions.cli.tables import paragraph
from conventions.cli.terminal import columns, tell
from conventions.cli.view import heading
from conventions.documents import KINDS, Kind, kind_named, mentions
from conventions.errors import ConventionsError
from conventions.french import NBSP, format_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from conventions.cli.terminal import Line

_DEEP = 2
_NEEDS = {"exercise": "--exercise", "as_of": "--as-of"}


def run(arguments: Namespace) -> int:
    """Print the list of the documents, or the page of one.

    :raises ConventionsError: for a document that does not exist, with the one that looks like it.
    """
    if arguments.source:
        tell(_source(arguments.kind))
        return 0
    room = columns()
    tell(_list(room) if arguments.kind is None else _page(kind_named(arguments.kind), room))
    return 0


def _source(name: str | None) -> Iterator[str]:
    """A template to begin with: each part of the document, to be kept, written again or emptied."""
    if name is None:
        raise ConventionsError("dites de quel document : conventions templates DOCUMENT --source")
    kind = kind_named(name)
    yield f"{{# {kind.title} : un bloc enlevé garde la partie telle qu’elle est ; vidé, il l’enlève. #}}"
    yield f'{{% extends "{kind.name}" %}}'
    for part in ("titre", *kind.parts):
        yield ""
        yield f"{{% block {part} %}}"
        yield "{{ super() }}"
        yield "{% endblock %}"


def _list(room: int) -> Iterator[Line]:
    yield from heading("Documents", room)
    for name in KINDS:
        kind = kind_named(name)
        yield from paragraph(f"{name}{NBSP}: {kind.purpose}{_asked(kind)}", room, "– ")
    yield from paragraph("Les parties d’un document\u00a0: conventions templates DOCUMENT.", room)


def _asked(kind: Kind) -> str:
    options = format_list(_NEEDS[need] for need in sorted(kind.needs))
    return f" (avec {options})" if options else ""


def _page(kind: Kind, room: int) -> Iterator[Line]:
    yield from heading(f"{kind.title[0].upper()}{kind.title[1:]}", room)
    yield from paragraph(f"{kind.purpose}{_asked(kind)}", room)
    yield from heading("Parties, dans l’ordre", room)
    for part in kind.parts:
        yield from paragraph(part, room, "– ")
    yield from heading("Mentions d’un modèle", room)
    for mention in mentions(kind.name):
        if mention.path.count(".") < _DEEP:
            yield from paragraph(f"{mention.path} ({mention.type}){NBSP}: {mention.meaning}", room, "– ")
    yield from paragraph("Toutes les mentions sont dans la page « Ce qu’un modèle peut dire ».", room)
