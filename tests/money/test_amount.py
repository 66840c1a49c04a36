from __future__ import annotations

import copy
import pickle
import time
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from operator import add, ge, gt, le, lt, sub
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.errors import AmountError
from conventions.money import CENT, LIMIT, ZERO, Amount, Price, euros

if TYPE_CHECKING:
    from collections.abc import Callable

CENTS = st.integers(-(10**12), 10**12)
AMOUNTS = st.builds(lambda cents: Amount(cents=cents), CENTS)
RATIOS = st.fractions(-3, 3, max_denominator=10**6)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)
FLOAT: object = 0.1
BOOL: object = True


@given(st.lists(CENTS, max_size=8))
def test_a_sum_of_amounts_is_the_sum_of_their_cents_in_any_order(cents: list[int]) -> None:
    """Amounts add like their cents, whatever the order."""
    amounts = [Amount(cents=n) for n in cents]
    total = sum(amounts, start=ZERO)
    assert total.cents == sum(cents)
    assert sum(reversed(amounts), start=ZERO) == total


@given(AMOUNTS, AMOUNTS, st.integers(-100, 100))
def test_operations_are_those_of_the_cents(a: Amount, b: Amount, n: int) -> None:
    """Adding, subtracting, multiplying, comparing and negating amounts is doing it on their cents."""
    assert a + b - b == a
    assert (a * n).cents == (n * a).cents == a.cents * n
    assert (-a).cents == -a.cents
    assert (+a, abs(a).cents) == (a, abs(a.cents))
    assert (a < b, a <= b, a > b, a >= b) == (
        a.cents < b.cents,
        a.cents <= b.cents,
        a.cents > b.cents,
        a.cents >= b.cents,
    )
    assert bool(a) == (a.cents != 0)


@given(AMOUNTS)
def test_the_canonical_text_reads_back(amount: Amount) -> None:
    """The text of an amount has two decimals, no negative zero, and reads back; so do its euros."""
    text = str(amount)
    assert Amount.parse(text) == euros(text) == euros(amount.euros) == amount
    assert text[-3] == "."
    assert text != "-0.00"


@given(AMOUNTS)
def test_an_amount_is_a_value(amount: Amount) -> None:
    """Repr evaluates back, copies and pickles are equal, the hash follows equality."""
    assert eval(repr(amount), {"Amount": Amount}) == amount
    for twin in (copy.copy(amount), copy.deepcopy(amount), pickle.loads(pickle.dumps(amount))):
        assert twin == amount
        assert hash(twin) == hash(amount)
    assert amount != amount.cents


@given(AMOUNTS, AMOUNTS)
def test_the_decimal_context_of_the_caller_changes_nothing(a: Amount, b: Amount) -> None:
    """A context of one digit changes neither the text nor the euros nor the operations."""
    expected = (str(a), a.euros.as_tuple(), a + b, a.share(Fraction(1, 3), rounding="half_up"))
    with localcontext(prec=1):
        assert (str(a), a.euros.as_tuple(), a + b, a.share(Fraction(1, 3), rounding="half_up")) == expected
        assert euros(a.euros) == a


@given(CENTS)
def test_euros_reads_decimals_exactly(cents: int) -> None:
    """A decimal with more zeros, or in scientific notation, is the same amount."""
    amount = Amount(cents=cents)
    assert euros(Decimal(f"{amount}000")) == amount
    assert euros(Decimal(f"{cents}E-2")) == amount
    assert euros(Decimal("5E+4")) == euros(50000)


def test_an_amount_cannot_be_changed() -> None:
    """Setting or deleting the cents of an amount is refused."""
    amount = euros(1)
    with pytest.raises(AttributeError):
        setattr(amount, "cents", 2)  # noqa: B010  # what is tested
    with pytest.raises(AttributeError):
        delattr(amount, "cents")
    assert amount == euros(1)


@pytest.mark.parametrize(
    "wrong",
    [
        *(
            FLOAT,
            BOOL,
            None,
            b"1",
            "50 000",
            "٥",
            "１",
            "1_000",
            " 5",
            "5 ",
            "1e5",
            "NaN",
            "",
            "-",
            "1.",
            ".5",
        ),
        *("1.001", "00", "01.00", "+1", "1,5", "10000000000000.00", Decimal("NaN"), Decimal("Infinity")),
        *(Decimal("0.001"), Decimal("1E-3"), Decimal("1E+14"), Decimal("1E-101"), Decimal(10**13), 10**13),
        *(Decimal("1E+999999999"), Decimal("1E-999999999"), Decimal("1" + "0" * 5000)),
    ],
)
def test_euros_refuses_what_is_not_an_exact_amount(wrong: object) -> None:
    """A float, a bool, a text that is not canonical, more than two decimals or 13 digits: refused."""
    with pytest.raises(AmountError):
        euros(wrong)  # type: ignore[arg-type]  # what is tested


def test_a_huge_exponent_is_refused_at_once() -> None:
    """No power of ten is computed for a decimal with a huge exponent."""
    start = time.perf_counter()
    for exponent in (999_999, 999_999_999):
        with pytest.raises(AmountError):
            euros(Decimal(f"1E+{exponent}"))
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize("wrong", [FLOAT, BOOL, "1", None, LIMIT, -LIMIT])
def test_cents_are_a_bounded_int(wrong: object) -> None:
    """Cents that are not an int, or out of bounds, are refused."""
    with pytest.raises(AmountError):
        Amount(cents=wrong)  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize("operation", [add, sub, lt, le, gt, ge])
def test_amounts_never_mix_with_numbers(operation: Callable[[object, object], object]) -> None:
    """An amount and a plain number neither add nor compare, not even zero."""
    with pytest.raises(TypeError):
        operation(euros(1), 0)
    with pytest.raises(TypeError):
        operation(0, euros(1))


def test_amounts_multiply_by_an_int_only() -> None:
    """A float, a bool or an amount is no factor."""
    for wrong in (FLOAT, BOOL, euros(1)):
        with pytest.raises(TypeError):
            euros(1) * wrong  # type: ignore[operator]  # what is tested


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


@given(AMOUNTS, st.integers(1, 60))
def test_split_loses_nothing(total: Amount, parts: int) -> None:
    """The parts add up to the whole, differ by one cent at most, and come larger first."""
    shares = total.split(parts)
    assert len(shares) == parts
    assert sum(shares, start=ZERO) == total
    sizes = [abs(share.cents) for share in shares]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] - sizes[-1] <= 1
    assert (-total).split(parts) == tuple(-share for share in shares)


@pytest.mark.parametrize("wrong", [0, -1, True, 2.0])
def test_split_wants_a_positive_int(wrong: object) -> None:
    """Zero, a negative number, a bool or a float is not a number of parts."""
    with pytest.raises(AmountError):
        euros(1).split(wrong)  # type: ignore[arg-type]  # what is tested


@given(AMOUNTS, WEIGHTS)
@example(Amount(cents=10000000000001), [1, 1, 1])
def test_allocate_is_exact_fair_and_symmetric(total: Amount, weights: list[int]) -> None:
    """Parts add up, are less than a cent from the exact share, and follow the sign and the weights."""
    parts = total.allocate(weights)
    whole = sum(weights)
    assert sum(parts, start=ZERO) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.cents - Fraction(total.cents * weight, whole)) < 1
        assert weight or not part
        assert part.cents * total.cents >= 0
    for part, weight in zip(parts, weights, strict=True):
        for other, lighter in zip(parts, weights, strict=True):
            assert weight <= lighter or abs(part) >= abs(other)
            assert weight != lighter or abs(part.cents - other.cents) <= 1
    assert (-total).allocate(weights) == tuple(-part for part in parts)


@given(AMOUNTS, WEIGHTS, st.integers(1, 1000))
def test_allocate_reads_proportions_only(total: Amount, weights: list[int], scale: int) -> None:
    """Weights multiplied, written as fractions or as amounts give the same parts."""
    parts = total.allocate(weights)
    assert total.allocate([weight * scale for weight in weights]) == parts
    assert total.allocate([Fraction(weight, scale) for weight in weights]) == parts
    assert total.allocate([Amount(cents=weight) for weight in weights]) == parts


def test_ties_go_to_the_earlier_part() -> None:
    """One cent in two equal parts goes to the first."""
    assert CENT.allocate([1, 1]) == (CENT, ZERO)


@pytest.mark.parametrize("wrong", [[], [0], [0, 0], [-1, 2], [0.5], ["1"]])
def test_allocate_wants_weights(wrong: list[int]) -> None:
    """No weight, a negative one, only zeros or a float: refused."""
    with pytest.raises(AmountError):
        euros(1).allocate(wrong)


def test_weights_may_come_from_a_generator() -> None:
    """Weights are read once: a generator gives the parts of the same list."""
    weights = [Fraction(1, 2), 1]
    assert euros(5).allocate(weight for weight in weights) == euros(5).allocate(weights)  # type: ignore[arg-type]  # seen in the wild


def test_amounts_and_numbers_are_not_weighed_together() -> None:
    """One euro against two means nothing."""
    with pytest.raises(AmountError, match="all amounts or all numbers"):
        euros(5).allocate([euros(1), 2])


@pytest.mark.parametrize("wrong", [5, "5", None])
def test_an_amount_is_needed_where_money_is_meant(wrong: object) -> None:
    """A plain number is not an amount, whatever the operation."""
    with pytest.raises(AmountError, match="an Amount is needed here"):
        euros(5).ratio(wrong)  # type: ignore[arg-type]  # what is tested
    with pytest.raises(AmountError, match="an Amount is needed here"):
        Price(wrong)  # type: ignore[arg-type]  # what is tested
