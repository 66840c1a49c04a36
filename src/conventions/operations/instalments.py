"""The exact amount of each instalment of a grant, and the reason for it in French."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from conventions.french import format_amount, format_ratio
from conventions.model import (
    Avenant,
    Fixed,
    Grant,
    Instalment,
    PaymentTerms,
    RateOfCosts,
    Remainder,
    SetByAvenant,
    Share,
)
from conventions.money import ZERO, Amount
from conventions.operations.states import act_name
from conventions.operations.world import World


class Part(NamedTuple):
    """What one instalment comes to: its amount (None when unknown) and why."""

    amount: Amount | None
    reason: str


class _Case(NamedTuple):
    """What the amount of an instalment depends on."""

    world: World
    grant: Grant
    terms: PaymentTerms
    before: Amount
    """The sum of the earlier instalments whose amount is known."""
    all_known: bool
    shares_before: Fraction
    costs: Amount | None
    """The real eligible costs justified so far; None when unknown."""


def parts_of(world: World, terms: PaymentTerms) -> tuple[Part, ...]:
    """The amounts of the instalments, in order: never negative, never more in all than the grant."""
    parts: list[Part] = []
    grant, costs = world.grant, _costs(world)
    shares = Fraction(0)
    for instalment in terms.instalments:
        case = _Case(world, grant, terms, _sum(parts), _known(parts), shares, costs)
        parts.append(_bounded(_COMPUTES[type(instalment.amount)](case, instalment.amount), case, instalment))
        shares += instalment.amount.ratio if isinstance(instalment.amount, Share) else 0
    return _with_remainder(grant, terms, parts)


def _costs(world: World) -> Amount | None:
    costs = [cost.amount for cost in world.facts.costs if cost.grant == world.grant.key]
    return sum(costs, start=ZERO) if costs else None


def _sum(parts: list[Part]) -> Amount:
    return sum((part.amount for part in parts if part.amount is not None), start=ZERO)


def _known(parts: list[Part]) -> bool:
    return all(part.amount is not None for part in parts)


def _bounded(part: Part, case: _Case, instalment: Instalment) -> Part:
    """An amount that would pass the grant, or the cap of the instalment, is reduced to what is left."""
    if part.amount is None or case.grant.amount is None:
        return part
    left = _ceiling(case.grant.amount, instalment) - case.before
    return Part(max(ZERO, min(part.amount, left)), part.reason)


def _ceiling(total: Amount, instalment: Instalment) -> Amount:
    """What may be paid in all once the instalment is: a ceiling rounds down."""
    return total if instalment.cap is None else total.share(instalment.cap, rounding="floor")


def _with_remainder(grant: Grant, terms: PaymentTerms, parts: list[Part]) -> tuple[Part, ...]:
    """The remainder takes what all the others leave, wherever it stands."""
    rank = next((i for i, item in enumerate(terms.instalments) if isinstance(item.amount, Remainder)), None)
    if rank is None:
        return tuple(parts)
    others = parts[:rank] + parts[rank + 1 :]
    left = None
    if grant.amount is not None and _known(others):
        left = max(ZERO, _ceiling(grant.amount, terms.instalments[rank]) - _sum(others))
    return (*parts[:rank], Part(left, "le reste"), *parts[rank + 1 :])


def _fixed(case: _Case, rule: Fixed) -> Part:
    return Part(rule.amount, "somme fixée par l’acte")


def _share(case: _Case, rule: Share) -> Part:
    total, percent = case.grant.amount, format_ratio(rule.ratio)
    if total is None:
        return Part(None, f"{percent} d’un montant inconnu")
    reason = f"{percent} de {format_amount(total)}"
    if case.terms.rounding == "each":
        return Part(total.share(rule.ratio, rounding="half_up", unit=case.terms.unit), reason)
    reached = total.share(case.shares_before + rule.ratio, rounding="half_up", unit=case.terms.unit)
    return Part(reached - total.share(case.shares_before, rounding="half_up", unit=case.terms.unit), reason)


def _rate_of_costs(case: _Case, rule: RateOfCosts) -> Part:
    percent, total = format_ratio(rule.rate), case.grant.amount
    if case.costs is None or total is None or not case.all_known:
        return Part(None, f"{percent} des dépenses réelles, moins ce qui précède")
    real = case.costs if case.grant.eligible_cost is None else min(case.costs, case.grant.eligible_cost)
    cap = total if rule.cap is None else min(rule.cap, total)
    due = min(real.share(rule.rate, rounding="half_up", unit=case.terms.unit), cap)
    return Part(max(ZERO, due - case.before), f"{percent} de {format_amount(real)}, moins ce qui précède")


def _set_by_avenant(case: _Case, rule: SetByAvenant) -> Part:
    if isinstance(case.world.act, Avenant):
        return Part(case.grant.amount, f"montant fixé par {act_name(case.world.act)}")
    return Part(None, "montant à fixer par avenant")


def _remainder(case: _Case, rule: Remainder) -> Part:
    return Part(ZERO, "le reste")


_COMPUTES: Mapping[type, Callable[[_Case, Any], Part]] = {
    Fixed: _fixed,
    Share: _share,
    RateOfCosts: _rate_of_costs,
    SetByAvenant: _set_by_avenant,
    Remainder: _remainder,
}
