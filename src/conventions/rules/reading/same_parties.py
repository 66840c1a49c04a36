"""What the same authority grants to the same beneficiary by its other conventions."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from conventions.model import Firmness, Grant, Party, Purpose, Role, Terms
from conventions.model.identity import numbers
from conventions.operations import Total
from conventions.rules.case import Case
from conventions.rules.written import decided

NO_PURPOSE: frozenset[Purpose] = frozenset()
"""Grants for any purpose count."""


def granted_in(
    terms: Terms, exercise: int, beneficiaries: set[str], *, without: AbstractSet[Purpose] = NO_PURPOSE
) -> Total:
    """What terms grant firmly to some beneficiaries for an exercise, leaving out some purposes."""
    firm = _firm(terms, exercise, beneficiaries)
    return Total.of((str(exercise), grant.amount) for grant in firm if grant.purpose not in without)


def _firm(terms: Terms, exercise: int, beneficiaries: set[str]) -> Iterator[Grant]:
    for grant in terms.grants:
        if (
            grant.exercise == exercise
            and grant.beneficiary in beneficiaries
            and grant.firmness is Firmness.FIRM
        ):
            yield grant


def granted_elsewhere(
    case: Case,
    grantor: Party,
    beneficiary: Party,
    exercise: int,
    *,
    without: AbstractSet[Purpose] = NO_PURPOSE,
) -> Total:
    """The firm grants of the exercise in the siblings with the same two parties, known by their numbers.

    Those for some purposes are left out.
    """
    authority, body = numbers(grantor), numbers(beneficiary)
    found = Total()
    for other in case.others(grantor, beneficiary):
        parties = other.once(_identified)
        if any(known & authority and Role.GRANTOR in party.roles for party, known in parties):
            keys = {party.key for party, known in parties if known & body}
            found += granted_in(decided(other).terms, exercise, keys, without=without)
    return found


def _identified(case: Case) -> tuple[tuple[Party, frozenset[str]], ...]:
    return tuple((party, numbers(party)) for party in decided(case).terms.parties)
