"""What a change of the terms does, in French: « avant → après »."""

from __future__ import annotations

from typing import TypeGuard

from conventions.base import Record
from conventions.french import NBSP
from conventions.model import Grant, Terms
from conventions.operations import Change
from conventions.wording.addresses import Place, named_in, referred, said_address
from conventions.wording.known import Known
from conventions.wording.nouns import NOUNS
from conventions.wording.phrases import said_key
from conventions.wording.sums import UNKNOWN
from conventions.wording.texts import joined
from conventions.wording.values import said_value


def said_change(change: Change, known: Known) -> str:
    """What changed at the place, without its subject: « montant : 31 000 € → 33 500 € », « ajoutée : « … » ».

    >>> from conventions import euros
    >>> said_change(Change("grants[2018].amount", None, euros(50)), Known()).replace(NBSP, " ")
    'montant : inconnu → 50 €'
    """
    place = said_address(change.address, known)
    if place.is_item and (change.before is None or change.after is None):
        return _come_or_gone(place, change, known)
    orders = _orders(place, change)
    if orders:
        return f"ordre{NBSP}: {' → '.join(_ordered(place, keys, known) for keys in orders)}"
    before, after = (said_at(change.address, value, known) for value in (change.before, change.after))
    detail = f"{place.detail}{NBSP}: " if place.detail else ""
    return f"{detail}{before} → {after}"


def said_at(address: str, value: object, known: Known) -> str:
    """What stands at an address, in French.

    >>> said_at("clauses", None, Known()), said_at("payment_terms[1].rounding", "each", Known())
    ('inconnues', 'à chaque versement')
    """
    place = said_address(address, known)
    return said_value(value, known) if place.is_item else _said(place, value, known)


def _come_or_gone(place: Place, change: Change, known: Known) -> str:
    noun = NOUNS.get(place.field)
    verb = "ajouté" if change.before is None else "supprimé"
    told = change.after if change.before is None else change.before
    agreement = noun.agreement if noun else ""
    return f"{joined((place.detail, verb + agreement), ' ')}{NBSP}: {said_value(told, known)}"


def _orders(place: Place, change: Change) -> tuple[tuple[str, ...], ...]:
    """The keys of the same records before and after, when only their order changed; nothing otherwise."""
    held = (change.before, change.after)
    if place.is_item or place.field not in NOUNS or referred(place):
        return ()
    return tuple(keys for keys in held if _is_keys(keys))


def _ordered(place: Place, keys: tuple[str, ...], known: Known) -> str:
    return joined(named_in(place.field, key, known) for key in keys)


def _is_keys(value: object) -> TypeGuard[tuple[str, ...]]:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], str)


def _said(place: Place, value: object, known: Known) -> str:
    if value is None:
        return _UNKNOWN.get((place.owner, place.field), said_value(None, known))
    if place.field in _CODES and isinstance(value, str):
        return _CODES[place.field][value]
    kind = referred(place)
    if kind is not None:
        keys = value if isinstance(value, tuple) else (value,)
        return joined(said_key(kind, str(key), known) for key in keys) or "rien"
    return said_value(value, known)


_UNKNOWN: dict[tuple[type[Record], str], str] = {
    (Grant, "amount"): UNKNOWN,
    (Terms, "clauses"): "inconnues",
}
"""What is not known, which « non précisé » would not say."""

_CODES = {"rounding": {"each": "à chaque versement", "cumulative": "sur le cumul des versements"}}
"""The fields whose words are not French."""
