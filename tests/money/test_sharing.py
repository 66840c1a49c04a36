from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.errors import AmountError
from conventions.money import CENT, ZERO, Amount, euros
from conventions.strategies import amounts

AMOUNTS = amounts(euros(-(10**10)), euros(10**10))
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)


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
    with pytest.raises(AmountError, match="tous des nombres"):
        euros(5).allocate([euros(1), 2])


@given(AMOUNTS, WEIGHTS)
@example(euros("0.05"), [1, 1, 2, 2])
def test_the_cents_left_go_to_the_largest_remainders(total: Amount, weights: list[int]) -> None:
    """One cent each, to the parts that were cut the most; of two that were cut alike, to the earlier."""
    exact = [Fraction(abs(total.cents) * weight, sum(weights)) for weight in weights]
    parts = [abs(part.cents) for part in total.allocate(weights)]
    raised = [rank for rank, part in enumerate(parts) if part > exact[rank] // 1]
    by_remainder = sorted(range(len(weights)), key=lambda rank: (-(exact[rank] % 1), rank))
    assert raised == sorted(by_remainder[: len(raised)])
