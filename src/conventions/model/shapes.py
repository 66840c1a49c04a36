"""The fields of each class of record that matter to references: those that name records, those that hold some."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Annotated, Literal, NamedTuple, Union, get_args, get_origin

from conventions.base import Record, Refers
from conventions.model.keys import PARENTS


class Shape(NamedTuple):
    """The fields of a class that hold references, with the class meant; those that hold records.

    ``parents`` are the fields that say inside which parents the rest stands (PARENTS has their classes): the
    key of a parent itself, or a reference to one.
    """

    references: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]


@cache
def shape_of(kind: type[Record]) -> Shape:
    """The fields of a class that matter to references, worked out once."""
    marks = {name: _target((*field.metadata, field.annotation)) for name, field in kind.model_fields.items()}
    references = tuple((name, target) for name, target in marks.items() if target)
    parts = (name for name, field in kind.model_fields.items() if record_types(field.annotation))
    named = (*references, ("key", kind.__name__))
    parents = (each for each in named if each[1] in PARENTS.values())
    return Shape(references, tuple(parts), tuple(parents))


@cache
def parts_to(kind: type[Record], wanted: tuple[type[Record], ...]) -> tuple[str, ...]:
    """The fields of a class that hold, at any depth, a record of one of some classes.

    >>> from conventions.model import Payment, Terms
    >>> parts_to(Terms, (Payment,))
    ()
    """
    held = ((name, record_types(field.annotation)) for name, field in kind.model_fields.items())
    return tuple(name for name, kinds in held if not _within(kinds).isdisjoint(wanted))


def _within(kinds: tuple[type[Record], ...]) -> set[type[Record]]:
    """Some classes, and those of every record that one of theirs may hold."""
    found: set[type[Record]] = set()
    left = list(kinds)
    while left:
        kind = left.pop()
        if kind not in found:
            found.add(kind)
            left += (each for field in kind.model_fields.values() for each in record_types(field.annotation))
    return found


def _target(parts: tuple[object, ...]) -> str | None:
    """The class that the mark among annotations, at any depth, names."""
    for part in parts:
        found = part.to if isinstance(part, Refers) else _target(get_args(part))
        if found:
            return found
    return None


def record_types(annotation: object) -> tuple[type[Record], ...]:
    """The record classes that an annotation holds, in order.

    >>> from conventions.model import Party
    >>> record_types(tuple[Party, ...] | None)
    (<class 'conventions.model.party.Party'>,)
    """
    if isinstance(annotation, type) and not get_origin(annotation):
        return (annotation,) if issubclass(annotation, Record) else ()
    if get_origin(annotation) in (Annotated, tuple, Union, UnionType):
        return tuple(kind for part in get_args(annotation) for kind in record_types(part))
    return ()


@cache
def tags_of(kind: type[Record]) -> dict[str, str]:
    """The fields that tell a record from the others of its union, by their one value.

    >>> from conventions.model import Remainder
    >>> tags_of(Remainder)
    {'reste': 'rule'}
    """
    literals = ((name, field.annotation) for name, field in kind.model_fields.items())
    return {
        get_args(item)[0]: name
        for name, item in literals
        if get_origin(item) is Literal and len(get_args(item)) == 1
    }
