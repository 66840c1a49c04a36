"""How and when an instalment is paid, whatever the exercise: « 50 % de la subvention, à la signature »."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from conventions.french import NBSP, format_amount, format_list, format_ratio
from conventions.model import (
    Activity,
    Fixed,
    Instalment,
    Min,
    OnProofs,
    Progress,
    RateOfCosts,
    Remainder,
    SetByAvenant,
    Share,
    ShareBase,
    UpTo,
)
from conventions.operations import said_trigger
from conventions.wording.targets import counted
from conventions.wording.texts import joined

_BASES = {
    ShareBase.GRANT: "de la subvention",
    ShareBase.PREVIOUS_GRANT: "de la subvention de l’exercice précédent",
    ShareBase.ELIGIBLE_COST: "du coût éligible",
}


def said_instalment(instalment: Instalment) -> str:
    """« avance : 50 % de la subvention, à la signature, sur pièces : bilan ».

    >>> from fractions import Fraction
    >>> from conventions.model import Upon
    >>> each = Instalment(kind="avance", amount=Share(ratio=Fraction(1, 2)), trigger=Upon(event="signature"))
    >>> said_instalment(each).replace(NBSP, " ")
    'avance : 50 % de la subvention, à la signature'
    """
    papers = f"sur pièces{NBSP}: {format_list(instalment.proofs)}" if instalment.proofs else None
    said_again = papers is not None and isinstance(instalment.trigger, OnProofs)
    when = said_trigger(instalment.trigger) if instalment.trigger and not said_again else None
    return f"{instalment.kind}{NBSP}: {joined((said_rule(instalment.amount), when, papers))}"


def said_rule(rule: Any) -> str:  # a union of nine classes
    """The rule of an amount in one phrase.

    >>> said_rule(Remainder()), said_rule(SetByAvenant())
    ('le reste', 'fixé par avenant')
    """
    return RULES[type(rule)](rule)


def _share(rule: Share) -> str:
    fallback = f" (à défaut, {_BASES[rule.fallback]})" if rule.fallback else ""
    return f"{format_ratio(rule.ratio)} {_BASES[rule.of]}{fallback}"


def _progress(rule: Progress) -> str:
    cap = f"dans la limite de {format_ratio(rule.cap)} de la subvention" if rule.cap is not None else None
    net = "moins les versements précédents" if rule.net_of_advance else None
    return joined(("à proportion des dépenses justifiées", cap, net))


def _rate(rule: RateOfCosts) -> str:
    cap = f"au plus {format_amount(rule.cap)}" if rule.cap is not None else None
    return joined((joined((f"{format_ratio(rule.rate)} des dépenses réelles", rule.base), " "), cap))


def _activity(rule: Activity) -> str:
    sum_ = "la subvention" if rule.amount is None else format_amount(rule.amount)
    part = f"{format_ratio(rule.ratio)} de " if rule.ratio is not None else ""
    net = "moins les versements précédents" if rule.net_of_previous else None
    return joined((f"{part}{sum_} pour {counted(Decimal(rule.per), rule.driver)}", net))


RULES: Mapping[type, Callable[[Any], str]] = {
    Fixed: lambda rule: format_amount(rule.amount),
    Share: _share,
    UpTo: lambda rule: f"ce qui est demandé, jusqu’à {format_ratio(rule.ratio)} {_BASES[rule.of]}",
    Remainder: lambda rule: "le reste",
    Progress: _progress,
    RateOfCosts: _rate,
    Activity: _activity,
    Min: lambda rule: f"le plus petit de{NBSP}: {format_list(map(said_rule, rule.of))}",
    SetByAvenant: lambda rule: "fixé par avenant",
}
