"""Versement d’une créance prescrite.

## Ce que la règle vérifie
Aucun mandat n’est émis à partir du 1er janvier où la créance est prescrite : quatre années comptées du
1er janvier qui suit l’exercice de la subvention. Une demande de paiement, un paiement antérieur, une pièce, un
fait du projet ou un acte sur la subvention, avant ce jour, fait repartir le délai du 1er janvier de l’année
suivante. Quand le versement dépend d’un événement, de pièces ou de dépenses, le jour où le droit est né n’est
pas celui de l’exercice : la règle n’est alors pas évaluée. Un mandat qui ne dit pas sa subvention ne l’est pas
non plus.

## Pourquoi
Une collectivité ne peut pas payer une dette prescrite, sauf si une délibération relève le créancier de la
prescription.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Payment
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> late = Payment(number="1", exercise=2029, grant="2024-fonctionnement", issued_on=date(2029, 1, 1), amount=euros(1))
>>> initial = convention.initial.replace(payment_terms=())
>>> ledger = convention.ledger.replace(payments=(late,))
>>> convention = convention.replace(initial=initial, documents=(), ledger=ledger)
>>> report = check(convention, date(2029, 6, 30), profile=Profile(select=("PAI-011",)))
>>> [finding.address for finding in report.errors]
['ledger.payments[1]']

## Références
- Loi n° 68-1250 du 31 décembre 1968, articles 1 et 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from conventions.errors import ConventionsError
from conventions.french import format_date
from conventions.law import duration
from conventions.model import Calculation, Grant, InExercise, Payment, PaymentTerms, YearDay
from conventions.operations import signature_day, terms_for
from conventions.periods import DayCount, after
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.placed import UNPLACED, payment_address, placed, said_grant
from conventions.rules.reading.wording import day_of
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

MESSAGE = (
    "mandat n° {number} du {day} : la créance de {grant} est prescrite depuis le {prescribed}"
    " (délai compté de la fin de {year})"
)

OLD = "délai de prescription inconnu pour une créance de {}"


@rule(
    "PAI-011",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Loi n° 68-1250 du 31 décembre 1968, art. 1 et 2",
            since=date(1969, 1, 1),
            address="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000878035/",
        ),
    ),
    dated_by=Anchor.MANDATE,
    decider="le comptable public, avec le service des finances",
    since="0.2",
    requires=("l’exercice de chaque subvention", "les mandats", "les demandes de paiement et les pièces"),
)
def claim_prescribed(case: Case) -> Iterator[Answer]:
    """Compare the day of each mandate with the day when what it pays is prescribed."""
    found = placed(case)
    if found is None:
        yield NotEvaluated(NO_LEDGER)
        return
    for grant in decided(case).terms.grants:
        for payment in found.payments.get(grant.key, ()):
            yield _answer(case, grant, payment)
    for payment in found.unplaced:
        yield NotEvaluated(UNPLACED, payment_address(payment), payment.issued_on)
    if not found.payments and not found.unplaced:
        yield NotApplicable("aucun mandat n’est émis")


def _answer(case: Case, grant: Grant, payment: Payment) -> Answer:
    address, day = payment_address(payment), payment.issued_on
    if _is_within(day, grant.exercise):
        return Passed(address, day)
    year = _last_year(case, grant, payment)
    prescribed = prescribed_on(year)
    if prescribed is None or day < prescribed:
        return Passed(address, day) if prescribed else NotEvaluated(OLD.format(year), address, day)
    if _depends(case, grant):
        return NotEvaluated(
            f"jour où le droit à {said_grant(grant)} est né : il dépend de faits", address, day
        )
    return _fault(grant, payment, year, prescribed)


@lru_cache(maxsize=256)
def prescribed_on(year: int) -> date | None:
    """The first day when a right that arose in a year, or was claimed in it, is prescribed; None before the law.

    >>> prescribed_on(2018)
    datetime.date(2023, 1, 1)
    """
    start = day_of(year + 1, 1, 1)
    try:
        return after(start, duration("prescription", on=start), counted=DayCount.CALENDAR)
    except ConventionsError:
        return None


def _is_within(day: date, year: int) -> bool:
    prescribed = prescribed_on(year)
    return prescribed is not None and day < prescribed


def _last_year(case: Case, grant: Grant, payment: Payment) -> int:
    """The year from which the delay runs: what comes once the claim is prescribed revives nothing."""
    year = grant.exercise
    for day in sorted(day for day in _moments(case, grant) if day < payment.issued_on):
        if _is_within(day, year):
            year = max(year, day.year)
    return year


def _moments(case: Case, grant: Grant) -> Iterator[date]:
    """The days that interrupt the delay: claims, payments, papers, facts of the project, acts."""
    facts = case.facts
    for told in (facts.requests, facts.costs, facts.events, facts.conditions, facts.counts):
        yield from (item.day for item in told if item.grant in (None, grant.key))
    for paper in (*facts.documents, *case.convention.documents):
        if paper.grant in (None, grant.key):
            yield from filter(None, (paper.received_on, paper.dated))
    for report in case.convention.reports:
        if report.grant in (None, grant.key) and report.received_on is not None:
            yield report.received_on
    yield from _paid(case, grant)
    for act in (case.convention, *decided(case).acts.get(grant.key, ())):
        yield from filter(None, (signature_day(act), act.notified_on))


def _paid(case: Case, grant: Grant) -> Iterator[date]:
    found = placed(case)
    for payment in found.payments.get(grant.key, ()) if found else ():
        yield payment.issued_on
        if payment.paid_on is not None:
            yield payment.paid_on


def _depends(case: Case, grant: Grant) -> bool:
    """Whether the right arises with something else than the exercise, or nobody knows with what."""
    terms = terms_for(decided(case).terms, grant)
    if terms is None:
        return case.convention.known_in_part
    return grant.calculation is Calculation.PROPORTIONAL or not _in_exercise(terms)


def _in_exercise(terms: PaymentTerms) -> bool:
    """Whether everything is owed within the exercise, with nothing to prove nor to wait for."""
    return all(
        not item.proofs
        and (
            item.trigger is None
            or (isinstance(item.trigger, InExercise | YearDay) and not item.trigger.offset)
        )
        for item in terms.instalments
    )


def _fault(grant: Grant, payment: Payment, year: int, prescribed: date) -> Fault:
    return Fault(
        address=payment_address(payment),
        message=MESSAGE.format(
            number=payment.number,
            day=format_date(payment.issued_on),
            grant=said_grant(grant),
            year=year,
            prescribed=format_date(prescribed),
        ),
        remedy="opposer la prescription, ou joindre la réclamation, la demande ou la délibération qui l’écarte",
        values=(("mandat", payment.number), ("émis le", payment.issued_on), ("prescrite le", prescribed)),
        day=payment.issued_on,
    )
