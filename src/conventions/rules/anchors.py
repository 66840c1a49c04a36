"""The dates that choose the version of the law: each is named, and read from the case. Never today.

A rule that looks at several things (grants, mandates, acts) has several days; ``None`` is a day that the file
does not tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from conventions.errors import OpenPeriodError
from conventions.model import DatedAct, Firmness
from conventions.operations import binds, is_approved, signature_day
from conventions.rules.case import Case
from conventions.rules.reading.granted import granted_on
from conventions.rules.reading.mandates import mandates
from conventions.rules.reading.wording import day_of
from conventions.rules.written import decided, written_lines

Days = Iterable[date | None]


class Anchor(StrEnum):
    """The date that a rule is dated by, in French."""

    AS_OF = "date du contrôle"
    SIGNATURE = "signature de la convention"
    DELIBERATION = "date de la délibération"
    EXERCISE = "fin de l’exercice de la subvention"
    TARGET = "fin de l’exercice de l’objectif"
    MANDATE = "date d’émission du mandat"
    COMMITMENT = "date de l’engagement"
    ACT = "date d’effet de l’acte"
    AVENANT = "date d’effet de l’avenant"
    AMENDMENT = "signature de la convention ou de l’avenant"
    START = "début de la période de la convention"
    REQUEST = "date de la demande de subvention"
    PAYMENT = "date de paiement"
    RECOVERY = "date d’émission du titre"
    WITHDRAWAL = "date de la décision de retrait"
    AID = "date d’octroi de l’aide"
    REGRANT = "date du reversement"
    NOTIFICATION = "notification de l’acte"

    def days(self, case: Case) -> tuple[date | None, ...]:
        """Every day that a rule may be dated by in a case, once each; None for one that is not known.

        :raises OperationError: when the convention cannot be consolidated and the date needs it.

        >>> from conventions.samples import association_2024_2026, cci_2017_2019
        >>> Anchor.SIGNATURE.days(Case(association_2024_2026(), date(2025, 6, 30)))
        (datetime.date(2024, 1, 12),)
        >>> Anchor.SIGNATURE.days(Case(cci_2017_2019(), date(2018, 12, 31)))
        (None,)
        """
        return case.once(_DAYS[self])


@lru_cache(maxsize=256)
def end_of(exercise: int) -> date:
    """The day that stands for an exercise: its last one."""
    return day_of(exercise, 12, 31)


def _as_of(case: Case) -> Days:
    return (case.as_of,)


def _signature(case: Case) -> Days:
    """A projet is judged by the law of the day; a convention that is over was signed, nobody says when."""
    convention = case.convention
    end = convention.initial.period.end
    over = end is not None and end < case.known_day
    return (signature_day(convention) or (None if convention.known_in_part or over else case.known_day),)


def _deliberations(case: Case) -> Days:
    return (item.date for item in case.convention.deliberations if item.date <= case.known_day)


def _exercises(case: Case) -> Days:
    """Those of the grants and of their lines, drafts included."""
    yield from (end_of(grant.exercise) for grant in decided(case).terms.grants)
    for written in written_lines(case):
        yield from map(end_of, (written.grant.exercise, *written.line.exercises))


def _targets(case: Case) -> Days:
    """Every exercise of the period, up to the day when it is open, and those that targets name."""
    terms = decided(case).terms
    try:
        years: Iterable[int] = terms.period.exercises
    except OpenPeriodError:
        years = range(terms.period.start.year, case.as_of.year + 1)
    told = (target.exercise for action in terms.actions for target in action.targets)
    return map(end_of, (*years, *filter(None, told)))


def _mandates(case: Case) -> Days:
    return (mandate.issued_on for mandate in mandates(case) or ())


def _commitments(case: Case) -> Days:
    ledger = case.convention.ledger
    made = (ledger.commitments if ledger else None) or ()
    return (item.committed_on for item in made if item.committed_on <= case.known_day)


def _acts(case: Case) -> Days:
    return (_effect(case.convention), *_avenants(case))


def _avenants(case: Case) -> Days:
    convention = case.convention
    return (
        _effect(avenant)
        for avenant in convention.avenants
        if binds(convention, avenant, case.as_of, case.known_on)
        or is_approved(convention, avenant, case.known_day)
    )


def _amendments(case: Case) -> Days:
    """The signature of the convention, as for it alone, then those of the avenants that count."""
    yield from _signature(case)
    for avenant in case.convention.avenants:
        if binds(case.convention, avenant, case.as_of, case.known_on):
            yield signature_day(avenant)


def _start(case: Case) -> Days:
    return (decided(case).terms.period.start,)


def _requests(case: Case) -> Days:
    return (item.requested_on for item in case.convention.requests)


def _payments(case: Case) -> Days:
    """Those of the mandates that were paid; a mandate that was not has no day of payment yet."""
    paid = (item.paid_on for item in mandates(case) or ())
    return (day for day in paid if day is not None and day <= case.known_day)


def _recoveries(case: Case) -> Days:
    ledger = case.convention.ledger
    made = ledger.recoveries if ledger else ()
    return (item.issued_on for item in made if item.issued_on <= case.known_day)


def _withdrawals(case: Case) -> Days:
    return (item.decided_on for item in case.convention.withdrawals if item.decided_on <= case.known_day)


def _aids(case: Case) -> Days:
    """Those of the aids that the beneficiary declared, and of the firm grants."""
    declared = case.convention.de_minimis
    yield from (item.granted_on for item in declared if item.granted_on <= case.known_day)
    firm = (grant for grant in decided(case).terms.grants if grant.firmness is Firmness.FIRM)
    yield from (granted_on(case, grant.key) for grant in firm)


def _regrants(case: Case) -> Days:
    return (item.day for item in case.convention.regrants if item.day <= case.known_day)


def _notifications(case: Case) -> Days:
    """Those of the convention and of the avenants that count."""
    yield case.convention.notified_on
    for avenant in case.convention.avenants:
        if binds(case.convention, avenant, case.as_of, case.known_on):
            yield avenant.notified_on


def _effect(act: DatedAct) -> date | None:
    return act.effective_on or signature_day(act)


_READERS: Mapping[Anchor, Callable[[Case], Days]] = {
    Anchor.AS_OF: _as_of,
    Anchor.SIGNATURE: _signature,
    Anchor.DELIBERATION: _deliberations,
    Anchor.EXERCISE: _exercises,
    Anchor.TARGET: _targets,
    Anchor.MANDATE: _mandates,
    Anchor.COMMITMENT: _commitments,
    Anchor.ACT: _acts,
    Anchor.AVENANT: _avenants,
    Anchor.AMENDMENT: _amendments,
    Anchor.START: _start,
    Anchor.REQUEST: _requests,
    Anchor.PAYMENT: _payments,
    Anchor.RECOVERY: _recoveries,
    Anchor.WITHDRAWAL: _withdrawals,
    Anchor.AID: _aids,
    Anchor.REGRANT: _regrants,
    Anchor.NOTIFICATION: _notifications,
}


def _each_once(read: Callable[[Case], Days]) -> Callable[[Case], tuple[date | None, ...]]:
    def days(case: Case) -> tuple[date | None, ...]:
        return tuple(dict.fromkeys(read(case)))

    return days


_DAYS = {anchor: _each_once(read) for anchor, read in _READERS.items()}
"""What reads the days of an anchor; a case keeps them, so that many rules may ask for them."""
