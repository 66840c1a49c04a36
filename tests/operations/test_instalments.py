"""The amounts of instalments at the borders: zero, unknown, negative, and the schedules of real acts."""

from __future__ import annotations

from fractions import Fraction
from operator import sub
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions import Amount, Grant, PaymentTerms, euros
from conventions.model import (
    AmountRule,
    Each,
    Fixed,
    Instalment,
    InstalmentKind,
    RateOfCosts,
    Remainder,
    Rhythm,
    Share,
)
from conventions.money import ZERO
from conventions.operations.instalments import Part
from conventions.strategies import amounts

if TYPE_CHECKING:
    from tests.operations.conftest import Parts


def _grant(amount: Amount, **fields: object) -> Grant:
    return Grant.model_validate({"exercise": 2024, "beneficiary": "B", "amount": amount, **fields})


def _terms(*rules: AmountRule, **fields: object) -> PaymentTerms:
    kind = InstalmentKind.INTERIM
    items = tuple(Instalment(kind=kind, amount=rule, key=str(rank)) for rank, rule in enumerate(rules))
    return PaymentTerms.model_validate({"instalments": items, **fields})


def _texts(found: tuple[Part, ...]) -> list[str]:
    return [str(part.amount) for part in found]


REAL = {
    "P04 Mayenne": ("821500.00", (28, 50), "0.01", ("230020.00", "410750.00", "180730.00")),
    "P05 Mayenne": ("281220.22", (40, 40), "0.01", ("112488.09", "112488.09", "56244.04")),
    "P10 Vendée": ("60000.00", (50, 40), "0.01", ("30000.00", "24000.00", "6000.00")),
    "P14 FONJEP": ("7107.00", (25, 25, 25), "1", ("1777.00", "1777.00", "1777.00", "1776.00")),
    "P15 FONJEP": ("7164.00", (25, 25, 25), "1", ("1791.00", "1791.00", "1791.00", "1791.00")),
}
"""Published schedules: amount, shares in percent before the remainder, unit of payment, sums paid."""


@pytest.mark.parametrize("case", REAL)
def test_schedules_of_real_acts(made: Parts, case: str) -> None:
    """The sums that authorities published come out to the cent, or to the euro where they pay whole euros."""
    amount, percents, unit, expected = REAL[case]
    shares = (Share(ratio=Fraction(percent, 100)) for percent in percents)
    terms = _terms(*shares, Remainder(), unit=euros(unit))
    assert tuple(_texts(made(_grant(euros(amount)), terms))) == expected
    assert sum(map(euros, expected), start=ZERO) == euros(amount)


def test_a_cap_or_a_forecast_of_nothing_is_a_bound(made: Parts) -> None:
    """Zero is a sum like another: nothing is due under a cap, or a forecast, of zero."""
    capped = _terms(RateOfCosts(rate=Fraction(1, 2), cap=ZERO))
    assert _texts(made(_grant(euros(50)), capped, euros(60))) == ["0.00"]
    free = _terms(RateOfCosts(rate=Fraction(1, 2)))
    assert _texts(made(_grant(euros(50), eligible_cost=ZERO), free, euros(60))) == ["0.00"]


def test_a_rest_that_is_unknown_is_so_in_each_of_its_payments(made: Parts) -> None:
    """What comes before depends on costs that nobody knows yet: three payments, without a sum, which say why."""
    monthly = Instalment(
        kind=InstalmentKind.INTERIM, amount=Remainder(), trigger=Each(rhythm=Rhythm.MONTH, payments=3)
    )
    first = _terms(RateOfCosts(rate=Fraction(1, 2))).instalments
    _, *rest = made(_grant(euros(50)), PaymentTerms(instalments=(*first, monthly)))
    assert [part.amount for part in rest] == [None, None, None]
    assert all(part.reason.endswith(", en 3 versements") for part in rest)


def test_a_fixed_sum_after_an_unknown_one_is_bounded_too(made: Parts) -> None:
    """What is known of the earlier instalments bounds the next ones, whose sum never passes the grant."""
    terms = _terms(RateOfCosts(rate=Fraction(1, 2)), Fixed(amount=euros(40)), Fixed(amount=euros(40)))
    assert _texts(made(_grant(euros(50)), terms)) == ["None", "40.00", "10.00"]


def test_a_grant_reduced_below_zero_pays_nothing(made: Parts) -> None:
    """Nothing is due on a grant that avenants reduced by more than it was: an instalment is never negative."""
    terms = _terms(Share(ratio=Fraction(1, 2)), Fixed(amount=euros(1)), Remainder())
    assert _texts(made(_grant(euros(-5)), terms)) == ["0.00", "0.00", "0.00"]


TOTALS = amounts(ZERO, euros(10**7))
WHOLE = st.sets(st.integers(1, 99), max_size=24).map(
    lambda cuts: [*map(sub, [*sorted(cuts), 100], [0, *sorted(cuts)])]
)
"""Percents that add up to 100."""


@given(TOTALS, WHOLE)
@example(euros("0.05"), [50, 50])
@example(euros("0.01"), [30, 40, 30])
@example(euros("0.02"), [3] * 25 + [25])
def test_cumulated_shares_of_a_whole_add_up(made: Parts, total: Amount, percents: list[int]) -> None:
    """Shares of 100 % give the grant back, none below zero; each running total is half a cent from exact at most."""
    rules = [Share(ratio=Fraction(percent, 100)) for percent in percents]
    parts = [part.amount or ZERO for part in made(_grant(total), _terms(*rules, rounding="cumulative"))]
    for n in range(1, len(parts) + 1):
        reached = sum(parts[:n], start=ZERO)
        assert abs(100 * reached.cents - total.cents * sum(percents[:n])) <= 50
    assert min(parts) >= ZERO
    assert parts[-1] == total - sum(parts[:-1], start=ZERO)
    closed = made(_grant(total), _terms(*rules[:-1], Remainder(), rounding="cumulative"))
    assert [part.amount for part in closed] == parts


PERCENTS = st.integers(1, 100)
CAPPED = st.lists(st.tuples(PERCENTS, PERCENTS), min_size=1, max_size=6)
"""Shares, each with its cap, in percent of the grant."""


@given(TOTALS, CAPPED, st.sampled_from(["each", "cumulative"]), st.sampled_from([None, 80, 100]))
@example(euros("0.02"), [(30, 30)], "each", None)
def test_cumulated_payments_never_pass_their_ceiling(
    made: Parts, total: Amount, capped: list[tuple[int, int]], rounding: str, last: int | None
) -> None:
    """What is paid in all, once an instalment adds to it, is at most the exact part that its cap allows."""
    rules: list[tuple[AmountRule, int]] = [(Share(ratio=Fraction(part, 100)), cap) for part, cap in capped]
    rules += [] if last is None else [(Remainder(), last)]
    items = tuple(
        Instalment(kind=InstalmentKind.INTERIM, amount=rule, cap=Fraction(cap, 100), key=str(rank))
        for rank, (rule, cap) in enumerate(rules)
    )
    terms = PaymentTerms.model_validate({"instalments": items, "rounding": rounding})
    parts = [part.amount or ZERO for part in made(_grant(total), terms)]
    for rank, (_, cap) in enumerate(rules):
        reached = sum(parts[: rank + 1], start=ZERO)
        assert not parts[rank] or 100 * reached.cents <= total.cents * cap
