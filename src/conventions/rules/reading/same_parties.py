"""What the same authority grants to the same beneficiary by its other conventions."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from conventions.model import Firmness, Form, Grant, Nature, Party, Purpose, Role, Terms
from conventions.model.identity import numbers
from conventions.money import ZERO, Amount
from conventions.operations import Total
from conventions.rules.case import Case
from conventions.rules.written import decided

NO_PURPOSE: frozenset[Purpose] = frozenset()
"""Grants for any purpose count."""


def granted_in(
    terms: Terms,
    exercise: int,
    beneficiaries: set[str],
    *,
    without: AbstractSet[Purpose] = NO_PURPOSE,
    weighed: bool = False,
) -> Total:
    """What terms grant firmly to some beneficiaries for an exercise, leaving out some purposes.

    ``weighed``: as it counts for the sum that makes a convention compulsory (equipment counts in cash alone).
    """
    firm = _firm(terms, exercise, beneficiaries)
    kept = (grant for grant in firm if grant.purpose not in without)
    return Total.of(_weighed(grant) if weighed else (str(exercise), grant.amount) for grant in kept)


def _weighed(grant: Grant) -> tuple[str, Amount | None]:
    name = str(grant.exercise)
    if grant.form is Form.CASH or grant.nature is Nature.OPERATING:
        return name, grant.amount
    if grant.nature is None:
        return f"{name} (part en nature : fonctionnement ou équipement, ce n’est pas dit)", None
    return name, ZERO


def _firm(terms: Terms, exercise: int, beneficiaries: set[str]) -> Iterator[Grant]:
    for grant in terms.grants:
        if (
            grant.exercise == exercise
            and grant.beneficiary in beneficiaries
            and grant.firmness is Firmness.FIRM
        ):
            yield grant


def granted_elsewhere(  # noqa: PLR0913  # the sum, and what is left out of it
    case: Case,
    grantor: Party,
    beneficiary: Party,
    exercise: int,
    *,
    without: AbstractSet[Purpose] = NO_PURPOSE,
    weighed: bool = False,
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
            found += granted_in(decided(other).terms, exercise, keys, without=without, weighed=weighed)
    return found


def _identified(case: Case) -> tuple[tuple[Party, frozenset[str]], ...]:
    return tuple((party, numbers(party)) for party in decided(case).terms.parties)
