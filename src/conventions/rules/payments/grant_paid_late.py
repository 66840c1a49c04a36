"""Subvention versée après le délai légal.

## Ce que la règle vérifie
Une subvention versée en une fois à un organisme de droit privé est payée dans le délai légal (60 jours) à
compter de la notification de l’acte qui l’attribue, quand rien d’autre n’est convenu : ni date, ni événement,
ni pièce à fournir, ni condition. Une subvention d’un exercice qui n’est pas ouvert à la fin du délai n’est pas
concernée. Sans mandat alors que le registre est connu et que le délai est passé, le retard est signalé aussi.

## Pourquoi
La loi protège la trésorerie des organismes subventionnés. La règle n’est lue que dans des sources secondaires :
c’est un avertissement.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(payment_terms=(), grants=convention.initial.grants[:1])
>>> ledger = convention.ledger.replace(payments=())
>>> convention = convention.replace(initial=initial, avenants=(), ledger=ledger, documents=())
>>> report = check(convention, date(2024, 3, 19), profile=Profile(select=("PAI-004",)))
>>> [finding.address for finding in report.findings]
['initial.grants[2024-fonctionnement]']

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10, alinéa 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.french import format_date
from conventions.law import duration
from conventions.model import (
    ClauseKind,
    DatedAct,
    Form,
    Grant,
    InstalmentKind,
    Party,
    Payment,
    PaymentState,
    PaymentTerms,
)
from conventions.money import ZERO
from conventions.operations import names_no_day, payable_by, terms_for
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.placed import UNPLACED, payment_address, placed, said_grant
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

MESSAGE = "{grant} est notifiée le {notified} : à payer au plus tard le {deadline} ({days} jours), {late}"
AGREE = "fixer par un avenant la date ou l’événement qui déclenche les prochains versements"
PAY = f"payer sans attendre ; {AGREE}"


class _Owed(NamedTuple):
    """A grant with the act that makes it payable, and the last day to pay it."""

    case: Case
    grant: Grant
    act: DatedAct
    deadline: date


@rule(
    "PAI-004",
    severity=Severity.WARNING,
    status=Status.SECOND_HAND,
    sources=(
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 10, al. 4",
            since=date(2021, 7, 3),
            address="https://legavox.fr/blog/redada/encadrer-delais-versement-subventions-pouvoirs-30945.htm",
        ),
    ),
    dated_by=Anchor.NOTIFICATION,
    decider="le service instructeur, avec le comptable public",
    since="0.2",
    requires=(
        "la notification de l’acte qui attribue",
        "les modalités de versement et les clauses",
        "les mandats et leur date de paiement",
    ),
    beneficiaries=Beneficiaries.PRIVATE,
)
def grant_paid_late(case: Case) -> Iterator[Answer]:
    """Compare the payment of each grant with the delay of the law, where nothing else was agreed."""
    yield from by_grant(case, Beneficiaries.PRIVATE, lambda grant, party: [_of_grant(case, grant, party)])


def _of_grant(case: Case, grant: Grant, party: Party) -> Answer:
    agreed = _agreed(case, grant)
    if agreed is not None:
        return agreed
    act = decided(case).settled_by(grant.key)
    if act.notified_on is None or act.notified_on > case.known_day:
        return NotEvaluated("notification de l’acte qui attribue non renseignée", grant_address(case, grant))
    deadline = payable_by(party, act)
    if deadline is None or deadline < day_of(grant.exercise, 1, 1):
        why = "aucun délai légal ne court de la notification, ou l’exercice ne s’ouvre qu’après lui"
        return NotApplicable(why, act.notified_on)
    return _paid(_Owed(case, grant, act, deadline))._replace(day=act.notified_on)


def _agreed(case: Case, grant: Grant) -> Answer | None:
    """What was agreed instead of the delay of the law, or why that is not known; None when nothing was."""
    terms = terms_for(decided(case).terms, grant)
    if grant.form is Form.IN_KIND or grant.amount == ZERO:
        return NotApplicable("rien ne se verse : subvention en nature ou nulle")
    if terms is not None and (not names_no_day(terms) or _in_parts(terms)):
        return NotApplicable("la convention fixe des dates, un événement ou plusieurs versements")
    clauses = decided(case).terms.clauses
    if clauses is None or case.convention.known_in_part:
        return NotEvaluated("les clauses de la convention ne sont pas connues")
    kinds = {clause.kind for clause in clauses}
    if ClauseKind.CONDITION in kinds or (terms is None and ClauseKind.PAYMENT in kinds):
        return NotEvaluated("une clause sur le versement peut fixer une date ou une condition")
    return None


def _in_parts(terms: PaymentTerms) -> bool:
    """Whether an avance or an acompte is planned: the rest is paid another day."""
    return any(item.kind in (InstalmentKind.ADVANCE, InstalmentKind.INTERIM) for item in terms.instalments)


def _paid(owed: _Owed) -> Answer:
    found = placed(owed.case)
    if found is None:
        return NotEvaluated(NO_LEDGER)
    made = found.payments.get(owed.grant.key, ())
    if len(made) > 1:
        return NotEvaluated("subvention payée par plusieurs mandats : le jour de chacun n’est pas fixé")
    if made:
        return _of_mandate(owed, made[0])
    if found.unplaced:
        return NotEvaluated(UNPLACED, payment_address(found.unplaced[0]))
    return _unpaid(owed)


def _unpaid(owed: _Owed) -> Answer:
    address = grant_address(owed.case, owed.grant)
    if owed.case.known_day <= owed.deadline:
        return Passed(address)
    return _fault(owed, address, f"et aucun mandat n’est émis au {format_date(owed.case.known_day)}", PAY)


def _of_mandate(owed: _Owed, payment: Payment) -> Answer:
    address, known = payment_address(payment), owed.case.known_day
    paid_on = payment.paid_on if payment.paid_on is None or payment.paid_on <= known else None
    if paid_on is not None and paid_on > owed.deadline:
        return _fault(owed, address, f"et payée le {format_date(paid_on)}", AGREE)
    if payment.issued_on > owed.deadline:
        return _fault(owed, address, f"et mandatée le {format_date(payment.issued_on)}", AGREE)
    if paid_on is not None or (known <= owed.deadline and payment.state is not PaymentState.PAID):
        return Passed(address)
    return NotEvaluated("date de paiement du mandat non renseignée", address)


def _fault(owed: _Owed, address: str, late: str, remedy: str) -> Fault:
    notified = owed.act.notified_on or owed.deadline
    return Fault(
        address=address,
        message=MESSAGE.format(
            grant=said_grant(owed.grant),
            notified=format_date(notified),
            deadline=format_date(owed.deadline),
            days=duration("payment_delay", on=notified).days,
            late=late,
        ),
        remedy=remedy,
        values=(("notifiée le", notified), ("à payer au plus tard le", owed.deadline)),
    )
