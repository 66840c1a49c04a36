"""Paiement longtemps après l’exercice de son mandat.

## Ce que la règle vérifie
Un mandat n’est pas payé plus de six mois après la fin de la journée complémentaire de son exercice (31 janvier
suivant). Ces six mois sont un repère de la bibliothèque, sans valeur légale : c’est une information.

## Pourquoi
Le comptable paie dans les semaines qui suivent le mandat. Un paiement si tardif est souvent une date mal saisie,
un mandat suspendu que personne n’a suivi, ou un mandat imputé sur un exercice qui n’est pas le sien.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> first, second = convention.ledger.payments
>>> paid = (first, second.replace(paid_on=date(2025, 8, 1)))
>>> convention = convention.replace(ledger=convention.ledger.replace(payments=paid))
>>> report = check(convention, date(2025, 12, 31), profile=Profile(select=("BUD-006",)))
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('information', 'ledger.payments[3377].paid_on')]

## Références
- Logique : un mandat se paie dans les semaines qui suivent son émission.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import format_date
from conventions.model import Payment, Section
from conventions.operations import closing_day
from conventions.periods import add_months
from conventions.rules.reading.mandates import NO_LEDGER, mandates
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
    end_of,
    rule,
)

MONTHS = 6
"""A mark of this library, and no rule of law: after so long, something was forgotten or typed wrong."""


@rule(
    "BUD-006",
    severity=Severity.INFO,
    status=Status.INFERRED,
    sources=(Source(text="Logique : un mandat se paie dans les semaines qui suivent son émission"),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=("les mandats, leur exercice et leur date de paiement",),
)
def payment_long_after_exercise(case: Case) -> Iterator[Answer]:
    """Compare the day of each payment with the end of the exercise of its mandate."""
    issued = mandates(case)
    if issued is None:
        yield NotEvaluated(NO_LEDGER)
        return
    told = [item for item in issued if item.paid_on is not None and item.paid_on <= case.known_day]
    if not told:
        yield NotApplicable("aucun paiement n’est daté")
    for item in told:
        yield _answer(item)._replace(day=end_of(item.exercise))


def _answer(payment: Payment) -> Fault | NotEvaluated | Passed:
    address, last = (
        f"ledger.payments[{payment.key}].paid_on",
        closing_day(payment.exercise, Section.OPERATING),
    )
    if last is None:
        return NotEvaluated(f"clôture de l’exercice {payment.exercise} inconnue", address)
    mark = add_months(last, MONTHS)
    if payment.paid_on is None or payment.paid_on <= mark:
        return Passed(address)
    return Fault(
        address=address,
        message=(
            f"mandat n° {payment.number} de l’exercice {payment.exercise}, payé le {format_date(payment.paid_on)} :"
            f" plus de {MONTHS} mois après le {format_date(last)}"
        ),
        remedy="vérifier la date de paiement et l’exercice du mandat",
        values=(("payé le", payment.paid_on), ("repère", mark)),
    )
