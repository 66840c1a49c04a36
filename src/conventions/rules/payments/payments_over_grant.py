"""Mandats supérieurs au montant attribué.

## Ce que la règle vérifie
Exercice par exercice, puis en tout, les mandats émis (ni rejetés ni annulés), moins les annulations, les
réductions et les titres de recettes, ne dépassent pas les subventions fermes en numéraire. Un mandat compte
pour l’exercice de la subvention qu’il nomme, sinon pour celui de son imputation. Un montant prévisionnel
n’est pas attribué ; un montant inconnu n’est pas comparé.

## Pourquoi
On ne verse pas plus que ce qui est attribué : le comptable vérifie les sommes déjà payées avant chaque
nouveau versement. Un trop-versé se récupère par un titre de recettes.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> last = convention.ledger.payments[-1].replace(number="3378", amount=euros(6001))
>>> ledger = convention.ledger.replace(payments=(*convention.ledger.payments, last))
>>> only = Profile(select=("PAI-001",))
>>> report = check(convention.replace(ledger=ledger), date(2024, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['ledger.payments[3378]']

## Références
- Logique : on ne verse pas plus que ce qui est attribué.
- CGCT, annexe I à l’article D1617-19, rubrique 7212 : état des sommes déjà payées.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_amount, format_list
from conventions.money import ZERO, Amount
from conventions.rules.payments.balances import Balance, balances
from conventions.rules.reading.mandates import NO_LEDGER, mandates
from conventions.rules.rule import (
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

MESSAGE = (
    "mandats de {exercises} : {mandated}, au-delà du montant attribué, {granted} (trop-versé : {excess})"
)
REMEDY = "émettre un titre de recettes ou réduire le mandat, ou ajouter l’acte qui attribue la différence"
FORESEEN = f"confirmer par un avenant le montant prévisionnel, qui n’est pas attribué, ou {REMEDY}"


@rule(
    "PAI-001",
    severity=Severity.ERROR,
    status=Status.INFERRED,
    sources=(
        Source(text="Logique : on ne verse pas plus que ce qui est attribué"),
        Source(text="CGCT, annexe I à l’art. D1617-19, rubrique 7212", read_as_of=date(2015, 3, 31)),
    ),
    dated_by="date d’émission du mandat",
    decider="le service des finances, avec le comptable public",
    since="0.1",
    requires=("les mandats", "les montants attribués"),
)
def payments_over_grant(case: Case) -> Iterator[Answer]:
    """Compare what was mandated with what was granted, by exercise, then running from the first one."""
    found = mandates(case)
    if found is None:
        yield NotEvaluated(NO_LEDGER)
    elif not found:
        yield NotApplicable("aucun mandat n’est émis")
    else:
        rows = balances(case, found)
        yield from (_answer(rows, rank) for rank, row in enumerate(rows) if row.payments)


def _answer(rows: list[Balance], rank: int) -> Answer:
    """Only what is sure is a fault: the rest of the exercises may explain what names no grant."""
    row, back = rows[rank], sum((balance.back for balance in rows), start=ZERO)
    if row.granted is None:
        return NotEvaluated(f"montant attribué inconnu pour {row.exercise}")
    if row.named - back > row.granted:
        return _fault([row], row.named - back, row.granted)
    if row.at_most <= row.granted:
        return Passed(f"ledger.payments[{row.payments[-1].key}]")
    return _running(rows[: rank + 1], back)


def _running(rows: list[Balance], back: Amount) -> Answer:
    """From the first exercise to this one: what names no grant can only pay one of these."""
    unknown = [row.exercise for row in rows if row.granted is None]
    if unknown:
        return NotEvaluated(f"montant attribué inconnu pour {format_list(unknown)}")
    mandated = sum((row.named + row.unnamed for row in rows), start=ZERO) - back
    granted = sum((row.granted or ZERO for row in rows), start=ZERO)
    if mandated > granted:
        return _fault(rows, mandated, granted)
    return NotEvaluated(f"mandats ou titres de {rows[-1].exercise} sans la subvention qu’ils concernent")


def _fault(rows: list[Balance], mandated: Amount, granted: Amount) -> Fault:
    exercises = format_list(row.exercise for row in rows)
    last = rows[-1].payments[-1]
    sums = (format_amount(mandated), format_amount(granted), format_amount(mandated - granted))
    return Fault(
        address=f"ledger.payments[{last.key}]",
        message=MESSAGE.format(exercises=exercises, mandated=sums[0], granted=sums[1], excess=sums[2]),
        remedy=FORESEEN if any(row.foreseen for row in rows) else REMEDY,
        values=(
            ("exercice", exercises),
            ("mandaté", sums[0]),
            ("attribué", sums[1]),
            ("trop-versé", sums[2]),
        ),
    )
