"""Subvention en numéraire à une association non déclarée.

## Ce que la règle vérifie
Aucune subvention en numéraire n’est attribuée à une association non déclarée (catégorie juridique Insee 9210).

## Pourquoi
Une association qui n’a pas été déclarée n’a pas la personnalité morale : elle ne peut ni posséder, ni recevoir
une somme d’argent. Un numéro RNA prouve une déclaration : il est cru de préférence à une catégorie absente, et
s’il contredit la catégorie 9210, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("BEN-004",)))
>>> report.conform
('BEN-004',)

## Références
- Loi du 1er juillet 1901 relative au contrat d’association, articles 5 et 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.model import Form, Grant, Party, Scheme
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)

UNDECLARED = "9210"
"""Insee legal category of an association that was not declared."""


@rule(
    "BEN-004",
    severity=Severity.ERROR,
    status=Status.REMEMBERED,
    sources=(
        Source(
            text="Loi du 1er juillet 1901 relative au contrat d’association, art. 5 et 6",
            since=date(1901, 7, 1),
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur",
    since="0.2",
    requires=("la catégorie juridique du bénéficiaire", "la forme de la subvention"),
    beneficiaries=Beneficiaries.ASSOCIATIONS,
)
def undeclared_association_paid(case: Case) -> Iterator[Answer]:
    """Look at the legal category of every association that is granted money."""
    yield from by_grant(case, Beneficiaries.ASSOCIATIONS, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    declared = any(item.scheme is Scheme.RNA for item in party.identifiers)
    if grant.form is Form.IN_KIND:
        yield NotApplicable("subvention en nature : aucune somme n’est versée")
    elif party.legal_category is None and not declared:
        yield NotEvaluated(f"catégorie juridique non renseignée : {named(party)}")
    elif party.legal_category != UNDECLARED:
        yield Passed(grant_address(case, grant))
    elif declared:
        yield NotEvaluated(
            f"catégorie {UNDECLARED} (non déclarée) et numéro RNA se contredisent : {named(party)}"
        )
    else:
        yield _fault(grant_address(case, grant), party)


def _fault(address: str, party: Party) -> Fault:
    return Fault(
        address=address,
        message=f"{named(party)} : association non déclarée (catégorie {UNDECLARED}), sans capacité à recevoir"
        " une somme d’argent",
        remedy="faire déclarer l’association en préfecture avant toute attribution, ou corriger la catégorie",
        values=(("bénéficiaire", party.key), ("catégorie juridique", UNDECLARED)),
    )
