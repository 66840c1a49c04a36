"""What each mention holds: a record of some classes, a list, a scalar; read from the annotations of the records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Annotated, Literal, NamedTuple, Union, get_args, get_origin

from conventions.base import Record
from conventions.documents.templates.meanings import title_of
from conventions.french import Name, quote
from conventions.model.shapes import record_types
from conventions.model.shapes import shape_of as references_of
from conventions.money import Amount, Price
from conventions.periods import Duration, Period


class Shape(NamedTuple):
    """What a value may be: ``records`` its classes, ``item`` what a list holds, ``word`` what it is in French."""

    word: str = ""
    records: tuple[type[Record], ...] = ()
    item: Shape | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.word or self.records or self.item)


ANY = Shape()
"""Nothing is known of it before the template runs."""
TEXT = Shape("texte")
NUMBER = Shape("nombre")
DAY = Shape("date")
YEAR = Shape("exercice")
PERIOD = Shape("période")

_SCALARS: tuple[tuple[type, Shape], ...] = (
    (bool, Shape("oui ou non")),
    (int, NUMBER),
    (Decimal, NUMBER),
    (Fraction, Shape("part")),
    (Amount, Shape("montant")),
    (Price, Shape("prix")),
    (date, DAY),
    (Period, PERIOD),
    (Duration, Shape("durée")),
    (Name, Shape("nom")),
    (Enum, Shape("mot d’une liste fermée")),
    (str, TEXT),
)
_INSIDE: Mapping[str, Mapping[str, Shape]] = {"période": {"start": DAY, "end": DAY}}


def shape_of(annotation: object) -> Shape:
    """The shape of what an annotation allows, unknown (None) aside.

    >>> from conventions.model import Party
    >>> shape_of(tuple[Party, ...] | None).item == records(Party), shape_of(date | None).word
    (True, 'date')
    """
    parts = _parts(annotation)
    if any(get_origin(part) is tuple for part in parts):
        return Shape(item=shape_of(get_args(parts[0])[0]))
    found = tuple(kind for part in parts for kind in record_types(part))
    if found:
        return Shape(records=found)
    if get_origin(parts[0]) is Literal:
        return Shape("mot d’une liste fermée")
    return next(
        shape for kind, shape in _SCALARS if isinstance(parts[0], type) and issubclass(parts[0], kind)
    )


def records(*kinds: type[Record]) -> Shape:
    """A record of one of some classes."""
    return Shape(records=kinds)


def _parts(annotation: object) -> list[object]:
    """The choices of an annotation, without marks and without None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _parts(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [part for each in get_args(annotation) for part in _parts(each)]
    return [] if annotation is type(None) else [annotation]


@cache
def inside(shape: Shape) -> Mapping[str, Shape]:
    """The fields of a shape; those of any of its classes.

    >>> inside(PERIOD)["end"].word
    'date'
    """
    found: dict[str, Shape] = {}
    for kind in shape.records:
        keys = dict(references_of(kind).references)
        for name, field in kind.model_fields.items():
            each = _keyed(shape_of(field.annotation), keys.get(name))
            found[name] = joined(found[name], each) if name in found else each
    return found or _INSIDE.get(shape.word, {})


def _keyed(shape: Shape, target: str | None) -> Shape:
    """The shape of a key that names a record of a class, or of several of them."""
    if target is None:
        return shape
    return Shape(item=_keyed(TEXT, target)) if shape.item else Shape(f"clé de {quote(title_of(target))}")


def joined(one: Shape, other: Shape) -> Shape:
    """What is one shape or another; unknown where they have nothing in common.

    >>> joined(TEXT, TEXT) == TEXT, joined(TEXT, DAY) == ANY
    (True, True)
    """
    if one == other:
        return one
    if one.records and other.records:
        return Shape(records=tuple(dict.fromkeys((*one.records, *other.records))))
    return Shape(item=joined(one.item, other.item)) if one.item and other.item else ANY
