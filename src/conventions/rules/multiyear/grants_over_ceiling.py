"""Subventions annuelles au-delà du plafond de la convention.

## Ce que la règle vérifie
Toutes les subventions de la convention, avenants compris, n’atteignent pas ensemble plus que le plafond que la
convention leur donne (`ceiling`).

## Pourquoi
Le plafond engage l’autorité sur toute la durée : une subvention qui le fait dépasser demande d’abord un avenant qui
le relève. Ce qui n’est que prévisionnel n’est pas promis : un dépassement qui en vient n’est qu’un avertissement. Si
un montant n’est pas connu, la règle n’est évaluée que si les autres passent déjà le plafond.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(ceiling=euros(63_000))
>>> only = Profile(select=("PLURI-006",))
>>> report = check(convention.replace(initial=initial), date(2025, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['initial.ceiling']

## Références
- Logique : un plafond borne la somme de ce qu’il plafonne.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import format_amount, format_list
from conventions.model import Firmness, Grant
from conventions.money import Amount
from conventions.operations import Total
from conventions.rules.rule import (
    Anchor,
    Answer,
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
from conventions.rules.written import decided


@rule(
    "PLURI-006",
    severity=Severity.ERROR,
    status=Status.INFERRED,
    sources=(Source(text="Logique : un plafond borne la somme de ce qu’il plafonne"),),
    dated_by=Anchor.AMENDMENT,
    decider="le service juridique, avec le service des finances",
    since="0.2",
    requires=("le plafond de la convention", "les montants des subventions"),
)
def grants_over_ceiling(case: Case) -> Iterator[Answer]:
    """Add up the grants of every exercise, and compare them with the ceiling."""
    terms = decided(case).terms
    if terms.ceiling is not None:
        yield _answer(case, terms.ceiling, terms.grants)
    elif case.convention.known_in_part:
        yield NotEvaluated("la convention n’est connue qu’en partie : elle peut avoir un plafond")
    else:
        yield NotApplicable("la convention n’a pas de plafond")


def _answer(case: Case, ceiling: Amount, grants: tuple[Grant, ...]) -> Answer:
    address = decided(case).origin("ceiling").address
    firm = _total(grant for grant in grants if grant.firmness is Firmness.FIRM)
    every = _total(grants)
    if firm.known > ceiling:
        return _fault(address, ceiling, firm.known, Severity.ERROR)
    if every.known > ceiling:
        return _fault(address, ceiling, every.known, Severity.WARNING)
    if every.unknown:
        return NotEvaluated(f"montant inconnu pour {format_list(every.unknown)}", address)
    return Passed(address)


def _total(grants: Iterator[Grant] | tuple[Grant, ...]) -> Total:
    return Total.of((str(grant.exercise), grant.amount) for grant in grants)


def _fault(address: str, ceiling: Amount, total: Amount, severity: Severity) -> Fault:
    summed, most, excess = map(format_amount, (total, ceiling, total - ceiling))
    foreseen = ", montants prévisionnels compris," if severity is Severity.WARNING else ""
    return Fault(
        address=address,
        message=f"les subventions{foreseen} font {summed}, {excess} de plus que le plafond de la convention ({most})",
        remedy="relever le plafond par un avenant, ou ramener les subventions au plafond",
        values=(("total", summed), ("plafond", most), ("dépassement", excess)),
        severity=severity,
    )
