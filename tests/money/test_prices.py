from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.errors import AmountError
from conventions.money import CENT, LIMIT, ZERO, Amount, Price, euros
from conventions.strategies import amounts

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


AMOUNTS = amounts(euros(-(10**10)), euros(10**10))
USUAL = [Fraction(200, 1000), Fraction(100, 1000), Fraction(55, 1000), Fraction(21, 1000)]
"""20 %, 10 %, 5.5 % and 2.1 %."""
RATES = st.sampled_from(USUAL) | st.fractions(0, 1, max_denominator=10**4).filter(lambda rate: rate < 1)


@given(AMOUNTS, st.sampled_from(["HT", "TTC"]), st.sampled_from([None, *Price.PERIODS]), RATES)
def test_ht_and_tax_make_ttc(amount: Amount, basis: str, per: str | None, rate: Fraction) -> None:
    """Whichever is given, HT and the tax add up to TTC; what is given is kept, and so is the period."""
    price = Price(amount, basis, per)
    before, after = price.to_ht(rate), price.to_ttc(rate)
    assert before.amount + price.tax_at(rate) == after.amount
    assert price is (before if basis == "HT" else after)
    assert (before.tax, after.tax) == ("HT", "TTC")
    assert before.per == after.per == per


@given(AMOUNTS, RATES)
def test_a_price_is_rounded_once_from_its_exact_value(amount: Amount, rate: Fraction) -> None:
    """TTC, HT and the tax are each the nearest cent to what they exactly are, whatever the sign."""
    half = Fraction(1, 2)
    before, after = Price(amount, "HT"), Price(amount, "TTC")
    assert before.tax_at(rate) == amount.share(rate, rounding="half_up")
    for found, exact in (
        (before.to_ttc(rate).amount, amount.cents * (1 + rate)),
        (after.to_ht(rate).amount, amount.cents / (1 + rate)),
        (after.tax_at(rate), amount.cents * rate / (1 + rate)),
    ):
        assert abs(found.cents - exact) <= half
    assert Price(-amount, "TTC").to_ht(rate).amount == -after.to_ht(rate).amount


def test_half_a_cent_of_a_price_counts_for_one() -> None:
    """0.03 € TTC is 0.025 € HT at 20 %, and 0.05 € HT is 0.055 € TTC at 10 %: one cent more."""
    assert Price(euros("0.03"), "TTC").to_ht(USUAL[0]) == Price(euros("0.03"), "HT")
    assert Price(euros("0.05"), "HT").to_ttc(USUAL[1]) == Price(euros("0.06"), "TTC")
    assert Price(euros("-0.05"), "HT").to_ttc(USUAL[1]) == Price(euros("-0.06"), "TTC")


@pytest.mark.parametrize("rate", USUAL, ids=str)
@given(amount=AMOUNTS)
def test_ht_is_found_again_from_ttc(amount: Amount, rate: Fraction) -> None:
    """From HT to TTC and back gives the same price."""
    price = Price(amount, "HT", "an")
    assert price.to_ttc(rate).to_ht(rate) == price


@given(AMOUNTS, RATES)
@example(euros("0.03"), USUAL[0])
@example(euros("0.10"), USUAL[2])
def test_ttc_is_found_again_to_a_cent(amount: Amount, rate: Fraction) -> None:
    """From TTC to HT and back may miss the price, by one cent at most."""
    again = Price(amount, "TTC").to_ht(rate).to_ttc(rate)
    assert abs(again.amount - amount) <= CENT


def test_one_ttc_in_six_is_that_of_no_ht() -> None:
    """At 20 %, 200 of the 1,200 sums from one cent to 12 € are the TTC of no HT: TTC has to be kept."""
    reached = {Price(Amount(cents=cents), "HT").to_ttc(USUAL[0]).amount for cents in range(1001)}
    missed = [cents for cents in range(1, 1201) if Amount(cents=cents) not in reached]
    assert len(missed) == 200
    assert Price(euros("0.03"), "TTC").to_ht(USUAL[0]).to_ttc(USUAL[0]) == Price(euros("0.04"), "TTC")


@given(st.lists(AMOUNTS, min_size=1, max_size=11), st.sampled_from(["HT", "TTC"]), RATES)
@example([euros("0.03")] * 3, "HT", USUAL[0])
def test_the_tax_of_the_lines_is_near_that_of_their_sum(
    lines: list[Amount], basis: str, rate: Fraction
) -> None:
    """Tax by line, or on the total: for n lines, (n + 1) / 2 cents apart at most."""
    by_line = sum((Price(line, basis).tax_at(rate) for line in lines), start=ZERO)
    at_once = Price(sum(lines, start=ZERO), basis).tax_at(rate)
    assert 2 * abs(by_line.cents - at_once.cents) <= len(lines) + 1


@pytest.mark.parametrize("tax", [None, "NET"])
def test_a_price_without_vat_has_no_other_basis(tax: str | None) -> None:
    """A price that is net of tax, or silent on it, is neither HT nor TTC: the error says so in French."""
    price = Price(euros(1), tax)
    for compute in (price.to_ttc, price.to_ht, price.tax_at):
        with pytest.raises(AmountError, match="la TVA se calcule sur un prix HT ou TTC, pas sur « 1"):
            compute(USUAL[0])


@pytest.mark.parametrize(
    "wrong",
    [*(0.2, 20, 0, True, None, "20 %", Decimal("0.2")), *map(Fraction, (1, 20, -1)), Fraction(-1, 10**9)],
    ids=repr,
)
@pytest.mark.parametrize("basis", ["HT", "TTC"])
def test_a_rate_is_a_fraction_below_one(wrong: object, basis: str) -> None:
    """A float, points of percent, a negative rate: refused in French, even where nothing is to be computed."""
    price = Price(euros(1), basis)
    for compute in (price.to_ttc, price.to_ht, price.tax_at):
        with pytest.raises(AmountError, match="un taux de TVA est une Fraction entre 0 et 1"):
            compute(wrong)  # type: ignore[arg-type]  # what is tested


def test_a_rate_of_nothing_changes_nothing() -> None:
    """At 0 %, HT and TTC are one sum."""
    price = Price(euros(1), "HT")
    assert price.to_ttc(Fraction(0)) == Price(euros(1), "TTC")
    assert price.tax_at(Fraction(0)) == ZERO


def test_a_price_too_large_with_its_tax_is_refused() -> None:
    """The tax may bring a price out of bounds."""
    with pytest.raises(AmountError, match="13 chiffres"):
        Price(Amount(cents=LIMIT - 1), "HT").to_ttc(USUAL[3])
