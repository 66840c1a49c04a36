"""How a grant is paid: instalments, what makes the right lapse, what is paid back."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from conventions.base import Count, Flag, Key, Keyed, Ratio, Record, Text, key_from
from conventions.french import format_amount
from conventions.model.amount_rules import AmountRule
from conventions.model.amounts import Sum
from conventions.model.keys import GrantKey
from conventions.model.triggers import Trigger
from conventions.model.vocabulary import EventKind, Extent, InstalmentKind, RepaymentCase, SurplusBase
from conventions.money import CENT, ZERO, Amount
from conventions.periods import Duration


class Variant(Record):
    """What changes in an instalment when a condition is met: « 60 % avec une garantie »."""

    condition: Text
    amount: AmountRule | None = None
    cap: Ratio | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.amount is None and self.cap is None:
            raise ValueError("une variante dit ce qui change : un montant (amount) ou un plafond (cap)")
        return self


class Instalment(Record):
    """One payment, or one kind of payment, of a grant.

    ``proofs`` are the kinds of document required; ``cap`` limits what has been paid in all, this one
    included, to a part of the grant. ``minimum`` and ``maximum`` bound each payment; what stays below the
    minimum is not paid yet. ``max_payments`` is how many payments it may be made in. ``variants`` replace its
    amount or its cap once their condition is met; the first one that is met counts. ``stoppable``: the
    authority may stop here.
    """

    kind: InstalmentKind
    amount: AmountRule
    trigger: Trigger | None = None
    proofs: tuple[Text, ...] = ()
    cap: Ratio | None = None
    minimum: Sum | None = None
    maximum: Sum | None = None
    max_payments: Annotated[Count, Field(ge=1)] | None = None
    variants: tuple[Variant, ...] = ()
    stoppable: Flag = False
    raw: Text | None = None
    key: Key = Field(default_factory=lambda data: str(data["kind"]))


class Lapse(Record):
    """When the right to the grant lapses (caducité), counted from the event ``since``.

    The project starts within ``start_within``, which may be extended once by ``extension``; it ends within
    ``finish_within``, counted from ``finish_since`` when that is another event (its start); a payment is
    asked for within ``claim_within``. ``first_claim`` and ``last_claim`` count exercises: 1 is the end of the
    year after that of the grant. An extension counts when it was granted before the deadline.
    """

    since: EventKind = EventKind.NOTIFICATION
    start_within: Duration | None = None
    extension: Duration | None = None
    finish_within: Duration | None = None
    finish_since: EventKind | None = None
    finish_extension: Duration | None = None
    claim_within: Duration | None = None
    first_claim: Count | None = None
    last_claim: Count | None = None
    raw: Text | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        limits = (self.start_within, self.finish_within, self.claim_within, self.first_claim, self.last_claim)
        if all(limit is None for limit in limits):
            raise ValueError(
                "une caducité dit un délai : start_within, finish_within, claim_within, first_claim ou last_claim"
            )
        return self


class Repayment(Record):
    """A case in which the beneficiary pays back, all of the grant or a part of it."""

    case: RepaymentCase
    extent: Extent | None = None
    raw: Text | None = None


class Surplus(Record):
    """What the beneficiary may keep of the money not used (« excédent raisonnable »).

    ``ratio`` of the sum ``of`` is the most that it keeps; without a ratio, how much is reasonable is not
    known.
    """

    ratio: Ratio | None = None
    of: SurplusBase = SurplusBase.COSTS
    raw: Text | None = None


def _positive(unit: Amount) -> Amount:
    if unit > ZERO:
        return unit
    raise ValueError("une unité de versement est un montant positif (1 centime, 1 €…)")


class PaymentTerms(Record):
    """The instalments of some grants (of all of them when ``grants`` is empty).

    ``above`` and ``up_to`` keep these terms to grants of more than a sum, or of that sum at most.
    ``rounding`` « each » rounds every share half-up and leaves the rest to the remainder; « cumulative »
    rounds the running total. ``unit`` is the smallest sum paid. ``subject_to_credits``: nothing is owed
    beyond what the budget of the year opens.
    """

    grants: tuple[GrantKey, ...] = ()
    above: Sum | None = None
    up_to: Sum | None = None
    unit: Annotated[Amount, AfterValidator(_positive)] = CENT
    rounding: Literal["each", "cumulative"] = "each"
    instalments: Keyed[Instalment]
    lapse: Lapse | None = None
    repayments: tuple[Repayment, ...] = ()
    surplus: Surplus | None = None
    subject_to_credits: Flag = False
    raw: Text | None = None
    key: Key = Field(default_factory=lambda data: key_from(", ".join(data["grants"]) or "1"))

    @model_validator(mode="after")
    def _some_grant_fits(self) -> Self:
        if self.above is not None and self.up_to is not None and self.above >= self.up_to:
            met = f"plus de {format_amount(self.above)} et au plus {format_amount(self.up_to)}"
            raise ValueError(f"aucune subvention n’est de {met} : échangez above et up_to")
        return self
