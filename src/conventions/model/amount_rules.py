"""The rule of an amount: how much an instalment comes to, once what it depends on is known."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field

from conventions.base import Count, Flag, Ratio, Record, Text
from conventions.model.amounts import Sum
from conventions.model.vocabulary import ShareBase, Tax


class Fixed(Record):
    """A sum written in the act."""

    rule: Literal["montant fixe"] = "montant fixe"
    amount: Sum


class Share(Record):
    """A part of a sum: of the grant of the exercise, of that of the exercise before, of the eligible cost.

    ``fallback`` is the sum that stands in while the first one is unknown (« sur la base de l’année précédente »).
    """

    rule: Literal["part"] = "part"
    ratio: Ratio
    of: ShareBase = ShareBase.GRANT
    fallback: ShareBase | None = None


class UpTo(Record):
    """What the beneficiary asks for, up to a part of a sum."""

    rule: Literal["jusqu’à"] = "jusqu’à"
    ratio: Ratio
    of: ShareBase = ShareBase.GRANT


class Remainder(Record):
    """What the other instalments leave; absorbs the rounding."""

    rule: Literal["reste"] = "reste"


class Progress(Record):
    """What the costs justified so far give right to: their part of the grant.

    ``cap`` limits it, with all that came before, to a part of the grant. ``net_of_advance`` takes the
    earlier payments off it (R2334-30 of the CGCT); otherwise it comes on top of the avance.
    """

    rule: Literal["avancement"] = "avancement"
    cap: Ratio | None = None
    net_of_advance: Flag = True


class RateOfCosts(Record):
    """A rate of the real eligible costs, never above the forecast nor above ``cap``, less what came before."""

    rule: Literal["taux des dépenses"] = "taux des dépenses"
    rate: Ratio
    base: Tax | None = None
    cap: Sum | None = None


class Activity(Record):
    """A sum for what was counted: ``amount`` for every ``per`` of what ``driver`` names (« élèves »).

    Without an amount, the grant itself is for ``per`` of them. ``net_of_previous`` takes the earlier payments
    off. Without a count in the facts, the amount is unknown.
    """

    rule: Literal["activité"] = "activité"
    driver: Text
    amount: Sum | None = None
    per: Annotated[Count, Field(ge=1)] = 1
    ratio: Ratio | None = None
    net_of_previous: Flag = False


class SetByAvenant(Record):
    """The act leaves the amount of the year to an avenant."""

    rule: Literal["fixé par avenant"] = "fixé par avenant"


OneRule = Annotated[
    Fixed | Share | UpTo | Remainder | Progress | RateOfCosts | Activity | SetByAvenant, Discriminator("rule")
]
"""A rule by itself."""


class Min(Record):
    """The lowest of several rules: « 50 % du coût, dans la limite de 10 000 € »."""

    rule: Literal["le plus petit"] = "le plus petit"
    of: Annotated[tuple[OneRule, ...], Field(min_length=2)]


AmountRule = Annotated[
    Fixed | Share | UpTo | Remainder | Progress | RateOfCosts | Activity | Min | SetByAvenant,
    Discriminator("rule"),
]
"""How the amount of an instalment is known."""
