"""Convention signée après son début ou après le premier versement.

## Ce que la règle vérifie
La convention est signée au plus tard le premier jour de sa période, et le jour du premier mandat.

## Pourquoi
Une convention signée en cours de période règle après coup ce qui est déjà fait : le constat est une information, que
l’agent lit avec les dates des actions subventionnées. Un mandat avant la signature est, au-delà du seuil légal,
l’objet de CONV-001.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("CONV-014",)))
>>> [(str(finding.severity), finding.address) for finding in report.findings]
[('information', 'signed_on')]

## Références
- Logique : une convention règle ce qui vient après elle.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_date
from conventions.operations import signature_day
from conventions.rules.reading.mandates import NO_LEDGER, mandates
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
    rule,
)


@rule(
    "CONV-014",
    severity=Severity.INFO,
    status=Status.REMEMBERED,
    sources=(Source(text="Logique : une convention règle ce qui vient après elle"),),
    dated_by=Anchor.SIGNATURE,
    decider="le service instructeur",
    since="0.2",
    requires=("la date de signature de la convention", "la période de la convention", "les mandats"),
)
def signature_late(case: Case) -> Iterator[Answer]:
    """Compare the signature with the start of the initial period, then with the first mandate."""
    signed = case.convention.signed_on
    if signed is None or signed > case.known_day:
        yield _unsigned(case)
        return
    start = case.convention.initial.period.start
    yield _after_start(signed, start) if signed > start else Passed("signed_on")
    yield _after_payment(case, signed)


def _unsigned(case: Case) -> Answer:
    """Sent or notified by the start, it was signed by then."""
    sure = signature_day(case.convention)
    if sure is not None and sure <= min(case.convention.initial.period.start, case.known_day):
        return Passed("signed_on")
    return NotEvaluated("date de signature de la convention inconnue", "signed_on")


def _after_start(signed: date, start: date) -> Fault:
    return Fault(
        address="signed_on",
        message=f"convention signée le {format_date(signed)}, après le début de sa période ({format_date(start)})",
        remedy="vérifier que les dépenses d’avant la signature sont bien éligibles",
        values=(("signature", signed), ("début de la période", start)),
    )


def _after_payment(case: Case, signed: date) -> Answer:
    issued = mandates(case)
    if issued is None:
        return NotEvaluated(NO_LEDGER)
    first = min(issued, key=lambda payment: payment.issued_on, default=None)
    if first is None or first.issued_on >= signed:
        return Passed("ledger.payments")
    day = format_date(first.issued_on)
    return Fault(
        address=f"ledger.payments[{first.key}]",
        message=f"mandat n° {first.number} émis le {day}, avant la signature ({format_date(signed)})",
        remedy="verser après la signature, ou rattacher le mandat à la décision qui le fonde",
        values=(("mandat", first.number), ("signature", signed)),
    )
