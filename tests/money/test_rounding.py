from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.errors import AmountError
from conventions.money import CENT, ZERO, Amount, euros
from conventions.strategies import amounts

AMOUNTS = amounts(euros(-(10**10)), euros(10**10))
CENTS = AMOUNTS.map(lambda amount: amount.cents)
RATIOS = st.fractions(-3, 3, max_denominator=10**6)
UNITS = st.sampled_from([CENT, euros(1), euros(10)])
FLOAT: object = 0.1


@given(st.integers(-(10**9), 10**9), RATIOS, st.sampled_from([CENT, euros(1), euros(10)]))
def test_half_up_agrees_with_decimal_and_is_symmetric(cents: int, ratio: Fraction, unit: Amount) -> None:
    """Half up is within half a unit, away from zero on a tie, and the sign does not matter."""
    exact = cents * ratio / unit.cents
    rounded = Amount(cents=cents).share(ratio, rounding="half_up", unit=unit)
    assert rounded.cents % unit.cents == 0
    assert abs(Fraction(rounded.cents, unit.cents) - exact) <= Fraction(1, 2)
    assert Amount(cents=-cents).share(ratio, rounding="half_up", unit=unit) == -rounded
    assert rounded.share(Fraction(1), rounding="half_up", unit=unit) == rounded


@given(st.integers(-(10**9), 10**9))
def test_half_up_is_that_of_decimal(thousandths: int) -> None:
    """Rounding thousandths of a euro to the cent is ``ROUND_HALF_UP``."""
    expected = Decimal(thousandths).scaleb(-3).quantize(Decimal("0.01"), ROUND_HALF_UP)
    shared = Amount(cents=thousandths).share(Fraction(1, 10), rounding="half_up")
    assert shared == euros(expected)


@given(CENTS, CENTS, RATIOS.filter(lambda ratio: ratio >= 0))
def test_rounding_is_monotone(a: int, b: int, ratio: Fraction) -> None:
    """A larger amount never gets a smaller share."""
    low, high = sorted((a, b))
    for rounding in ("half_up", "floor", "ceil"):
        first = Amount(cents=low).share(ratio, rounding=rounding)
        assert first <= Amount(cents=high).share(ratio, rounding=rounding)


@given(CENTS, RATIOS)
def test_a_ceiling_is_the_largest_amount_below(cents: int, ratio: Fraction) -> None:
    """Floor is at most the exact share and one cent more exceeds it; ceil mirrors floor."""
    ceiling = Amount(cents=cents).share(ratio, rounding="floor")
    assert ceiling.cents <= cents * ratio < ceiling.cents + 1
    assert Amount(cents=-cents).share(ratio, rounding="ceil") == -ceiling


def test_thirty_percent_of_two_cents_is_no_cent_under_a_ceiling() -> None:
    """Half up would break the ceiling of 30 %: 0.02 € gives 0.01 €, the floor gives nothing."""
    assert euros("0.02").share(Fraction(30, 100), rounding="half_up") == CENT
    assert euros("0.02").share(Fraction(30, 100), rounding="floor") == ZERO


def test_share_refuses_what_is_not_exact() -> None:
    """A float ratio, an unknown rounding or a unit that is not positive is refused."""
    with pytest.raises(AmountError):
        euros(1).share(FLOAT, rounding="floor")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(AmountError):
        euros(1).share("1/2", rounding="floor")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(AmountError):
        euros(1).share(Fraction(1, 2), rounding="half_even")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(AmountError):
        euros(1).share(Fraction(1, 2), rounding="floor", unit=ZERO)


@given(AMOUNTS, AMOUNTS.filter(bool))
def test_a_ratio_is_exact(a: Amount, b: Amount) -> None:
    """The ratio of two amounts gives the first back from the second, without rounding."""
    assert b.share(a.ratio(b), rounding="floor") == b.share(a.ratio(b), rounding="ceil") == a


@given(st.integers(-(10**9), 10**9), UNITS)
def test_a_half_goes_away_from_zero(n: int, unit: Amount) -> None:
    """What lies between two multiples of the unit goes to the one that is farther from nothing."""
    half = (unit * (2 * n + 1)).share(Fraction(1, 2), rounding="half_up", unit=unit)
    assert half == unit * (n + 1 if n >= 0 else n)


def _nearest(exact: Fraction) -> int:
    away = floor(abs(exact) + Fraction(1, 2))
    return away if exact >= 0 else -away


@given(AMOUNTS, RATIOS, st.integers(1, 100), UNITS)
@example(euros("0.99"), Fraction(1, 2), 1, euros(1))
def test_a_share_is_rounded_once(amount: Amount, ratio: Fraction, times: int, unit: Amount) -> None:
    """The exact value decides alone: 0.495 € is no euro, though it is 0.50 € to the cent; no writing changes it."""
    exact = amount.cents * ratio / unit.cents
    assert amount.share(ratio, rounding="half_up", unit=unit) == unit * _nearest(exact)
    for rounding in ("half_up", "floor", "ceil"):
        once = amount.share(ratio, rounding=rounding, unit=unit)
        assert (amount * times).share(ratio / times, rounding=rounding, unit=unit) == once
