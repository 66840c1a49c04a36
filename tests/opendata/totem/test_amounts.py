"""Amounts of TotEM: exact, in every form met; nothing that could be meant is rounded."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.money import Amount
from conventions.opendata.totem.amounts import read_amount

CENTS = st.integers(-(10**13), 10**13)


@given(CENTS, st.sampled_from(["{}", "{}0", "+{}", "00{}"]))
def test_what_is_written_with_two_decimals_is_read(cents: int, form: str) -> None:
    """Whole cents come back whatever useless zeros or signs, with any decimal context around."""
    amount = Amount(cents=cents)
    text = form.format(abs(amount))
    with localcontext(Context(prec=3)):
        assert read_amount(text) == (abs(amount), None)
    assert read_amount(str(amount)) == (amount, None)


@given(CENTS)
def test_what_java_writes_is_read(cents: int) -> None:
    """A number of ten million or more is written with an exponent, and stays exact."""
    number = Decimal(cents).scaleb(-2, Context(prec=40))
    assert read_amount(f"{number:E}") == (Amount(cents=cents), None)


@given(st.integers(-(10**11), 10**11))
def test_binary_noise_is_read_to_the_cent_and_told(cents: int) -> None:
    """What a binary number writes far behind the cents is no amount that a person meant."""
    text = f"{Amount(cents=cents)}00000000001"
    assert read_amount(text) == (Amount(cents=cents), "nombre binaire, lu au centime")


@pytest.mark.parametrize("text", ["12.345", "0.005", "1E-3", "0.0099"])
def test_more_than_two_decimals_is_no_amount(text: str) -> None:
    """Nothing is rounded that could be meant."""
    assert read_amount(text) == (None, "plus de deux décimales")


@pytest.mark.parametrize("text", ["1E99", "99999999999999999999", "-1E14", "10000000000000.0000000001"])
def test_no_budget_is_that_large(text: str) -> None:
    """What no amount can hold is not read."""
    assert read_amount(text) == (None, "montant hors de toute mesure")


@pytest.mark.parametrize(
    "text", ["abc", "NaN", "Infinity", "1_000", "٣", "1e5e5", "5 € HT", "1" * 61, "1" * 100_000]
)
def test_the_rest_is_no_amount(text: str) -> None:
    """Whatever Python would take for a number, a basis of tax, thousands of digits."""
    assert read_amount(text) == (None, "ce n’est pas un montant")


def test_french_amounts_are_read_and_told() -> None:
    """A comma and spaces say one amount, which is not how the format writes it."""
    assert read_amount("3 300,50") == (Amount(cents=330050), "écrit à la française")
