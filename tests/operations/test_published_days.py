"""The days that the instalments of an act fix, as texts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conventions.model import (
    By,
    During,
    From,
    FuzzyDate,
    InExercise,
    Instalment,
    InstalmentKind,
    OnProofs,
    PaymentTerms,
    Remainder,
    YearDay,
)
from conventions.operations import fixed_days


@pytest.mark.parametrize(
    ("trigger", "exercise", "text"),
    [
        (By(day=date(2024, 6, 30)), 2024, "2024-06-30"),
        (From(day=date(2024, 6, 30)), 2024, "2024-06-30"),
        (YearDay(month=2, day=30), 2024, "2024-02-30"),
        (YearDay(month=1, day=1, offset=1), 9999, ""),
        (InExercise(first_month=1, last_month=2), 2024, "2024-01-01/2024-02-29"),
        (InExercise(offset=1), 9999, ""),
        (During(when=FuzzyDate(raw="courant octobre 2018")), 2018, "2018-10-01/2018-10-31"),
        (During(when=FuzzyDate(raw="14 juin")), 2018, ""),
        (OnProofs(), 2024, ""),
        (None, 2024, ""),
    ],
)
def test_each_trigger_fixes_days_or_none(trigger: Any, exercise: int, text: str) -> None:
    """As the open data write them, even those that do not exist."""
    one = Instalment(kind=InstalmentKind.SINGLE, amount=Remainder(), trigger=trigger)
    (days,) = fixed_days(PaymentTerms(instalments=(one,)), exercise)
    assert (days.text("/"), days.is_fixed) == (text, bool(text))
