"""Where an address of the terms leads, in French."""

from __future__ import annotations

from typing import NamedTuple

from conventions.base import Record
from conventions.french import NBSP
from conventions.model import PaymentTerms, Terms
from conventions.model.addresses import steps
from conventions.model.shapes import record_types, shape_of
from conventions.wording.fields import field_name
from conventions.wording.known import Known
from conventions.wording.money import the_grant
from conventions.wording.nouns import NOUNS
from conventions.wording.texts import joined


class Place(NamedTuple):
    """Where an address of the terms leads: the part, the record in it, and what of that record, in French."""

    part: str
    subject: str
    detail: str
    owner: type[Record]
    """The class of the record that holds what is there."""
    field: str
    """The field of the owner that it is, or is in."""
    is_item: bool
    """Whether it is one record of a list, and not the field itself."""


def said_address(address: str, known: Known) -> Place:
    """Where an address of the terms leads, with the names that the keys stand for.

    :raises OperationError: when it is no address.
    :raises KeyError: when no class of the terms has such a field.

    >>> from conventions.samples import cci_2017_2019
    >>> place = said_address("grants[2018].amount", Known(cci_2017_2019()))
    >>> place.subject.replace(NBSP, " "), place.detail
    ('subvention de l’exercice 2018', 'montant')
    """
    part, *rest = steps(address)
    place = Place(part, field_name(Terms, part), "", Terms, part, is_item=False)
    for step in rest:
        place = _item(place, step[1:-1], known) if step.startswith("[") else _field(place, step)
    return place


def _field(place: Place, name: str) -> Place:
    """A field of the record reached; of a union, that of the first class that has it."""
    kinds = record_types(place.owner.model_fields[place.field].annotation)
    owner = next((kind for kind in kinds if name in kind.model_fields), None)
    if owner is None:
        raise KeyError(name)
    detail = joined((place.detail, field_name(owner, name)))
    return place._replace(owner=owner, field=name, detail=detail, is_item=False)


def _item(place: Place, key: str, known: Known) -> Place:
    """An item of the list reached: it has its own name, which stands for that of the list."""
    if place.field not in NOUNS or referred(place):
        return place._replace(detail=f"{place.detail} (n°{NBSP}{key})", is_item=True)
    named = named_in(place.field, key, known)
    if place.owner is Terms:
        return place._replace(subject=named, is_item=True)
    before, _, _ = place.detail.rpartition(field_name(place.owner, place.field))
    return place._replace(detail=f"{before}{named}", is_item=True)


def named_in(field: str, key: str, known: Known) -> str:
    """A record of a list, by the field that holds the list and its key.

    >>> named_in("grants", "2018", Known()).replace(NBSP, " ")
    'subvention « 2018 »'
    """
    noun = NOUNS[field]
    if field == "grants":
        return the_grant(key, known).removeprefix("la ")
    if noun.kind is PaymentTerms and len(known.all(PaymentTerms)) == 1:
        return noun.one
    return f"{noun.one} {known.titled(noun.kind, key)}"


def referred(place: Place) -> str | None:
    """The class of record that the field names by key, or None.

    >>> referred(said_address("grants[2018].beneficiary", Known()))
    'Party'
    """
    return dict(shape_of(place.owner).references).get(place.field)
