"""How far a target was reached: what a result has to come to, and the exact rate."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from conventions.model import Result, Target


def minimum_of(target: Target) -> Decimal | None:
    """What a result has to reach: the value, or the low end of the range; None for « au plus ».

    >>> minimum_of(Target(key="T", low=250, high=300, unit="élèves"))
    Decimal('250')
    """
    return target.low if target.value is None else target.value


def rate_of(result: Result, low: Decimal) -> Fraction | None:
    """The exact rate; None for a target of zero, which nothing is a part of.

    >>> rate_of(Result(key="R", action="A", value=6, unit="projets"), Decimal(8))
    Fraction(3, 4)
    """
    return Fraction(result.value) / Fraction(low) if low > 0 else None
