"""Instalments paid as the beneficiary asks, or as its costs are justified: one payment each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, cast

from conventions.french import format_ratio
from conventions.model import EventKind, Progress, UpTo
from conventions.money import ZERO, Amount
from conventions.operations.cases import Case, Worth, base_of, said
from conventions.operations.worths import right_to, worth_of


class Paid(NamedTuple):
    """A payment, and the day of what it answers; None when it is still awaited."""

    worth: Worth
    asked_on: date | None


def paid_on_request(case: Case) -> Iterator[Paid]:
    """One payment for each request, no more in all than the share; one that is awaited while none was made."""
    rule = cast("UpTo", case.instalment.amount)
    asked, (total, what) = case.world.requests(case.instalment), base_of(rule, case)
    if not asked or total is None:
        yield Paid(worth_of(rule, case), None)
        return
    left = total.share(rule.ratio, rounding="floor", unit=case.terms.unit)
    reason = f"demandés, dans la limite de {format_ratio(rule.ratio)} de {said(total)}{what}"
    for request in asked[: case.instalment.max_payments]:
        wanted = left if request.amount is None else min(left, request.amount)
        told = "sans montant" if request.amount is None else said(request.amount)
        yield Paid(Worth(wanted, f"{told} {reason}"), request.day)
        left -= wanted


def paid_on_costs(case: Case, left: Amount | None) -> Iterator[Paid]:
    """One payment each time costs are justified, then the one that is awaited while more may come.

    ``left`` is the most that they can come to in all.
    """
    rule, paid, spent, made = cast("Progress", case.instalment.amount), ZERO, ZERO, 0
    left = _within(rule, case, left)
    base = case.before if rule.net_of_advance else ZERO
    for cost in case.world.costs:
        spent += cost.amount
        right = right_to(spent, case)
        if right is None or left is None:
            break
        more = min(max(ZERO, right - base - paid), left - paid)
        if _is_paid(more, made, case):
            yield Paid(Worth(more, _reason(rule, spent, case)), cost.day)
            paid, made = paid + more, made + 1
    if not _is_over(case, made, None if left is None else left - paid):
        yield Paid(Worth(None, _reason(rule, None, case), None if left is None else left - paid), None)


def _within(rule: Progress, case: Case, left: Amount | None) -> Amount | None:
    """What is left under the cap of the rule too."""
    total = case.grant.amount
    if rule.cap is None or total is None or left is None:
        return left
    return max(ZERO, min(left, total.share(rule.cap, rounding="floor") - case.before))


def _is_paid(more: Amount, made: int, case: Case) -> bool:
    """Whether a sum is paid now: it reaches the minimum, and the number of payments is not used up."""
    most, least = case.instalment.max_payments, case.instalment.minimum
    return more > ZERO and (least is None or more >= least) and (most is None or made < most)


def _is_over(case: Case, made: int, left: Amount | None) -> bool:
    """Whether no other payment can come: the number or the ceiling is reached, or the project is complete."""
    used_up = case.instalment.max_payments is not None and made >= case.instalment.max_payments
    return used_up or left == ZERO or case.world.event_day(EventKind.COMPLETION) is not None


def _reason(rule: Progress, spent: Amount | None, case: Case) -> str:
    justified = "à justifier" if spent is None else f"justifiées, {said(spent)}"
    cap = f", dans la limite de {format_ratio(rule.cap)} en tout" if rule.cap is not None else ""
    net = ", moins ce qui précède" if rule.net_of_advance and case.before else ""
    return f"part des dépenses {justified}{net}{cap}"
