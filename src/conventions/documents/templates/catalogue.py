"""What a template may say: every field of the model that a mention reaches, and the filters.

>>> [each.type for each in mentions() if each.path == "convention.initial.grants[].amount"]
['montant']
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from conventions.base import Record
from conventions.documents.catalogue import kind_named
from conventions.documents.kinds import Kind
from conventions.documents.templates.filters import FILTERS, TESTS
from conventions.documents.templates.meanings import meaning_of, record_name
from conventions.documents.templates.roots import roots_of
from conventions.documents.templates.shapes import Shape, inside
from conventions.french import NBSP, quote

_INSIDE_PERIOD = {"start": "premier jour", "end": "dernier jour"}


class Mention(NamedTuple):
    """What a template may say: how it is written, what it holds, what it means, both in French.

    A list is written with ``[]``: it is gone through by a loop. A filter is written « | montant ».
    """

    path: str
    type: str
    meaning: str


def mentions(kind: str | None = None) -> tuple[Mention, ...]:
    """What the templates of a kind may say; of any kind, without one.

    A record inside another of its own class is told once.

    :raises ConventionsError: for a kind that does not exist.

    >>> [each.meaning for each in mentions("deliberation") if each.path == "act.assembly"]
    ['assemblée']
    """
    chosen = kind_named(kind) if kind is not None else None
    return (*_rooted(chosen), *_of_kind(chosen), *_written())


def type_of(shape: Shape) -> str:
    """What a shape is, in French.

    >>> from conventions.documents.templates.shapes import shape_of
    >>> type_of(shape_of(tuple[int, ...]))
    'liste de nombres'
    """
    if shape.item:
        first, *rest = type_of(shape.item).split(" ")
        return " ".join(["liste de", first if shape.item.records else f"{first}s", *rest])
    if not shape.records:
        return shape.word or "selon le cas"
    return " ou ".join(quote(record_name(kind)) for kind in shape.records[:_MOST]) + (
        f" ou{NBSP}…" if len(shape.records) > _MOST else ""
    )


_MOST = 3


def _rooted(kind: Kind | None) -> Iterator[Mention]:
    for name, root in roots_of(kind).items():
        yield Mention(name + _brackets(root.shape), type_of(root.shape), root.meaning)
        yield from _fields(name, root.shape, frozenset())


def _brackets(shape: Shape) -> str:
    return f"[]{_brackets(shape.item)}" if shape.item else ""


def _fields(path: str, shape: Shape, around: frozenset[type[Record]]) -> Iterator[Mention]:
    if shape.item:
        yield from _fields(f"{path}[]", shape.item, around)
        return
    if around.intersection(shape.records):
        return
    for name, each in inside(shape).items():
        told = f"{path}.{name}"
        yield Mention(told + _brackets(each), type_of(each), meaning_in(shape, name))
        yield from _fields(told, each, around.union(shape.records))


def meaning_in(shape: Shape, name: str) -> str:
    """What a field of a shape means; of several classes, each meaning once."""
    told = [meaning_of(kind, name) for kind in shape.records if name in kind.model_fields]
    return " ou ".join(dict.fromkeys(told)) if told else _INSIDE_PERIOD[name]


def _of_kind(kind: Kind | None) -> Iterator[Mention]:
    for name in kind.parts if kind else ():
        yield Mention(f'partie("{name}")', "partie du document", f"la partie {quote(name)}, écrite pour vous")


def _written() -> Iterator[Mention]:
    for name, each in FILTERS.items():
        yield Mention(f"| {name}", f"filtre{NBSP}: {each.takes}", each.meaning)
    for name, meaning in TESTS.items():
        yield Mention(f"is {name}", "épreuve", meaning)
