"""How a grant is paid: instalments, the rule of each amount, what each payment waits for."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field

from conventions.base import Count, Day, Flag, Key, Keyed, Ratio, Record, Text, key_from
from conventions.model.amounts import Sum
from conventions.model.keys import GrantKey
from conventions.model.vocabulary import EventKind, InstalmentKind, Tax
from conventions.money import CENT, ZERO, Amount
from conventions.periods import Duration


class Fixed(Record):
    """A sum written in the act."""

    rule: Literal["montant fixe"] = "montant fixe"
    amount: Sum


class Share(Record):
    """A part of the exercise's grant."""

    rule: Literal["part"] = "part"
    ratio: Ratio


class Remainder(Record):
    """What the other instalments leave; absorbs the rounding."""

    rule: Literal["reste"] = "reste"


class RateOfCosts(Record):
    """A rate of the real eligible costs, never above the forecast nor above ``cap``."""

    rule: Literal["taux des dépenses"] = "taux des dépenses"
    rate: Ratio
    base: Tax | None = None
    cap: Sum | None = None


class SetByAvenant(Record):
    """The act leaves the amount of the year to an avenant."""

    rule: Literal["fixé par avenant"] = "fixé par avenant"


AmountRule = Annotated[Fixed | Share | Remainder | RateOfCosts | SetByAvenant, Discriminator("rule")]
"""How the amount of an instalment is known."""


class Upon(Record):
    """After an event, and a delay when there is one."""

    trigger: Literal["après"] = "après"
    event: EventKind
    delay: Duration | None = None


class By(Record):
    """At the latest on a day."""

    trigger: Literal["au plus tard"] = "au plus tard"
    day: Day


class From(Record):
    """Not before a day."""

    trigger: Literal["à partir"] = "à partir"
    day: Day


class YearDay(Record):
    """On a day of the exercise (or ``offset`` years later), at the latest: « avant le 31 mars »."""

    trigger: Literal["dans l’exercice"] = "dans l’exercice"
    month: Annotated[Count, Field(ge=1, le=12)]
    day: Annotated[Count, Field(ge=1, le=31)]
    offset: Count = 0


class OnProofs(Record):
    """When the proofs of the instalment have been received."""

    trigger: Literal["sur pièces"] = "sur pièces"


class OnRequest(Record):
    """When the beneficiary asks."""

    trigger: Literal["sur demande"] = "sur demande"


Trigger = Annotated[Upon | By | From | YearDay | OnProofs | OnRequest, Discriminator("trigger")]
"""What a payment waits for."""


class Instalment(Record):
    """One payment, or one kind of payment, of a grant.

    ``proofs`` are the kinds of document required; ``cap`` limits what has been paid in all, this one
    included, to a part of the grant.
    """

    kind: InstalmentKind
    amount: AmountRule
    trigger: Trigger | None = None
    proofs: tuple[Text, ...] = ()
    cap: Ratio | None = None
    max_payments: Count | None = None
    stoppable: Flag = False
    raw: Text | None = None
    key: Key = Field(default_factory=lambda data: str(data["kind"]))


def _positive(unit: Amount) -> Amount:
    if unit > ZERO:
        return unit
    raise ValueError("une unité de versement est un montant positif (1 centime, 1 €…)")


class PaymentTerms(Record):
    """The instalments of some grants (of all of them when ``grants`` is empty).

    ``rounding`` « each » rounds every share half-up and leaves the rest to the remainder; « cumulative »
    rounds the running total. ``unit`` is the smallest sum paid.
    """

    grants: tuple[GrantKey, ...] = ()
    unit: Annotated[Amount, AfterValidator(_positive)] = CENT
    rounding: Literal["each", "cumulative"] = "each"
    instalments: Keyed[Instalment]
    raw: Text | None = None
    key: Key = Field(default_factory=lambda data: key_from(", ".join(data["grants"]) or "1"))
