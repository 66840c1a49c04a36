"""Instalments paid as the beneficiary asks, or as its costs are justified: one payment each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, cast

from conventions.french import format_ratio
from conventions.model import EventKind, Instalment, PaymentRequest, Progress, UpTo
from conventions.money import ZERO, Amount
from conventions.operations.cases import Case, Worth, base_of, said
from conventions.operations.worths import right_to, worth_of


class Paid(NamedTuple):
    """A payment, and the day of what it answers; None when it is still awaited."""

    worth: Worth
    asked_on: date | None
    request: PaymentRequest | None = None


def paid_on_request(case: Case) -> Iterator[Paid]:
    """One payment for each request, no more in all than the share; one that is awaited while none was made.

    A request without a sum asks for all that may still be paid.
    """
    rule, (total, what) = (
        cast("UpTo", case.instalment.amount),
        base_of(cast("UpTo", case.instalment.amount), case),
    )
    if not case.asked or total is None:
        yield Paid(worth_of(rule, case), None)
        return
    left = total.share(rule.ratio, rounding="floor", unit=case.terms.unit)
    limit = f"dans la limite de {format_ratio(rule.ratio)} de {said(total)}{what}"
    for request in case.asked[: case.instalment.max_payments]:
        if left == ZERO:
            return
        worth = _answered(request, left, limit, case.instalment)
        yield Paid(worth, request.day, request)
        left -= worth.amount or ZERO


def _answered(request: PaymentRequest, left: Amount, limit: str, instalment: Instalment) -> Worth:
    """What is paid of a request: no more than what is left and the maximum, nothing below the minimum."""
    most = left if instalment.maximum is None else min(left, instalment.maximum)
    amount = most if request.amount is None else min(most, request.amount)
    told = "demande sans montant" if request.amount is None else f"{said(request.amount)} demandés"
    if request.amount is not None and amount < request.amount:
        told += f", ramenés à {said(amount)}"
    if instalment.minimum is not None and amount < instalment.minimum:
        return Worth(ZERO, f"{told}, moins que le minimum de {said(instalment.minimum)}")
    return Worth(amount, f"{told}, {limit}")


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
    return max(ZERO, min(left, total.share(rule.cap, rounding="floor", unit=case.terms.unit) - case.before))


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
