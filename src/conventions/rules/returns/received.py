"""What was received for a grant and what was asked back, and what the grant comes to in the end.

An entry that names no grant is about the only one of its exercise, as for ``settle``: what is compared with a
settlement is counted as it counts. ``reading.placed`` is stricter: a mandate may pay an earlier grant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from conventions.errors import ConventionsError
from conventions.model import Grant, Ledger, Payment, PaymentState, Recovery
from conventions.money import ZERO, Amount
from conventions.operations import GrantSettlement, returned, settle
from conventions.rules.case import Case
from conventions.rules.reading.mandates import NO_LEDGER, mandates
from conventions.rules.written import decided

E = TypeVar("E", Payment, Recovery)


class Money(NamedTuple):
    """What was paid for a grant, and what titles, reductions and cancellations ask back of it."""

    paid: Amount
    asked: Amount


def settlement_of(case: Case, grant: Grant) -> GrantSettlement | str:
    """The settlement of a grant on the day of the check, or why there is none, in French."""
    by_key = case.once(_settlements)
    return by_key.get(grant.key, "la subvention n’est pas en vigueur")


def _settlements(case: Case) -> Mapping[str, GrantSettlement | str]:
    found: dict[str, GrantSettlement | str] = {}
    for exercise in {grant.exercise for grant in decided(case).terms.grants}:
        try:
            settled = settle(case.convention, exercise, as_of=case.as_of, known_on=case.known_on)
        except ConventionsError as error:
            found |= {grant.key: str(error) for grant in _of(case, exercise)}
        else:
            found |= {item.grant: item for item in settled.grants}
    return found


def _of(case: Case, exercise: int) -> list[Grant]:
    return [grant for grant in decided(case).terms.grants if grant.exercise == exercise]


def received(case: Case, grant: Grant) -> Money | str:
    """The money of a grant on the day of the check, or why it is not known, in French.

    A title counts from its issue, collected or not.
    """
    issued, ledger = mandates(case), case.convention.ledger
    if issued is None or ledger is None:
        return NO_LEDGER
    told, alone = case.once(_told), is_alone(case, grant)
    own = _about(told.payments, grant, alone=alone)
    paid = [item for item in own if item.state is PaymentState.PAID]
    unsaid = not alone and bool(told.payments.get(grant.exercise))
    if any(item.paid_on is None for item in paid) or unsaid:
        return "un versement sans date ou sans subvention nommée"
    settled = {item.key: item for item in paid if item.paid_on and item.paid_on <= case.known_day}
    back = [item for mandate in own for item in told.back.get(mandate.key, ())]
    back += _about(told.recoveries, grant, alone=alone)
    asked = [item.amount for item in back if item.payment is None or item.payment in settled]
    return Money(sum((item.amount for item in settled.values()), start=ZERO), sum(asked, start=ZERO))


def is_alone(case: Case, grant: Grant) -> bool:
    """Whether the exercise of a grant has no other one."""
    return len(_of(case, grant.exercise)) == 1


def is_about(item: Payment | Recovery, grant: Grant, *, alone: bool) -> bool:
    """Whether an entry is about a grant: it names it, or it names none and the grant is alone that year."""
    if item.grant is not None:
        return item.grant == grant.key
    return alone and item.exercise == grant.exercise


class _Told(NamedTuple):
    """The entries by the grant that they name, or by their exercise; titles by the mandate alone that they name."""

    payments: Mapping[str | int, list[Payment]]
    recoveries: Mapping[str | int, list[Recovery]]
    back: Mapping[str, list[Recovery]]


def _told(case: Case) -> _Told:
    told = _Told(defaultdict(list), defaultdict(list), defaultdict(list))
    for payment in mandates(case) or ():
        told.payments[payment.exercise if payment.grant is None else payment.grant].append(payment)
    for item in returned(case.convention.ledger or Ledger(), case.known_day):
        if item.grant is None and item.payment is not None:
            told.back[item.payment].append(item)
        else:
            told.recoveries[item.exercise if item.grant is None else item.grant].append(item)
    return told


def _about(told: Mapping[str | int, list[E]], grant: Grant, *, alone: bool) -> list[E]:
    """The entries about a grant, as :func:`is_about` tells them, without looking at the others."""
    return [*told.get(grant.key, ()), *(told.get(grant.exercise, ()) if alone else ())]
