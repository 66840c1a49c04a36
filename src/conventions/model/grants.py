"""What is asked for and what is granted: requests, financing plans, grants."""

from typing import Any, Self

from pydantic import Field, model_validator

from conventions.base import Day, Key, Keyed, Ratio, Record, Text, Year
from conventions.french import format_amount
from conventions.model.amounts import Sum
from conventions.model.imputation import BudgetLine
from conventions.model.keys import PartyKey
from conventions.model.legal_words import AidRegime, AssetKind, Purpose
from conventions.model.vocabulary import Calculation, Firmness, Form, Nature, PartyKind, Tax, Use
from conventions.money import ZERO, Amount
from conventions.periods import Duration


class CostLine(Record):
    """An expense of the plan."""

    label: Text
    amount: Sum
    tax: Tax | None = None


class Resource(Record):
    """What a funder brings; ``funder`` is a party's key when it is one, ``kind`` what the funder is otherwise."""

    label: Text
    amount: Sum
    funder: PartyKey | None = None
    kind: PartyKind | None = None


class FinancingPlan(Record):
    """Forecast costs and the resources that cover them.

    ``owner`` is who has the work done (maître d’ouvrage); ``lead`` the competence for which a law names a
    chef de file, when the project is one of those.
    """

    owner: PartyKey | None = None
    lead: Text | None = None
    costs: tuple[CostLine, ...] = ()
    resources: tuple[Resource, ...] = ()


class Request(Record):
    """What the beneficiary asks for, when, and in which words; the date may be unknown."""

    exercise: Year
    beneficiary: PartyKey
    amount: Sum | None
    requested_on: Day | None = None
    object: Text | None = None
    plan: FinancingPlan | None = None
    raw: Text | None = None
    key: Key = Field(default_factory=lambda data: str(data["exercise"]))


def _grant_key(data: dict[str, Any]) -> str:
    nature = data.get("nature")
    return f"{data['exercise']}-{nature}" if nature else str(data["exercise"])


def refuse_negative(grant: "Grant") -> "Grant":
    """The grant, unless its amount is below zero, which only what an avenant takes from a grant may be."""
    if grant.amount is None or grant.amount >= ZERO:
        return grant
    raise ValueError(
        f"la subvention « {grant.key} » serait de {format_amount(grant.amount)} : un avenant qui la réduit "
        "s’écrit « mode: ajoute » avec un montant négatif"
    )


class Grant(Record):
    """The grant of one exercise to one beneficiary; ``amount`` None means unknown, never zero.

    In kind (``form`` « nature »), the amount is the value that the act gives to what is lent or given.

    ``calculation`` None means that the act does not say whether the grant follows the real costs.
    ``eligible_cost`` is the forecast cost that ``rate`` applies to. ``purpose`` is told where a law says
    something of it in particular, ``aid_regime`` where the money helps an undertaking, with the convention
    with the région under which a commune or a group may give it (``regional_agreement``). ``asset`` and
    ``amortised_over`` are about equipment.

    >>> Grant(exercise=2018, beneficiary="CCI", amount=None, nature="fonctionnement").key
    '2018-fonctionnement'
    """

    exercise: Year
    beneficiary: PartyKey
    amount: Amount | None
    firmness: Firmness = Firmness.FIRM
    nature: Nature | None = None
    form: Form = Form.CASH
    use: Use | None = None
    calculation: Calculation | None = None
    rate: Ratio | None = None
    eligible_cost: Sum | None = None
    tax: Tax | None = None
    object: Text | None = None
    purpose: Purpose | None = None
    asset: AssetKind | None = None
    amortised_over: Duration | None = None
    aid_regime: AidRegime | None = None
    regional_agreement: Text | None = None
    lines: Keyed[BudgetLine] = ()
    raw: Text | None = None
    note: Text | None = None
    key: Key = Field(default_factory=_grant_key)

    @property
    def has_default_key(self) -> bool:
        """Whether the key is the one made of the exercise and the nature."""
        return self.key == _grant_key({"exercise": self.exercise, "nature": self.nature})

    @model_validator(mode="after")
    def _rate_with_its_base(self) -> Self:
        if self.calculation is Calculation.PROPORTIONAL and self.rate is None:
            raise ValueError("une subvention proportionnelle dit son taux (rate)")
        return self
