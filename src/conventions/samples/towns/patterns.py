"""How grants are paid in the town: what a convention writes of it, and when the mandates are issued."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from conventions.model import (
    AmountRule,
    Each,
    EventKind,
    Instalment,
    InstalmentKind,
    Lapse,
    OnProofs,
    PaymentTerms,
    RateOfCosts,
    Remainder,
    Rhythm,
    Share,
    Tax,
    Trigger,
    Upon,
    YearDay,
)
from conventions.money import Amount
from conventions.periods import Duration

REPORT: Final = "compte rendu financier"
ACTIVITY: Final = "rapport d’activité"
MIDTERM: Final = "bilan intermédiaire"
START: Final = "attestation de commencement"
COSTS: Final = "état récapitulatif des dépenses"


class Step(NamedTuple):
    """An instalment: its share in hundredths (None: the rest), and the month when its mandate is issued.

    ``offset`` is 1 for what is paid in the year after that of the grant.
    """

    kind: InstalmentKind
    percent: int | None
    trigger: Trigger
    month: int
    offset: int = 0
    proofs: tuple[str, ...] = ()


def _by(month: int, day: int) -> YearDay:
    return YearDay(month=month, day=day)


_BALANCE: Final = Step(InstalmentKind.BALANCE, None, OnProofs(), 5, 1, (REPORT, ACTIVITY))

PATTERNS: Final = {
    "unique": (Step(InstalmentKind.SINGLE, 100, _by(6, 30), 5),),
    "50/30/20": (
        Step(InstalmentKind.ADVANCE, 50, _by(3, 31), 2),
        Step(InstalmentKind.INTERIM, 30, _by(9, 30), 9, 0, (MIDTERM,)),
        _BALANCE,
    ),
    "80/20": (Step(InstalmentKind.ADVANCE, 80, _by(4, 30), 4), _BALANCE),
    "pièces": (
        Step(InstalmentKind.ADVANCE, 30, Upon(event=EventKind.START), 10, 0, (START,)),
        Step(InstalmentKind.BALANCE, None, OnProofs(), 6, 1, (COSTS,)),
    ),
    "factures": (Step(InstalmentKind.SINGLE, 100, OnProofs(), 11, 0, (COSTS,)),),
    "mensuel": (Step(InstalmentKind.INTERIM, None, Each(rhythm=Rhythm.MONTH, payments=12), 1),),
    "trimestriel": (Step(InstalmentKind.INTERIM, None, Each(rhythm=Rhythm.QUARTER, payments=4), 3),),
}
"""The usual ways, by name; « pièces » and « factures » are for equipment."""


LAPSE: Final = Lapse(
    start_within=Duration(years=2),
    finish_within=Duration(years=4),
    raw="La subvention est caduque si le projet ne commence pas dans les deux ans, ou ne s’achève pas dans les quatre"
    " ans, qui suivent la notification de la convention.",
)


def terms(name: str, grants: tuple[str, ...], rate: Fraction | None = None) -> PaymentTerms:
    """What a convention writes of a way of paying some grants; ``rate`` is that of the real costs, when one is."""
    return PaymentTerms(
        grants=grants,
        instalments=tuple(_instalment(step, rate) for step in PATTERNS[name]),
        lapse=LAPSE if name in ("pièces", "factures") else None,
        subject_to_credits=True,
        key=name,
    )


def _instalment(step: Step, rate: Fraction | None) -> Instalment:
    return Instalment(kind=step.kind, amount=_amount(step, rate), trigger=step.trigger, proofs=step.proofs)


def _amount(step: Step, rate: Fraction | None) -> AmountRule:
    last = step.kind in (InstalmentKind.BALANCE, InstalmentKind.SINGLE)
    if rate is not None and last:
        return RateOfCosts(rate=rate, base=Tax.HT)
    return Remainder() if step.percent is None else Share(ratio=Fraction(step.percent, 100))


class Due(NamedTuple):
    """A mandate to issue: for which step, in which month, of which sum."""

    step: Step
    month: date
    amount: Amount


def dues(name: str, exercise: int, total: Amount, final: Amount) -> tuple[Due, ...]:
    """The mandates of a grant, by their months; ``final`` is what the real costs give right to in the end."""
    steps = PATTERNS[name]
    trigger = steps[0].trigger
    if isinstance(trigger, Each):
        months = (date(exercise, rank * trigger.rhythm.months, 1) for rank in range(1, trigger.payments + 1))
        shares = total.split(trigger.payments)
        return tuple(Due(steps[0], month, share) for month, share in zip(months, shares, strict=True))
    found: list[Due] = []
    left = final
    for step in steps:
        ratio = None if step is steps[-1] else Fraction(step.percent or 0, 100)
        amount = left if ratio is None else total.share(ratio, rounding="half_up")
        left -= amount
        found.append(Due(step, date(exercise + step.offset, step.month, 1), amount))
    return tuple(found)
