"""What the rule of an instalment comes to, in one sum: exact, or unknown with the most that it can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from conventions.french import format_number, format_ratio
from conventions.model import (
    Activity,
    AmountRule,
    Avenant,
    Fixed,
    Min,
    Progress,
    RateOfCosts,
    Remainder,
    SetByAvenant,
    Share,
    ShareBase,
    UpTo,
)
from conventions.money import ZERO, Amount
from conventions.operations.cases import Case, Worth, base_of, said
from conventions.operations.states import act_name
from conventions.operations.triggers import day_of


def worth_of(rule: AmountRule, case: Case) -> Worth:
    """What a rule comes to for an instalment, before any ceiling."""
    return _WORTHS[type(rule)](rule, case)


def _fixed(rule: Fixed, case: Case) -> Worth:
    return Worth(rule.amount, f"somme de {said(rule.amount)}")


def _share(rule: Share, case: Case) -> Worth:
    total, what = base_of(rule, case)
    percent = format_ratio(rule.ratio)
    if total is None:
        return Worth(None, f"{percent} d’un montant inconnu{what}")
    reason = f"{percent} de {said(total)}{what}"
    if rule.of is not ShareBase.GRANT or case.grant.amount is None:
        return Worth(case.part_of(total, rule.ratio), reason)
    return Worth(_share_of_grant(total, rule.ratio, case), reason)


def _share_of_grant(total: Amount, ratio: Fraction, case: Case) -> Amount:
    """The rounded share; the one that completes the whole takes what is left, a few units away at most."""
    reached = case.shares + ratio
    if case.terms.rounding == "cumulative":
        whole = total if reached == 1 else case.part_of(total, reached)
        return whole - case.part_of(total, case.shares)
    part, left = case.part_of(total, ratio), total - case.before
    drift = case.terms.unit * (case.rank + 1)
    completes = reached == 1 and case.all_known and not case.is_reduced
    return left if completes and abs(left - part) <= drift else part


def _up_to(rule: UpTo, case: Case) -> Worth:
    """What was asked for, no more than the share; one request without a sum asks for all of it."""
    total, what = base_of(rule, case)
    ceiling = None if total is None else total.share(rule.ratio, rounding="floor", unit=case.terms.unit)
    told = "montant inconnu" if total is None else said(total)
    reason = f"ce qui est demandé, jusqu’à {format_ratio(rule.ratio)} de {told}{what}"
    if not case.asked or ceiling is None:
        return Worth(None, reason, ceiling)
    sums = [ceiling if request.amount is None else request.amount for request in case.asked]
    return Worth(min(ceiling, sum(sums, start=ZERO)), reason)


def _progress(rule: Progress, case: Case) -> Worth:
    spent = case.world.spent()
    right = None if spent is None else right_to(spent, case)
    if right is None or spent is None:
        return Worth(None, "part des dépenses justifiées")
    already = case.before if rule.net_of_advance else ZERO
    less = f", moins {said(already)} déjà versés" if already else ""
    return Worth(max(ZERO, right - already), f"part des dépenses justifiées, {said(spent)}{less}")


def right_to(spent: Amount, case: Case) -> Amount | None:
    """What some costs give right to: the rate of the grant, or the part of its forecast cost that they are."""
    grant = case.grant
    if grant.amount is None:
        return None
    cost = grant.eligible_cost
    real = spent if cost is None else min(spent, cost)
    if grant.rate is not None:
        return min(grant.amount, case.part_of(real, grant.rate))
    return case.part_of(grant.amount, real.ratio(cost)) if cost else None


def _rate_of_costs(rule: RateOfCosts, case: Case) -> Worth:
    percent, total, spent = format_ratio(rule.rate), case.grant.amount, case.world.spent()
    if spent is None or total is None or not case.all_known:
        return Worth(None, f"{percent} des dépenses réelles, moins ce qui précède")
    cost = case.grant.eligible_cost
    real = spent if cost is None else min(spent, cost)
    cap = total if rule.cap is None else min(rule.cap, total)
    due = min(case.part_of(real, rule.rate), cap)
    return Worth(max(ZERO, due - case.before), f"{percent} de {said(real)}, moins ce qui précède")


def _activity(rule: Activity, case: Case) -> Worth:
    total = case.grant.amount if rule.amount is None else rule.amount
    counted = case.world.count(rule.driver, day_of(case.instalment.trigger, case.world).day)
    if total is None or counted is None or (rule.net_of_previous and not case.all_known):
        return Worth(None, _of_activity(rule, total, None))
    ratio = Fraction(counted) / rule.per * (Fraction(1) if rule.ratio is None else rule.ratio)
    reached = max(ZERO, case.part_of(total, ratio))
    reason = _of_activity(rule, total, counted)
    if not rule.net_of_previous:
        return Worth(reached, reason)
    return Worth(max(ZERO, reached - case.before), f"{reason}, moins ce qui précède")


def _of_activity(rule: Activity, total: Amount | None, counted: Decimal | None) -> str:
    """« 500,00 € × 310 élèves », « 120 000,00 € × 11 500 / 12 000 journées »."""
    share = "" if rule.ratio is None else f"{format_ratio(rule.ratio)} de "
    each = "montant inconnu" if total is None else said(total)
    number = "effectif à connaître" if counted is None else format_number(counted)
    per = "" if rule.per == 1 else f" / {format_number(rule.per)}"
    return (
        f"{share}{each} × {number}{per} {rule.driver}"
        if counted is not None
        else f"{share}{each} × {number} ({rule.driver}{per})"
    )


def _min(rule: Min, case: Case) -> Worth:
    worths = [worth_of(one, case) for one in rule.of]
    bounds = [each.at_most if each.amount is None else each.amount for each in worths]
    least = min((bound for bound in bounds if bound is not None), default=None)
    reason = "le plus petit de : " + " ; ".join(each.reason for each in worths)
    known = all(each.amount is not None for each in worths)
    return Worth(least, reason) if known else Worth(None, reason, least)


def _set_by_avenant(rule: SetByAvenant, case: Case) -> Worth:
    act = case.world.act
    if isinstance(act, Avenant):
        return Worth(case.grant.amount, f"montant fixé par {act_name(act)}")
    return Worth(None, "montant à fixer par avenant")


def _remainder(rule: Remainder, case: Case) -> Worth:
    """What the earlier payments leave."""
    total = case.grant.amount
    if total is None or not case.all_known:
        return Worth(None, said_rest(total))
    return Worth(max(ZERO, total - case.before), said_rest(total))


def said_rest(total: Amount | None) -> str:
    """« le reste de 62 500,00 € »."""
    return "le reste d’un montant inconnu" if total is None else f"le reste de {said(total)}"


_WORTHS: Mapping[type, Callable[[Any, Case], Worth]] = {
    Fixed: _fixed,
    Share: _share,
    UpTo: _up_to,
    Remainder: _remainder,
    Progress: _progress,
    RateOfCosts: _rate_of_costs,
    Activity: _activity,
    Min: _min,
    SetByAvenant: _set_by_avenant,
}
