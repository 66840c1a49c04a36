"""Luhn's sum by table against the sum as the standard tells it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conventions.identifiers.luhn import remainder, right_key

digit_texts = st.text("0123456789", min_size=1, max_size=40)


def told_by_the_standard(digits: str) -> int:
    """Luhn's sum, digit after digit from the right, every second one doubled."""
    total = 0
    for rank, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if rank % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10


@given(digit_texts)
def test_the_table_gives_the_sum_of_the_standard(digits: str) -> None:
    """The remainder is the one of the sum where every second digit from the right is doubled."""
    assert remainder(digits) == told_by_the_standard(digits)


@given(digit_texts)
def test_the_right_key_makes_the_sum_zero(digits: str) -> None:
    """A text that ends with its right key has no remainder."""
    assert remainder(digits[:-1] + str(right_key(digits))) == 0


@given(digit_texts, st.data())
def test_any_changed_digit_changes_the_sum(digits: str, data: st.DataObject) -> None:
    """Two texts that differ by one digit never have the same remainder."""
    place = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[place]]))
    assert remainder(digits[:place] + other + digits[place + 1 :]) != remainder(digits)
