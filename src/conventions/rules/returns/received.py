"""What was received for a grant and what was asked back, and what the grant comes to in the end.

An entry that names no grant is about the only one of its exercise, as for ``settle``: what is compared with a
settlement is counted as it counts. ``reading.placed`` is stricter: a mandate may pay an earlier grant.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.model import Grant, Payment, PaymentState, Recovery
from conventions.money import ZERO, Amount
from conventions.operations import GrantSettlement, returned, settle
from conventions.rules.case import Case
from conventions.rules.reading.mandates import NO_LEDGER, mandates
from conventions.rules.written import decided


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
    alone = is_alone(case, grant)
    own = [item for item in issued if is_about(item, grant, alone=alone)]
    back = [item for item in returned(ledger, case.known_day) if _is_back(item, own, grant, alone=alone)]
    paid = [item for item in own if item.state is PaymentState.PAID]
    if any(item.paid_on is None for item in paid) or _is_unsaid(case, grant, alone=alone):
        return "un versement sans date ou sans subvention nommée"
    settled = {item.key: item for item in paid if item.paid_on and item.paid_on <= case.known_day}
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


def _is_back(item: Recovery, own: list[Payment], grant: Grant, *, alone: bool) -> bool:
    if item.grant is None and item.payment is not None:
        return any(mandate.key == item.payment for mandate in own)
    return is_about(item, grant, alone=alone)


def _is_unsaid(case: Case, grant: Grant, *, alone: bool) -> bool:
    """Whether a mandate of the exercise names no grant where there are several."""
    named = (item.grant is not None for item in mandates(case) or () if item.exercise == grant.exercise)
    return not alone and not all(named)
