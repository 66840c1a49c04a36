"""Crédits de paiement qui ne font pas l’autorisation.

## Ce que la règle vérifie
Pour chaque autorisation (AP ou AE) que la convention cite et qu’un budget donné contient : la somme des crédits de
paiement de tous les exercices est son montant, et aucun crédit n’est négatif ou supérieur à ce montant.

## Pourquoi
L’autorisation est votée avec la répartition de ses crédits par exercice : l’un est la somme des autres. Une
autorisation sans aucun crédit n’est pas jugée, ni une somme plus petite quand l’échéancier commence après l’année du
vote : les crédits des exercices passés peuvent ne pas y être.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Authorization, Budget, LinePart, PaymentCredit
>>> from conventions.rules import Context, Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grant, *others = convention.initial.grants
>>> line = grant.lines[0].replace(parts=(LinePart(key="AE", code="2024-3"),))
>>> initial = convention.initial.replace(grants=(grant.replace(lines=(line,)), *others))
>>> credit = PaymentCredit(exercise=2024, amount=euros(30000))
>>> voted = Authorization(number="2024-3", kind="fonctionnement", amount=euros(90000), credits=(credit,))
>>> budget = Budget(authority="ville", exercise=2024, authorizations=(voted,))
>>> report = check(
...     convention.replace(initial=initial),
...     date(2024, 12, 31),
...     profile=Profile(select=("PLURI-003",)),
...     context=Context(budgets=(budget,)),
... )
>>> [finding.address for finding in report.errors]
['initial.grants[2024-fonctionnement].lines[1]']

## Références
- Logique : un échéancier répartit le montant de l’autorisation, ni plus ni moins.
- CGCT, article R2311-9.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_amount
from conventions.model import Authorization, PaymentCredit
from conventions.money import ZERO, Amount
from conventions.rules.multiyear.authorizations import (
    Citation,
    Voted,
    by_authorization,
    unknown,
    voted,
    without_citation,
)
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    Validity,
    end_of,
    rule,
)


@rule(
    "PLURI-003",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="Logique : un échéancier répartit le montant de l’autorisation, ni plus ni moins"),
        Source(text="CGCT, art. R2311-9", since=date(2006, 1, 1), read_as_of=date(2015, 3, 31)),
    ),
    law=Validity(since=date(2006, 1, 1)),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("l’autorisation citée", "les budgets, avec les crédits de paiement"),
)
def credits_not_the_authorization(case: Case) -> Iterator[Answer]:
    """Add up the payment credits of each authorisation that the convention cites."""
    found = by_authorization(case)
    if not found:
        yield from without_citation(case)
    for first, *_ in found.values():
        rows = voted(case, first)
        if not rows:
            yield unknown(case, first)
        for row in rows:
            yield from (each._replace(day=end_of(row.budget.exercise)) for each in _answers(first, row))


def _answers(cited: Citation, row: Voted) -> Iterator[Answer]:
    authorization, address = row.authorization, cited.written.address
    if not authorization.credits:
        yield NotEvaluated(f"les crédits de paiement de {cited.told} ne sont pas inscrits", address)
        return
    yield _sum(cited, row)
    for credit in authorization.credits:
        if not ZERO <= credit.amount <= authorization.amount:
            yield _out_of_bounds(cited, row, credit)


def _sum(cited: Citation, row: Voted) -> Answer:
    authorization, address = row.authorization, cited.written.address
    total = sum((credit.amount for credit in authorization.credits), start=ZERO)
    if total == authorization.amount:
        return Passed(address)
    if total < authorization.amount and _starts_late(authorization):
        return NotEvaluated(f"les crédits passés de {cited.told} ne sont pas inscrits", address)
    return _fault(cited, row, "la somme des crédits de paiement", total)


def _starts_late(authorization: Authorization) -> bool:
    first = min(credit.exercise for credit in authorization.credits)
    return authorization.voted_on is not None and authorization.voted_on.year < first


def _out_of_bounds(cited: Citation, row: Voted, credit: PaymentCredit) -> Fault:
    return _fault(cited, row, f"le crédit de paiement de {credit.exercise}", credit.amount)


def _fault(cited: Citation, row: Voted, what: str, met: Amount) -> Fault:
    told, amount = format_amount(met), format_amount(row.authorization.amount)
    return Fault(
        address=cited.written.address,
        message=f"{cited.named} (budget {row.budget.exercise}) : {what} est de {told}, l’autorisation de {amount}",
        remedy="corriger l’échéancier des crédits de paiement, ou le montant de l’autorisation",
        words=cited.written.line.raw,
        values=(("autorisation", cited.named), ("montant de l’autorisation", amount), ("montant lu", told)),
    )
