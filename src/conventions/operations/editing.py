"""What the operations of an avenant share: finding an item of the terms, changing them, saying what was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from conventions.base import Record
from conventions.model import Terms

R = TypeVar("R", bound=Record)

Touched = Mapping[str, str]
"""By address in the terms, the field of the operation that says what is there from now on, or that nothing is.

Empty, the operation says it as a whole.
"""


class Applied(NamedTuple):
    """The terms after an operation, and what it wrote in them or took away."""

    terms: Terms
    touched: Touched


class Refusal(Exception):
    """Why an operation cannot be done; who applies it adds its address."""


def changed(terms: Terms, **changes: object) -> Terms:
    """The terms with other parts, already validated one by one: many operations cost no more than their sum."""
    return super(Record, terms).model_copy(
        update=changes
    )  # not validated again: records refuse it, pydantic does it


def rank_of(items: tuple[R, ...], key: str, what: str) -> int:
    """The rank of the item of a key.

    :raises Refusal: when there is none; ``what`` names it in French, with its article.
    """
    for rank, item in enumerate(items):
        if getattr(item, "key", None) == key:
            return rank
    raise Refusal(f"{what} « {key} » n’existe pas à cette date")


def put(items: tuple[R, ...], item: R) -> tuple[R, ...]:
    """The items with this one in the place of the one of the same key, or at the end."""
    key = getattr(item, "key", None)
    for rank, other in enumerate(items):
        if getattr(other, "key", None) == key:
            return swap(items, rank, item)
    return (*items, item)


def swap(items: tuple[R, ...], rank: int, item: R) -> tuple[R, ...]:
    """The items with this one at a rank."""
    return (*items[:rank], item, *items[rank + 1 :])
