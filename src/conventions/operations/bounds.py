"""The bounds of a payment: what is left of the grant and of a cap, the minimum and the maximum."""

from __future__ import annotations

from conventions.model import Instalment
from conventions.money import ZERO, Amount
from conventions.operations.cases import Case, Worth, said


def bounded(worth: Worth, case: Case) -> Worth:
    """An amount that would pass the grant, the cap or the maximum is reduced; one below the minimum waits."""
    left = room(case)
    if worth.amount is None:
        bounds = [bound for bound in (worth.at_most, left) if bound is not None]
        return worth._replace(at_most=min(bounds, default=None))
    amount = max(ZERO, worth.amount if left is None else min(worth.amount, left))
    least = case.instalment.minimum
    if least is not None and ZERO < amount < least:
        return Worth(ZERO, f"{worth.reason} : moins que le minimum de {said(least)}")
    if amount < worth.amount:
        return Worth(amount, f"{worth.reason}, ramenés à {said(amount)}")
    return Worth(amount, worth.reason)


def room(case: Case) -> Amount | None:
    """The most that the payment can be: what is left of the grant, of the cap, and the maximum of a payment."""
    bounds = [case.instalment.maximum]
    if case.grant.amount is not None:
        bounds.append(max(ZERO, ceiling(case.grant.amount, case.instalment, case.terms.unit) - case.before))
    return min((bound for bound in bounds if bound is not None), default=None)


def ceiling(total: Amount, instalment: Instalment, unit: Amount) -> Amount:
    """What may be paid in all once the instalment is: a ceiling rounds down, to the unit of the terms."""
    return total if instalment.cap is None else total.share(instalment.cap, rounding="floor", unit=unit)
