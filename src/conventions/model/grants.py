"""What is asked for and what is granted: requests, financing plans, grants."""

from typing import Any, Self

from pydantic import Field, model_validator

from conventions.base import Count, Day, Key, Keyed, Ratio, Record, Text
from conventions.model.imputation import BudgetLine
from conventions.model.vocabulary import Calculation, Firmness, Form, Nature, Tax, Use
from conventions.money import Amount


class CostLine(Record):
    """An expense of the plan."""

    label: Text
    amount: Amount
    tax: Tax | None = None


class Resource(Record):
    """What a funder brings; ``funder`` is a party's key when it is one."""

    label: Text
    amount: Amount
    funder: Key | None = None


class FinancingPlan(Record):
    """Forecast costs and the resources that cover them."""

    costs: tuple[CostLine, ...] = ()
    resources: tuple[Resource, ...] = ()


class Request(Record):
    """What the beneficiary asks for, and when; the date may be unknown."""

    exercise: Count
    beneficiary: Key
    amount: Amount
    requested_on: Day | None = None
    object: Text | None = None
    plan: FinancingPlan | None = None
    key: Key = Field(default_factory=lambda data: str(data["exercise"]))


def _grant_key(data: dict[str, Any]) -> str:
    nature = data.get("nature")
    return f"{data['exercise']}-{nature}" if nature else str(data["exercise"])


class Grant(Record):
    """The grant of one exercise to one beneficiary; ``amount`` None means unknown, never zero.

    ``calculation`` None means that the act does not say whether the grant follows the real costs.
    ``eligible_cost`` is the forecast cost that ``rate`` applies to.

    >>> Grant(exercise=2018, beneficiary="CCI", amount=None, nature="fonctionnement").key
    '2018-fonctionnement'
    """

    exercise: Count
    beneficiary: Key
    amount: Amount | None
    firmness: Firmness = Firmness.FIRM
    nature: Nature | None = None
    form: Form = Form.CASH
    use: Use | None = None
    calculation: Calculation | None = None
    rate: Ratio | None = None
    eligible_cost: Amount | None = None
    tax: Tax | None = None
    object: Text | None = None
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
