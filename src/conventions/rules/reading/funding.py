"""Who brings the resources of a financing plan: a public body, a private one, nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from conventions.model import PartyKind, Resource, Terms
from conventions.money import ZERO, Amount


def funder_kind(terms: Terms, resource: Resource, day: date) -> PartyKind | None:
    """What a funder is on a day, as a party or by what the plan says; None when nobody tells.

    >>> from conventions.samples import equipment_2023_2025
    >>> convention = equipment_2023_2025()
    >>> first = convention.requests[0].plan.resources[0]
    >>> funder_kind(convention.initial, first, date(2023, 12, 31))
    <PartyKind.DEPARTEMENT: 'département'>
    """
    party = terms.party(resource.funder) if resource.funder else None
    kind = (party.kind_on(day) if party else None) or resource.kind
    return None if kind is PartyKind.OTHER else kind


def is_public(kind: PartyKind | None) -> bool:
    """Whether the money of such a funder is public; an unknown kind is not known to be."""
    return kind is not None and not kind.private_law


def total(resources: Iterable[Resource]) -> Amount:
    """What resources bring together."""
    return sum((resource.amount for resource in resources), start=ZERO)
