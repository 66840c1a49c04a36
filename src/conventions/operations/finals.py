"""What a grant comes to in the end: the amount voted, or what its calculation makes of the real costs."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from conventions.french import format_date, format_ratio
from conventions.model import (
    Activity,
    Calculation,
    ClauseKind,
    Firmness,
    Form,
    Grant,
    PaymentTerms,
    RateOfCosts,
    SurplusBase,
)
from conventions.money import CENT, ZERO, Amount
from conventions.operations.agreed import terms_for
from conventions.operations.cases import said
from conventions.operations.instalments import parts_of
from conventions.operations.lapses import lapse_day
from conventions.operations.world import World


class Final(NamedTuple):
    """The amount that a beneficiary has a right to; None when it cannot be worked out, and why."""

    amount: Amount | None
    reason: str


def final_of(world: World, costs: Amount | None) -> Final:
    """The final amount of a grant, whose real eligible costs are ``costs``."""
    grant, terms = world.grant, terms_for(world.agreed, world.grant)
    why, amount = _why_not(world, terms), grant.amount
    if why is not None or amount is None:
        return Final(None, why or "montant voté inconnu")
    if grant.calculation is Calculation.FLAT:
        return Final(amount, f"forfaitaire, {said(amount)} quelles que soient les dépenses")
    if terms is not None and any(isinstance(item.amount, Activity) for item in terms.instalments):
        return _by_activity(world, terms)
    return _by_costs(grant, amount, terms, costs)


def _why_not(world: World, terms: PaymentTerms | None) -> str | None:
    """Why nothing can be settled; None when something can."""
    if not world.binds:
        return "l’acte qui la porte n’est pas signé"
    if world.grant.form is Form.IN_KIND:
        return "subvention en nature, rien ne se verse"
    if world.grant.firmness is Firmness.FORECAST:
        return "montant prévisionnel, qui n’est pas dû"
    lapsed = lapse_day(terms.lapse, world) if terms is not None and terms.lapse is not None else None
    return f"subvention caduque, le délai a fini le {format_date(lapsed)}" if lapsed else None


def _by_activity(world: World, terms: PaymentTerms) -> Final:
    """The sum of the payments, once everything they depend on was counted."""
    amounts = [part.amount for part in parts_of(world, terms)]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return Final(None, "selon l’activité, effectif à connaître")
    total = sum(known, start=ZERO)
    return Final(total, f"selon l’activité, {said(total)} en tout")


def _by_costs(grant: Grant, voted: Amount, terms: PaymentTerms | None, costs: Amount | None) -> Final:
    """The rate of the lower of the real and forecast costs, rounded once, never above what was voted."""
    rule = rate_rule(terms)
    rate = _rate(grant, rule)
    if rate is None:
        return Final(None, "l’acte ne dit pas si elle est forfaitaire ou proportionnelle")
    if costs is None:
        return Final(None, f"{format_ratio(rate)} de dépenses réelles inconnues")
    cost, unit = grant.eligible_cost, terms.unit if terms else CENT
    real = costs if cost is None else min(costs, cost)
    earned = real.share(rate, rounding="half_up", unit=unit)
    cap = voted if rule is None or rule.cap is None else min(voted, rule.cap)
    final = min(cap, earned)
    forecast = "" if cost is None or real < cost else ", dépense prévue"
    bounded = f", ramenés à {said(final)}" if final < earned else ""
    calculation = f"{format_ratio(rate)} de {said(real)}{forecast}"
    return Final(final, f"{calculation}, arrondis à {said(unit)} près : {said(earned)}{bounded}")


def _rate(grant: Grant, rule: RateOfCosts | None) -> Fraction | None:
    """The rate of a grant said to be proportional, else that of the clause; a rate alone says nothing."""
    if grant.calculation is Calculation.PROPORTIONAL:
        return grant.rate
    return rule.rate if rule else None


def rate_rule(terms: PaymentTerms | None) -> RateOfCosts | None:
    """The rule of payment terms that follows the real costs, if one does."""
    rules = (item.amount for item in terms.instalments) if terms else ()
    return next((rule for rule in rules if isinstance(rule, RateOfCosts)), None)


def follows_costs(world: World) -> bool:
    """Whether the final amount depends on the real costs."""
    grant = world.grant
    if grant.calculation is Calculation.FLAT or grant.form is Form.IN_KIND:
        return False
    return _rate(grant, rate_rule(terms_for(world.agreed, grant))) is not None


def kept_of(world: World, final: Amount, costs: Amount | None) -> Amount | None:
    """What the beneficiary may keep beyond the final amount; None when the act does not say how much.

    The part that the terms say of the costs, or of the grant: a ceiling, rounded down.
    """
    grant, terms = world.grant, terms_for(world.agreed, world.grant)
    if grant.amount is None or final >= grant.amount:
        return ZERO
    surplus = terms.surplus if terms else None
    if surplus is None:
        kinds = [clause.kind for clause in world.agreed.clauses or ()]
        return None if ClauseKind.RETENTION in kinds else ZERO
    base = costs if surplus.of is SurplusBase.COSTS else grant.amount
    if surplus.ratio is None or base is None:
        return None
    return min(grant.amount - final, base.share(surplus.ratio, rounding="floor"))
