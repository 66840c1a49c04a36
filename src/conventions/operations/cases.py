"""An instalment and what its amount depends on; the sum that it comes to, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from conventions.french import format_amount
from conventions.model import Grant, Instalment, PaymentRequest, PaymentTerms, Share, ShareBase, UpTo
from conventions.money import ZERO, Amount
from conventions.operations.world import World


class Worth(NamedTuple):
    """A sum, and why; when it is not known (None), the most that it can be, if that is."""

    amount: Amount | None
    reason: str
    at_most: Amount | None = None


class Case(NamedTuple):
    """An instalment, and what its amount depends on."""

    world: World
    terms: PaymentTerms
    instalment: Instalment
    before: Amount = ZERO
    """The sum of the earlier payments whose amount is known."""
    all_known: bool = True
    shares: Fraction = Fraction(0)
    """The shares of the grant that the earlier payments are; 1 is the whole of it."""
    rank: int = 0
    """How many payments come before."""
    is_reduced: bool = False
    """Whether a bound reduced one of them."""
    asked: tuple[PaymentRequest, ...] = ()
    """The requests that may be about it, and that no earlier payment answers."""

    @property
    def grant(self) -> Grant:
        """The grant that is paid."""
        return self.world.grant

    def part_of(self, total: Amount, ratio: Fraction) -> Amount:
        """A part of a sum, rounded half-up to the unit of the terms."""
        return total.share(ratio, rounding="half_up", unit=self.terms.unit)


def said(amount: Amount) -> str:
    """An amount of a calculation, with its cents."""
    return format_amount(amount, decimals="always")


def base_of(rule: Share | UpTo, case: Case) -> tuple[Amount | None, str]:
    """The sum that a share is a part of, and what it is in French when it is not the grant."""
    total = _BASES[rule.of](case)
    fallback = rule.fallback if isinstance(rule, Share) else None
    if total is not None or fallback is None:
        return total, _NAMES[rule.of]
    return _BASES[fallback](case), _NAMES[fallback]


def _previous_grant(case: Case) -> Amount | None:
    """What the same beneficiary had the year before, for the same nature, when one grant says it."""
    grant = case.grant
    told = [
        item.amount
        for item in case.world.agreed.grants
        if (item.exercise, item.beneficiary) == (grant.exercise - 1, grant.beneficiary)
        and item.nature is grant.nature
    ]
    return told[0] if len(told) == 1 else None


_BASES: Mapping[ShareBase, Callable[[Case], Amount | None]] = {
    ShareBase.GRANT: lambda case: case.grant.amount,
    ShareBase.PREVIOUS_GRANT: _previous_grant,
    ShareBase.ELIGIBLE_COST: lambda case: case.grant.eligible_cost,
}
_NAMES: Mapping[ShareBase, str] = {
    ShareBase.GRANT: "",
    ShareBase.PREVIOUS_GRANT: ", subvention de l’exercice précédent",
    ShareBase.ELIGIBLE_COST: " de coût éligible",
}
