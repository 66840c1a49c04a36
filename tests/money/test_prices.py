from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import AmountError
from conventions.money import Amount, Price, euros

PRICES = st.builds(
    Price,
    st.builds(lambda cents: Amount(cents=cents), st.integers(-(10**12), 10**12)),
    st.sampled_from([None, *Price.TAXES]),
    st.sampled_from([None, *Price.PERIODS]),
)


@given(PRICES)
def test_a_price_is_a_value_and_its_text_reads_back(price: Price) -> None:
    """Text, repr, copies and pickles of a price give an equal price."""
    assert Price.parse(str(price)) == price
    assert eval(repr(price), {"Price": Price, "Amount": Amount}) == price
    for twin in (copy.copy(price), copy.deepcopy(price), pickle.loads(pickle.dumps(price))):
        assert twin == price
        assert hash(twin) == hash(price)


@given(PRICES, PRICES)
def test_prices_are_equal_when_all_their_parts_are(a: Price, b: Price) -> None:
    """Two prices are equal exactly when amount, tax and period are; a price is never its amount."""
    assert (a == b) == ((a.amount, a.tax, a.per) == (b.amount, b.tax, b.per))
    assert a != a.amount


@pytest.mark.parametrize("arguments", [("TVA", None), ("ht", None), (None, "année"), ("", None)])
def test_an_unknown_tax_or_period_is_refused(arguments: tuple[str | None, str | None]) -> None:
    """Only the documented tax bases and periods make a price."""
    with pytest.raises(AmountError):
        Price(euros(1), *arguments)


@pytest.mark.parametrize(
    "text", ["", "|HT", "1.00|an|HT", "1.00|", "1.00|TVA", "1,00", "--1", "1.00|HT|an|an"]
)
def test_a_text_that_is_not_canonical_is_refused(text: str) -> None:
    """Only amount, tax, period, in this order, between bars, is read."""
    with pytest.raises(AmountError):
        Price.parse(text)
