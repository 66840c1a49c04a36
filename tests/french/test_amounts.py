from __future__ import annotations

import re
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

import pytest
from babel.core import Locale
from babel.numbers import format_currency, format_decimal
from hypothesis import assume, given
from hypothesis import strategies as st

from conventions.errors import AmountError
from conventions.french import (
    NBSP,
    NNBSP,
    format_amount,
    format_compact,
    format_number,
    format_numero,
    format_percent,
    format_ratio,
    format_roman,
    ordinal,
    parse_amount,
    parse_numero,
    parse_ordinal,
    parse_percent,
    parse_ratio,
    parse_roman,
    plural,
)
from conventions.french.symbols import DECIMAL
from conventions.money import Amount, Price, euros

if TYPE_CHECKING:
    from fractions import Fraction

AMOUNTS = st.builds(
    lambda cents: Amount(cents=cents), st.integers(-(10**15) + 1, 10**15 - 1) | st.integers(-(10**6), 10**6)
)
TAXES = st.sampled_from([None, *Price.TAXES])
PERIODS = st.sampled_from([None, *Price.PERIODS])
POINTS = st.decimals(-(10**6), 10**6, places=4)
SHAPE = re.compile(rf"-?[0-9]{{1,3}}({NNBSP}[0-9]{{3}})*(,[0-9]{{2}})?{NBSP}€")


def test_the_constants_are_those_of_cldr() -> None:
    """U+202F, the comma and U+00A0 before € are what CLDR gives for French."""
    symbols = Locale("fr").number_symbols["latn"]
    assert (symbols["group"], symbols["decimal"]) == (NNBSP, DECIMAL)
    assert Locale("fr").currency_formats["standard"].pattern.endswith(f"{NBSP}¤")


@given(AMOUNTS)
def test_always_two_decimals_is_byte_for_byte_that_of_babel(amount: Amount) -> None:
    """With ``decimals="always"``, the text is exactly that of Babel, but for the negative zero."""
    assert format_amount(amount, decimals="always") == format_currency(amount.euros, "EUR", locale="fr")


@given(AMOUNTS, st.sampled_from(["auto", "always"]), TAXES, PERIODS)
def test_amounts_read_back(amount: Amount, decimals: str, tax: str | None, per: str | None) -> None:
    """Whatever the options, what is written reads back, strictly, with no ordinary space and no « ,00 »."""
    text = format_amount(amount, decimals, tax, per)  # type: ignore[arg-type]  # drawn from the right texts
    assert parse_amount(text) == Price(amount, tax, per)
    assert format_amount(Price(amount, tax, per), decimals) == text  # type: ignore[arg-type]  # the same
    plain = format_amount(amount, decimals)  # type: ignore[arg-type]  # the same
    assert SHAPE.fullmatch(plain)
    assert ("," in plain) == (decimals == "always" or amount.cents % 100 != 0)


@given(AMOUNTS, st.sampled_from(["auto", "always"]), TAXES, PERIODS)
def test_amounts_with_the_word_euros_read_back(
    amount: Amount, decimals: str, tax: str | None, per: str | None
) -> None:
    """With the word instead of the sign, the digits are the same and the text reads back strictly."""
    text = format_amount(amount, decimals, tax, per, unit="euros")  # type: ignore[arg-type]  # drawn
    assert parse_amount(text) == Price(amount, tax, per)
    digits, _, noun = text.partition(NBSP)
    assert digits + NBSP + "€" == format_amount(amount, decimals)  # type: ignore[arg-type]  # the same
    assert re.match(r"[a-z]+", noun)[0] == plural(amount.euros, "euro", "euros")  # type: ignore[index]  # a noun


@given(AMOUNTS, st.sampled_from(["long", "short"]))
def test_compact_amounts_read_back(amount: Amount, style: str) -> None:
    """A compact amount loses no cent."""
    assert parse_amount(format_compact(amount, style)).amount == amount  # type: ignore[arg-type]  # drawn from the right texts


@pytest.mark.parametrize(
    ("amount", "style", "text"),
    [
        ("1500000", "long", "1,5 million d’euros"),
        ("-2500000", "long", "-2,5 millions d’euros"),
        ("2000000000", "long", "2 milliards d’euros"),
        ("2500000", "short", "2,5 M€"),
        ("50000", "short", "50 k€"),
        ("1234567", "short", "1_234,567 k€"),
        ("1234567.89", "long", "1_234_567,89 euros"),
        ("50000", "long", "50_000 euros"),
        ("1.99", "long", "1,99 euro"),
        ("-2", "long", "-2 euros"),
        ("0", "short", "0 €"),
        ("1234567.89", "short", "1_234_567,89 €"),
        ("1200000000", "short", "1,2 Md€"),
    ],
)
def test_compact_amounts(amount: str, style: str, text: str) -> None:
    """The noun is singular below two; nothing is rounded to fit a scale."""
    written = format_compact(euros(amount), style)  # type: ignore[arg-type]  # drawn from the right texts
    assert written.replace(NBSP, " ").replace(NNBSP, "_") == text


def test_prices() -> None:
    """The tax basis and the period follow the sign; the arguments complete a price and never contradict it."""
    assert format_amount(euros(2400), tax="HT", per="an") == "2\u202f400\u00a0€\u00a0HT/an"
    assert format_amount(Price(euros(1), "HT"), tax="HT", per="mois") == "1\u00a0€\u00a0HT/mois"
    with pytest.raises(AmountError, match="il ne s’écrit pas en 'TTC'"):
        format_amount(Price(euros(1), "HT"), tax="TTC")
    assert format_amount(euros(500), per="jour") == "500\u00a0€/jour"
    assert format_amount(euros(1), tax="NET") == "1\u00a0€\u00a0net de taxe"


@pytest.mark.parametrize(
    ("price", "text"),
    [
        (Price(euros("1.99")), "1,99 euro"),
        (Price(euros(0)), "0 euro"),
        (Price(euros(-2)), "-2 euros"),
        (Price(euros(9999), "TTC"), "9 999 euros TTC"),
        (Price(euros("85.50"), "NET", "heure"), "85,50 euros net de taxe par heure"),
    ],
)
def test_prices_in_euros(price: Price, text: str) -> None:
    """The noun agrees as CLDR says, tax and period follow it."""
    assert re.sub("[\u00a0\u202f]", " ", format_amount(price, unit="euros")) == text


def test_unknown_options_are_refused() -> None:
    """An unknown tax basis, period, number of decimals or style is an error of ours."""
    for options in ({"tax": "TVA"}, {"per": "siècle"}, {"decimals": "2"}, {"unit": "EUR"}):
        with pytest.raises(AmountError):
            format_amount(euros("1.00"), **options)  # type: ignore[arg-type]  # what is tested
    with pytest.raises(AmountError):
        format_compact(euros(1), "medium")  # type: ignore[arg-type]  # what is tested


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_are_those_of_babel(n: int) -> None:
    """A whole number is grouped as Babel groups it."""
    assert format_number(n) == format_decimal(n, locale="fr")


@given(POINTS)
def test_decimals_keep_every_digit(points: Decimal) -> None:
    """A percent reads back exactly, and the context of the caller changes nothing."""
    text = format_percent(points)
    assert parse_percent(text) == points
    with localcontext(prec=1):
        assert format_percent(points) == text
        assert parse_percent(text) == points


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (Decimal("0.125"), "0,125"),
        (Decimal("-0.00"), "0"),
        (Decimal("-0.10"), "-0,1"),
        (Decimal("5E+4"), "50_000"),
        (Decimal("1E-7"), "0,0000001"),
        (Decimal("12.00"), "12"),
        (0, "0"),
        (-1234, "-1_234"),
    ],
)
def test_numbers(n: int | Decimal, text: str) -> None:
    """Zeros at the end go, the exponent is spelled out, zero has no sign."""
    assert format_number(n).replace(NNBSP, "_") == text


NOT_EXACT: object = 1.5


@pytest.mark.parametrize(
    "wrong",
    [
        NOT_EXACT,
        True,
        "1",
        None,
        10**30,
        -(10**30),
        *map(Decimal, ("NaN", "Infinity", "1E+31", "1E-31", "1E+999999999")),
    ],
)
def test_numbers_that_are_not_exact_or_not_bounded_are_refused(wrong: object) -> None:
    """A float, a bool, NaN, infinity or a number of more than 30 digits is refused, at once."""
    with pytest.raises(AmountError):
        format_number(wrong)  # type: ignore[arg-type]  # what is tested


def test_a_decimal_of_too_many_digits_is_refused() -> None:
    """Thousands of digits are not written."""
    with pytest.raises(AmountError):
        format_number(Decimal("1" * 61))


@given(st.fractions(-5, 5, max_denominator=10**6))
def test_ratios_read_back(ratio: Fraction) -> None:
    """A ratio is written exactly, as a percent or as a fraction."""
    assert parse_ratio(format_ratio(ratio)) == ratio


def test_a_bool_is_no_ratio() -> None:
    """True is not one hundred percent."""
    with pytest.raises(AmountError, match="True"):
        format_ratio(True)  # type: ignore[arg-type]  # noqa: FBT003  # what is tested


@given(st.integers() | st.decimals(allow_nan=False))
def test_plural_starts_at_two(n: int | Decimal) -> None:
    """Below two, whatever the sign, the noun is singular."""
    assert plural(n, "euro", "euros") == ("euro" if -2 < n < 2 else "euros")


@given(st.integers(1, 10**9 - 1), st.sampled_from(["m", "f"]))
def test_ranks_read_back(n: int, gender: str) -> None:
    """A rank in digits reads back; the first one alone has a gender."""
    text = ordinal(n, gender)  # type: ignore[arg-type]  # drawn from the right texts
    assert parse_ordinal(text) == n
    assert text.endswith({"m": "er", "f": "re"}[gender] if n == 1 else "e")


def test_roman_numerals_read_back() -> None:
    """The 3 999 numerals are distinct, made of seven letters, never four times the same, and read back."""
    numerals = [format_roman(n) for n in range(1, 4000)]
    assert [parse_roman(numeral) for numeral in numerals] == list(range(1, 4000))
    assert all(re.fullmatch("[MDCLXVI]+", numeral) for numeral in numerals)
    assert not any(letter * 4 in numeral for numeral in numerals for letter in "MDCLXVI")
    assert [parse_ordinal(f"{numeral}e") for numeral in numerals[1:]] == list(range(2, 4000))


@given(st.integers(1, 10**9 - 1))
def test_numeros_read_back(n: int) -> None:
    """A number of act reads back."""
    assert parse_numero(format_numero(n)) == n


@pytest.mark.parametrize("wrong", [0, -1, True, NOT_EXACT])
def test_ranks_start_at_one(wrong: int) -> None:
    """Zero, a negative number, a bool or a float is no rank, no number of act, no Roman numeral."""
    for write in (ordinal, format_numero, format_roman):
        with pytest.raises(AmountError):
            write(wrong)
    with pytest.raises(AmountError, match="genre"):
        ordinal(2, "n")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(AmountError):
        format_roman(4000)


@given(AMOUNTS, AMOUNTS)
def test_different_amounts_have_different_texts(a: Amount, b: Amount) -> None:
    """Writing is injective."""
    assume(a != b)
    assert format_amount(a) != format_amount(b)


def test_a_numero_has_nine_digits_at_most() -> None:
    """What would not read back is not written."""
    assert parse_numero(format_numero(10**9 - 1)) == 10**9 - 1
    with pytest.raises(AmountError, match="neuf chiffres"):
        format_numero(10**9)


@pytest.mark.parametrize("n", [Decimal("NaN"), float("nan")])
def test_nan_has_no_plural(n: Decimal) -> None:
    """What is no number has neither form."""
    with pytest.raises(AmountError, match=r"(?i)nan"):
        plural(n, "euro", "euros")
