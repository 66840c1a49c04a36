"""Solde mandaté avant le compte rendu demandé.

## Ce que la règle vérifie
Le mandat d’un solde n’est pas émis avant la réception des comptes rendus, rapports et bilans que la convention
exige pour ce solde. Un compte rendu financier est reçu par sa pièce, ou par le compte rendu de l’exercice
inscrit au fichier ; une pièce jointe au mandat est là. Une réception qui n’est pas renseignée n’est pas
évaluée.

## Pourquoi
Le solde se paie sur justification : payé avant, il ne laisse plus aucun moyen d’obtenir les comptes, et ce qui
n’a pas été dépensé doit être recouvré.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import FinancialReport, Payment
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> paid = Payment(number="5001", exercise=2025, grant="2024-fonctionnement", instalment="solde",
...                issued_on=date(2025, 3, 3), amount=euros(6000))
>>> ledger = convention.ledger.replace(payments=(*convention.ledger.payments, paid))
>>> report = FinancialReport(exercise=2024, grant="2024-fonctionnement", received_on=date(2025, 5, 30))
>>> convention = convention.replace(ledger=ledger, reports=(report,))
>>> report = check(convention, date(2025, 6, 30), profile=Profile(select=("PAI-007",)))
>>> [finding.address for finding in report.findings]
['ledger.payments[5001]']

## Références
- Logique : le solde se paie sur les pièces que la convention exige.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_date, quote, slug
from conventions.model import FinancialReport, Grant, InstalmentKind, Payment
from conventions.operations import Schedule, schedule, terms_for
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.placed import papers, payment_address, placed, said_grant
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

MESSAGE = "mandat n° {number} du {day}, solde de {grant}, émis avant la réception ({received}) : {kind}"
_REPORTS = (("compte", "rendu"), ("rapport",), ("bilan",))


@rule(
    "PAI-007",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(Source(text="Logique : le solde se paie sur les pièces que la convention exige"),),
    dated_by=Anchor.MANDATE,
    decider="le service instructeur",
    since="0.2",
    requires=("les pièces exigées pour le solde", "la réception des comptes rendus", "les mandats"),
)
def balance_before_report(case: Case) -> Iterator[Answer]:
    """Compare the day of each mandate of a solde with the day when each report that it asks for came."""
    found = placed(case)
    if found is None:
        yield NotEvaluated(NO_LEDGER)
        return
    answers = [
        answer
        for grant in decided(case).terms.grants
        for payment in found.payments.get(grant.key, ())
        for answer in _of_payment(case, grant, payment)
    ]
    yield from answers or [NotApplicable("aucun solde mandaté n’attend de compte rendu")]


def _of_payment(case: Case, grant: Grant, payment: Payment) -> Iterator[Answer]:
    for kind in _asked(case, grant, payment):
        yield _answer(case, grant, payment, kind)


def _asked(case: Case, grant: Grant, payment: Payment) -> list[str]:
    """The reports that the solde paid by a mandate asks for."""
    terms = terms_for(decided(case).terms, grant)
    instalments = terms.instalments if terms else ()
    balance = [
        item for item in instalments if item.key == payment.instalment and item.kind is InstalmentKind.BALANCE
    ]
    return [kind for item in balance for kind in item.proofs if is_report(kind)]


def is_report(kind: str) -> bool:
    """Whether a paper is a compte rendu, a rapport or a bilan.

    >>> is_report("Compte-rendu financier"), is_report("procès-verbal de réception")
    (True, False)
    """
    words = set(slug(kind).split("-"))
    return any(words.issuperset(wanted) for wanted in _REPORTS)


def _answer(case: Case, grant: Grant, payment: Payment, kind: str) -> Answer:
    address, day = payment_address(payment), payment.issued_on
    if _is_joined(case, payment, kind):
        return Passed(address, day)
    received = _received(case, grant, payment, kind)
    if received is None:
        return NotEvaluated(f"réception non renseignée : {kind}", address, day)
    return Passed(address, day) if received <= day else _fault(grant, payment, kind, received)


def _is_joined(case: Case, payment: Payment, kind: str) -> bool:
    known = papers(case)
    joined = (known[key] for key in payment.documents or () if key in known)
    return any(slug(paper.kind) == slug(kind) for paper in joined)


def _received(case: Case, grant: Grant, payment: Payment, kind: str) -> date | None:
    """The first day when the report was there, known by the day of the check."""
    own = (line for line in case.once(_schedule).lines if line.grant == grant.key)
    proofs = (proof for line in own if line.instalment == payment.instalment for proof in line.proofs)
    days = [proof.received_on for proof in proofs if proof.kind == kind]
    if {"compte", "rendu", "financier"} <= set(slug(kind).split("-")):
        days += [item.received_on for item in case.convention.reports if _is_about(item, grant, case)]
    return min((day for day in days if day is not None and day <= case.known_day), default=None)


def _is_about(report: FinancialReport, grant: Grant, case: Case) -> bool:
    if report.grant is not None:
        return report.grant == grant.key
    same_year = [item for item in decided(case).terms.grants if item.exercise == report.exercise]
    return same_year == [grant]


def _schedule(case: Case) -> Schedule:
    return schedule(case.convention, case.as_of, known_on=case.known_on, facts=case.context.facts)


def _fault(grant: Grant, payment: Payment, kind: str, received: date) -> Fault:
    return Fault(
        address=payment_address(payment),
        message=MESSAGE.format(
            number=payment.number,
            day=format_date(payment.issued_on),
            grant=said_grant(grant),
            received=format_date(received),
            kind=quote(kind),
        ),
        remedy="attendre les pièces exigées avant de mandater un solde ; comparer le compte rendu avec ce qui est payé",
        values=(("pièce", kind), ("émis le", payment.issued_on), ("reçue le", received)),
        day=payment.issued_on,
    )
