"""What each convention is: its days, its ceiling, what is known of it."""

from __future__ import annotations

from conventions.model import Role
from conventions.operations import signature_day
from conventions.portfolio.bulk.values import Row, cents
from conventions.rules import Anchor, find_rule
from conventions.rules.facts import Case, decided, out_of_scope

_ASSOCIATIONS = "BEN-005"
"""A rule about associations: where it has no object, the others have none."""


def convention_row(case: Case) -> Row:
    """The row of a convention, but its key and its rank."""
    convention, folded = case.convention, decided(case)
    terms, ledger = folded.terms, convention.ledger
    (law_day,) = Anchor.SIGNATURE.days(case)
    return (
        *(case.known_day, terms.period.start, terms.period.end),
        *(convention.signed_on, signature_day(convention) is not None, law_day),
        *(convention.known_in_part, len(terms.parties_as(Role.GRANTOR))),
        any(party.identifiers for party in terms.parties),
        out_of_scope(find_rule(_ASSOCIATIONS), case) is None,
        *(ledger is not None, ledger is not None and ledger.commitments is not None),
        *(cents(terms.ceiling), folded.origin("ceiling").address),
    )


def signature_row(case: Case) -> Row:
    """What is known of the signature, whatever its acts come to."""
    signed = case.convention.signed_on
    known = signed if signed is not None and signed <= case.known_day else None
    return known, case.convention.initial.period.start
