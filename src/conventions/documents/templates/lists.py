"""The filters of lists: written in a row, added up, counted; the first one, the last one."""

from __future__ import annotations

from typing import Any

from conventions.documents.templates.saying import said
from conventions.documents.templates.values import View, field, wrong
from conventions.errors import ConventionsError
from conventions.french import format_list, quote
from conventions.money import Amount
from conventions.operations import Total
from conventions.wording import Known


def items_of(name: str, value: object) -> tuple[Any, ...]:
    """The items of a list.

    :raises ConventionsError: for anything else; an unknown list is not an empty one.
    """
    if not isinstance(value, tuple | list):
        raise wrong(name, "une liste", value)
    return tuple(value)


def liste(value: object, champ: str = "", *, known: Known) -> str:
    """The items with commas and « et », or one field of each."""
    return format_list([said(item, known) for item in _picked("liste", value, champ)])


def somme(value: object, champ: str = "") -> Total:
    """The sum of amounts: one that is unknown makes it « au moins »."""
    found = _picked("somme", value, champ)
    wrongs = [each for each in found if each is not None and not isinstance(each, Amount)]
    if wrongs:
        raise wrong("somme", "des montants", wrongs[0])
    amounts = [each if isinstance(each, Amount) else None for each in found]
    return Total.of((str(rank), each) for rank, each in enumerate(amounts, start=1))


def _picked(name: str, value: object, champ: str) -> tuple[object, ...]:
    found = items_of(name, value)
    return tuple(_one(name, item, champ) for item in found) if champ else found


def _one(name: str, item: object, champ: str) -> object:
    if not isinstance(item, View):
        raise wrong(name, "une liste d’enregistrements", item)
    try:
        return field(item, champ)
    except KeyError:
        raise ConventionsError(f"le champ {quote(str(champ)[:40])} n’existe pas") from None


def premier(value: object) -> object:
    """The first item; unknown where there is none."""
    return next(iter(items_of("premier", value)), None)


def dernier(value: object) -> object:
    """The last item; unknown where there is none."""
    return next(reversed(items_of("dernier", value)), None)


def combien(value: object) -> int:
    """How many items there are."""
    return len(items_of("combien", value))


def sinon(value: object, autre: object) -> object:
    """A value, or another one where nobody knows it."""
    return autre if value is None else value
