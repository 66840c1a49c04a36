"""What the same authority grants to the same beneficiary by its other conventions."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.identifiers import siren, siret
from conventions.model import Firmness, Grant, Party, Role, Scheme, Terms
from conventions.operations import Total
from conventions.rules.rule import Case
from conventions.rules.written import decided


def numbers(party: Party) -> frozenset[str]:
    """The numbers that tell who the party is: its SIREN (that of its SIRET too) and its RNA.

    >>> from conventions.samples import association_2024_2026
    >>> sorted(numbers(association_2024_2026().initial.parties[1]))
    ['999000011', 'W420000123']
    """
    return frozenset(_numbers(party))


def _numbers(party: Party) -> Iterator[str]:
    for identifier in party.identifiers:
        if identifier.scheme in (Scheme.SIREN, Scheme.RNA):
            yield siren.compact(identifier.value)
        elif identifier.scheme is Scheme.SIRET:
            yield siret.compact(identifier.value)[:9]


def granted_in(terms: Terms, exercise: int, beneficiaries: set[str]) -> Total:
    """What terms grant firmly to some beneficiaries for an exercise."""
    return Total.of((str(exercise), grant.amount) for grant in _firm(terms, exercise, beneficiaries))


def _firm(terms: Terms, exercise: int, beneficiaries: set[str]) -> Iterator[Grant]:
    for grant in terms.grants:
        if (
            grant.exercise == exercise
            and grant.beneficiary in beneficiaries
            and grant.firmness is Firmness.FIRM
        ):
            yield grant


def granted_elsewhere(case: Case, grantor: Party, beneficiary: Party, exercise: int) -> Total:
    """The firm grants of the exercise in the siblings with the same two parties, known by their numbers."""
    found = Total()
    for sibling in case.context.siblings:
        terms = decided(case.of(sibling)).terms
        same_authority = any(numbers(party) & numbers(grantor) for party in terms.parties_as(Role.GRANTOR))
        if sibling != case.convention and same_authority:
            keys = {party.key for party in terms.parties if numbers(party) & numbers(beneficiary)}
            found += granted_in(terms, exercise, keys)
    return found
