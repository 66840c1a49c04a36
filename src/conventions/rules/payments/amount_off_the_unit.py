"""Montant attribué hors de l’unité d’arrondi du règlement.

## Ce que la règle vérifie
Quand le règlement de l’attribuant fixe une unité d’arrondi (profil, `rounding_unit`), chaque subvention ferme en
numéraire en est un multiple. Sans cette unité, la règle est sans objet.

## Pourquoi
Un montant au centime, là où le règlement arrondit à l’euro ou à la dizaine d’euros, est souvent une erreur de calcul
ou de saisie.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.rules import Parameters, Profile, check
>>> from conventions.samples import association_2024_2026
>>> profile = Profile(select=("PAI-013",), parameters=Parameters(rounding_unit=euros(1000)))
>>> [finding.address for finding in check(association_2024_2026(), date(2025, 6, 30), profile=profile).findings]
['avenants[2025-1].operations[subvention 2025-fonctionnement].grant.amount']

## Références
- Logique : un montant suit l’unité que le règlement de l’attribuant fixe.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from conventions.french import format_amount
from conventions.model import Form, Grant, Party
from conventions.money import ZERO, Amount
from conventions.rules.bodies import by_grant, grant_address
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


@rule(
    "PAI-013",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(Source(text="Logique : un montant suit l’unité que le règlement de l’attribuant fixe"),),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur, avec le service des finances",
    since="0.2",
    requires=("l’unité d’arrondi du règlement de l’attribuant", "les montants attribués"),
)
def amount_off_the_unit(case: Case) -> Iterator[Answer]:
    """Divide each firm grant by the unit of the authority's own rules."""
    unit = case.parameters.rounding_unit
    if unit is None or unit == ZERO:
        yield NotApplicable("le règlement de l’attribuant ne fixe pas d’unité d’arrondi")
        return
    yield from by_grant(case, Beneficiaries.ANY, partial(_answers, case, unit))


def _answers(case: Case, unit: Amount, grant: Grant, _: Party) -> Iterator[Answer]:
    if grant.form is Form.IN_KIND:
        yield NotApplicable("la valeur d’une subvention en nature n’est pas arrondie")
    elif grant.amount is None:
        yield NotEvaluated(f"montant inconnu pour {grant.exercise}")
    elif grant.amount.cents % unit.cents:
        yield _fault(case, unit, grant, grant.amount)
    else:
        yield Passed(grant_address(case, grant, "amount"))


def _fault(case: Case, unit: Amount, grant: Grant, amount: Amount) -> Fault:
    below = Amount(cents=amount.cents - amount.cents % unit.cents)
    said, of, low, high = (format_amount(each) for each in (amount, unit, below, below + unit))
    return Fault(
        address=grant_address(case, grant, "amount"),
        message=f"{said} attribués pour {grant.exercise} : ce n’est pas un multiple de {of}, l’unité du règlement",
        remedy=f"attribuer {low} ou {high}, ou justifier le montant",
        words=grant.raw,
        values=(("montant attribué", amount), ("unité du règlement", unit)),
    )
