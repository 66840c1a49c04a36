"""Amounts that would mean nothing below zero: what is asked, engaged, mandated, collected or spent."""

from typing import Annotated

from pydantic import AfterValidator

from conventions.french import format_amount
from conventions.money import ZERO, Amount


def _not_negative(amount: Amount) -> Amount:
    if amount >= ZERO:
        return amount
    raise ValueError(
        f"{format_amount(amount)} : un montant négatif n’a pas de sens ici ; "
        "ce qui revient à la collectivité s’écrit dans « recoveries », en positif"
    )


Sum = Annotated[Amount, AfterValidator(_not_negative)]
"""An amount of zero or more."""
