"""Retrait pour manquement au contrat républicain, non proratisé.

## Ce que la règle vérifie
Le montant retiré pour manquement au contrat d’engagement républicain est la part de la subvention qui
correspond aux jours restants à la date du manquement : subvention × jours restants ÷ jours de la période.
La période est l’exercice de la subvention, ramené à celle de la convention. L’écart d’une journée est admis :
le texte ne dit pas si le jour du manquement compte.

## Pourquoi
Retirer davantage expose l’autorité à l’annulation du retrait ; retirer moins laisse une somme qui n’est plus
due. Un retrait sans montant porte sur toute la subvention. Sans date de manquement, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.model import Withdrawal
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> whole = Withdrawal(
...     grant="2024-fonctionnement",
...     decided_on=date(2024, 10, 1),
...     ground="manquement au contrat d’engagement républicain",
...     breached_on=date(2024, 7, 1),
... )
>>> convention = association_2024_2026().replace(withdrawals=(whole,))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("BEN-002",)))
>>> str(dict(report.findings[0].values)["montant attendu"])  # 184 days of 366
'15081.97'

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10-1.
- Décret n° 2021-1947 du 31 décembre 2021.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from conventions.french import format_amount, format_date, plural
from conventions.model import Grant, Withdrawal, WithdrawalGround
from conventions.money import Amount
from conventions.rules.reading.bodies_over_time import stands_for
from conventions.rules.reading.wording import day_of
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
from conventions.rules.written import decided


class _Part(NamedTuple):
    """The days left from the breach on, and those of the period that the grant covers."""

    left: int
    days: int


@rule(
    "BEN-002",
    severity=Severity.ERROR,
    status=Status.SECOND_HAND,
    sources=(
        Source(
            text="Décret n° 2021-1947 du 31 décembre 2021",
            since=date(2022, 1, 2),
            address="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000044806609",
        ),
    ),
    dated_by=Anchor.WITHDRAWAL,
    decider="le service juridique",
    since="0.2",
    requires=("le montant retiré", "la date du manquement", "le montant attribué", "la période couverte"),
    beneficiaries=Beneficiaries.ASSOCIATIONS,
)
def breach_withdrawal_not_prorated(case: Case) -> Iterator[Answer]:
    """Compare what each breach made withdraw with the part of the days left."""
    found = [
        item
        for item in case.convention.withdrawals
        if item.ground is WithdrawalGround.REPUBLICAN_CONTRACT and item.decided_on <= case.known_day
    ]
    if not found:
        yield NotApplicable("aucun retrait pour manquement au contrat d’engagement républicain")
    for item in found:
        yield _answer(case, item)._replace(day=item.decided_on)


def _answer(case: Case, item: Withdrawal) -> Answer:
    address = f"withdrawals[{item.key}]"
    grant = next((each for each in decided(case).terms.grants if each.key == item.grant), None)
    if grant is None or grant.amount is None:
        return NotEvaluated("montant de la subvention retirée inconnu", f"{address}.grant")
    breached = item.breached_on or _breach(case, grant)
    if breached is None:
        return NotEvaluated("date du manquement inconnue", f"{address}.breached_on")
    part = _part(case, grant, breached)
    withdrawn = grant.amount if item.amount is None else item.amount
    if _is_prorated(withdrawn, grant.amount, part):
        return Passed(f"{address}.amount")
    return _fault(f"{address}.amount", withdrawn, grant.amount, part, breached)


def _breach(case: Case, grant: Grant) -> date | None:
    """The breach that a contract of the beneficiary tells, when only one is told."""
    told = {
        item.breached_on
        for item in case.convention.republican_contracts
        if item.breached_on and stands_for(case, item.beneficiary) == grant.beneficiary
    }
    return told.pop() if len(told) == 1 else None


def _part(case: Case, grant: Grant, breached: date) -> _Part:
    """The exercise of the grant, cut to the period of the convention unless they have no day in common."""
    period = decided(case).terms.period
    first, last = day_of(grant.exercise, 1, 1), day_of(grant.exercise, 12, 31)
    start, end = max(first, period.start), min(last, period.end or last)
    if end < start:
        start, end = first, last
    days = (end - start).days + 1
    left = (end - max(breached, start)).days + 1
    return _Part(max(left, 0), days)


def _is_prorated(withdrawn: Amount, granted: Amount, part: _Part) -> bool:
    """Within what one day is worth of the exact part."""
    expected = Fraction(granted.cents * part.left, part.days)
    return abs(withdrawn.cents - expected) <= Fraction(granted.cents, part.days)


def _fault(address: str, withdrawn: Amount, granted: Amount, part: _Part, breached: date) -> Fault:
    expected = granted.share(Fraction(part.left, part.days), rounding="half_up")
    awaited = f"{format_amount(expected)} {plural(expected.cents // 100, 'attendu', 'attendus')}"
    left = f"{part.left} {plural(part.left, 'jour restant', 'jours restants')}"
    return Fault(
        address=address,
        message=f"retrait de {format_amount(withdrawn)} pour un manquement du {format_date(breached)} :"
        f" {awaited} ({left} sur {part.days}, de {format_amount(granted)})",
        remedy="ramener le retrait à la part de la période qui restait à courir",
        values=(
            ("montant retiré", withdrawn),
            ("montant attendu", expected),
            ("jours restants", part.left),
            ("jours de la période", part.days),
        ),
    )
