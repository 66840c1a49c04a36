"""A target and the results that name it: a rate only of what was measured, of the same thing, in the same year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from conventions.model import Action, Result, ResultStatus, Target
from conventions.operations import Answered

ACTION = Action(key="A", title="Jouer")
TARGET = Target(key="T", value=Decimal(24), unit="représentations", exercise=2024)
RESULT = Result(key="R", action="A", target="T", value=Decimal(18), unit="représentations", exercise=2024)


def test_the_rate_is_exact() -> None:
    """18 of 24 is three quarters; a result that does not say its year is compared too."""
    assert Answered(ACTION, TARGET, RESULT).rate == Fraction(3, 4)
    assert Answered(ACTION, TARGET, RESULT.replace(exercise=None)).rate == Fraction(3, 4)


@pytest.mark.parametrize(
    ("target", "result"),
    [
        (None, RESULT),
        (TARGET, None),
        (TARGET, RESULT.replace(status=ResultStatus.PLANNED)),
        (TARGET, RESULT.replace(unit="séances")),
        (TARGET, RESULT.replace(exercise=2025)),
        (TARGET.replace(value=None, high=Decimal(24)), RESULT),
        (TARGET.replace(value=Decimal(0)), RESULT),
    ],
)
def test_there_is_no_rate_of_other_things(target: Target | None, result: Result | None) -> None:
    """One is missing, or only announced, or in another unit or year, or there is no minimum."""
    assert Answered(ACTION, target, result).rate is None
