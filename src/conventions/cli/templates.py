"""``conventions templates``: the documents that can be written, their parts, what a template may say."""

from __future__ import annotations

from conventions.cli.tables import paragraph
from conventions.cli.terminal import columns, tell
from conventions.cli.view import heading
from conventions.documents import KINDS, Kind, kind_named
from conventions.french import NBSP, format_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from conventions.cli.terminal import Line

_NEEDS = {"exercise": "--exercise", "as_of": "--as-of"}


def run(arguments: Namespace) -> int:
    """Print the list of the documents, or the page of one.

    :raises ConventionsError: for a document that does not exist, with the one that looks like it.
    """
    room = columns()
    tell(_list(room) if arguments.kind is None else _page(kind_named(arguments.kind), room))
    return 0


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
