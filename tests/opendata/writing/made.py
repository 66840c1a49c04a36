"""Conventions that can be published, for the tests of what is written of them."""

from __future__ import annotations

from datetime import date

from conventions.model import (
    Avenant,
    Convention,
    Grant,
    Identifier,
    Operation,
    Party,
    PartyKind,
    Role,
    Scheme,
    SetGrant,
)
from conventions.money import Amount, euros
from conventions.samples import association_2024_2026

SAMPLE = association_2024_2026()
CITY, CLUB = SAMPLE.initial.parties
THEATRE = Party(
    key="théâtre",
    name="Théâtre",  # type: ignore[arg-type]  # a text is enough
    roles=(Role.BENEFICIARY,),
    kinds=({"kind": PartyKind.ASSOCIATION},),  # type: ignore[arg-type]  # the same
    identifiers=(Identifier(scheme=Scheme.SIRET, value="73282932000074"),),
)
DAY = date(2026, 12, 31)
SIGNED = date(2024, 1, 12)


def grant(exercise: int = 2024, amount: Amount | None = None, **fields: object) -> Grant:
    """A firm grant of 1 000 € to the club, but for what is given."""
    told = {
        "exercise": exercise,
        "beneficiary": CLUB.key,
        "amount": euros(1000) if amount is None else amount,
        **fields,
    }
    return Grant.model_validate(told)


def convention(
    *grants: Grant, parties: tuple[Party, ...] = (CITY, CLUB, THEATRE), **fields: object
) -> Convention:
    """A convention signed on 12 January 2024, paid as the sample is, with nothing else than what is given."""
    terms = SAMPLE.initial.replace(
        parties=parties, grants=grants or (grant(),), axes=(), actions=(), clauses=None
    )
    told = {"reference": "2024-017", "title": "Soutien", "signed_on": SIGNED, "initial": terms, **fields}
    return Convention.model_validate(told)


def paid(made: Convention, *terms: object) -> Convention:
    """The same with other payment terms."""
    return made.replace(initial=made.initial.replace(payment_terms=terms))


def avenant(*operations: Operation, day: date = date(2025, 3, 4), **fields: object) -> Avenant:
    """An avenant signed on 4 March 2025."""
    return Avenant.model_validate({"number": 1, "signed_on": day, "operations": operations, **fields})


def more(given: Grant) -> SetGrant:
    """What adds to a grant."""
    return SetGrant(grant=given, mode="ajoute")
