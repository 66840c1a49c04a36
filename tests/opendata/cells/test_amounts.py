"""Amounts of published cells, exactly."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.money import Amount
from conventions.opendata.scdl.cells.amounts import read_amount
from conventions.opendata.scdl.cells.evidence import Evidence, evidence_of_amounts
from conventions.opendata.scdl.diagnosing import Severity
from conventions.opendata.scdl.grids import NumberCell

R, W, A, E = Severity.REPAIRED, Severity.WARNED, Severity.AMBIGUOUS, Severity.ERROR
NOTHING = Evidence()
ENGLISH, FRENCH = Evidence(comma_groups=True), Evidence(comma_groups=False)


def told(raw: str, evidence: Evidence = NOTHING) -> tuple[str | None, str | None, Severity | None]:
    """The text read, the code and the severity of the only note."""
    reading = read_amount(raw, evidence)
    note = reading.notes[0] if reading.notes else None
    assert len(reading.notes) < 2
    assert reading.text == (None if reading.value is None else str(reading.value))
    return reading.text, note and note.code, note and note.severity


@pytest.mark.parametrize("raw", ["40000", "40000.00", "0.05", "1500.10", "9999999999999.99", "0.50"])
def test_what_the_norm_writes_has_nothing_to_say(raw: str) -> None:
    """Digits, and a point before two decimals."""
    assert told(raw)[1:] == (None, None)
    assert Fraction(str(read_amount(raw, NOTHING).value)) == Fraction(raw)


@pytest.mark.parametrize(
    ("raw", "text", "code", "severity"),
    [
        ("40 000,00", "40000.00", "T21", R),
        ("40\u00a0000,00", "40000.00", "T21", R),
        ("1\u202f234\u202f567,89", "1234567.89", "T21", R),
        ("24975,00", "24975.00", "T21", R),
        ("12,5", "12.50", "T21", R),
        ("1 234", "1234.00", "T21", R),
        ("1.234,50", "1234.50", "T21", R),
        ("1,234.50", "1234.50", "T21", R),
        ("1,234,567", "1234567.00", "T21", R),
        ("1.234.567", "1234567.00", "T21", R),
        ("1'234'567.50", "1234567.50", "T21", R),
        ("+1500", "1500.00", "T21", R),
        ("0040000", "40000.00", "T21", R),
        ("1 234,500", "1234.50", "T21", R),
        ("50\u00a0000 euros", "50000.00", "T22", R),
        ("97\u00a0000euros", "97000.00", "T22", R),
        ("12 350 000 €", "12350000.00", "T22", R),
        ("€ 1500", "1500.00", "T22", R),
        ("EUR 1500,50", "1500.50", "T22", R),
        ("1,5 million d’euros", "1500000.00", "T22", W),
        ("32365.280000000002", "32365.28", "T23", R),
        ("1350000.0", "1350000.00", "T23", R),
        ("1234,5678", "1234.57", "T23", W),
        ("12.345", None, "T22", A),
        ("1234.565", "1234.57", "T23", W),
        ("-1234.565", "-1234.57", "T24", W),
        ("0,125", "0.13", "T23", W),
        ("0", "0.00", "T24", W),
        (",00", "0.00", "T24", W),
        (".01", "0.01", "T24", W),
        ("-297438.61", "-297438.61", "T24", W),
        ("−1 500,00 €", "-1500.00", "T24", W),
        ("", None, "T24", W),
        ("NC", None, "T24", W),
        ("non communiqué", None, "T24", W),
        ("1 23", None, "T24", E),
        ("12 34,50", None, "T24", E),
        ("1,5E+06", None, "T24", E),
        ("1e16", None, "T24", E),
        ("environ mille", None, "T24", E),
        ("99999999999999", None, "T24", E),
        ("€ 12 €", None, "T24", E),
        (".", None, "T24", E),
        ("1" * 70, None, "T24", E),
        ("٣٤", None, "T24", E),
    ],
)  # fmt: skip
def test_an_amount_as_published(raw: str, text: str | None, code: str, severity: Severity) -> None:
    """Each way of writing gives one amount, or none, and one note."""
    assert told(raw) == (text, code, severity)


def test_three_digits_after_a_comma_are_decided_once_for_the_file() -> None:
    """« 1,500 € » is 1 500 or 1,50: what the column shows decides, never the cell."""
    reading = read_amount(" 1,500 € ", NOTHING)
    assert reading.value is None
    assert reading.text is None
    assert reading.notes[0].severity is A
    assert reading.notes[0].readings == ("1500.00", "1.50")
    assert told("1,500 €", ENGLISH) == ("1500.00", "T22", R)
    assert told("1,500 €", FRENCH) == ("1.50", "T22", W)
    assert told("1.500", Evidence(point_groups=True)) == ("1500.00", "T22", R)
    assert told("1.500", Evidence(point_groups=False)) == ("1.50", "T22", W)


@pytest.mark.parametrize(
    ("texts", "comma_groups"),
    [
        (["1,500 €", "12,000 €", "3,750 €"], True),
        (["1,500 €", "12,350,000 €"], True),
        (["1,500", "1,234.50"], True),
        (["1,500", "24,90"], False),
        (["1,500 €", "12,000 €", "3,750 €", "24,90"], False),
        (["1,500 €"], None),
        (["1,500 €", "12,350,000 €", "24,90"], None),
        (["1500", ""], None),
        ([], None),
    ],
)
def test_what_a_column_of_amounts_shows(texts: list[str], comma_groups: bool | None) -> None:  # noqa: FBT001
    """Groups that can be nothing else, or many cells that could be and no decimals."""
    assert evidence_of_amounts(texts).comma_groups is comma_groups


def test_the_point_of_the_norm_is_not_taken_for_a_sign_of_thousands() -> None:
    """Three digits after a point are never enough; other decimals make it the point of decimals."""
    assert evidence_of_amounts(["1.500", "2.750", "12.000", "3.125"]).point_groups is None
    assert evidence_of_amounts(["1.500", "10000.0"]).point_groups is False
    assert evidence_of_amounts(["1.500", "1.234.567"]).point_groups is True


def test_a_cell_of_number_has_a_point_before_its_decimals() -> None:
    """Nothing is ambiguous in it, and one decimal is not worth a note."""
    assert told(NumberCell("1634314.1")) == ("1634314.10", None, None)
    assert told(NumberCell("30000")) == ("30000.00", None, None)
    assert told(NumberCell("1.505"))[:2] == ("1.51", "T23")


@pytest.mark.parametrize(
    ("raw", "wrong", "right"),
    [
        ("1 234 567,89", "1234.00", "1234567.89"),
        ("12 350 000 €", "12350.00", "12350000.00"),
        ("1.234,50", "1.23", "1234.50"),
        ("40 000,50", "40000.00", "40000.50"),
    ],
)
def test_what_other_readers_get_wrong_is_right_here(raw: str, wrong: str, right: str) -> None:
    """T42 (only the first foreign character is removed) and T43 (rounded to the euro) are counter-examples."""
    assert told(raw)[0] == right != wrong


CENTS = st.integers(min_value=1, max_value=10**15 - 1)


def _grouped(whole: str, sign: str) -> str:
    return f"{int(whole):,}".replace(",", sign)


@given(CENTS, st.sampled_from([" ", "\u00a0", "\u202f", "", "."]), st.sampled_from(["", " €", "€", " euros"]))
def test_a_french_amount_is_read_to_the_cent(cents: int, sign: str, currency: str) -> None:
    """Whatever separates the thousands, with or without its currency."""
    whole, rest = divmod(cents, 100)
    raw = f"{_grouped(str(whole), sign)},{rest:02d}{currency}"
    assert read_amount(raw, NOTHING).value == Amount(cents=cents)


@given(st.floats(min_value=0.01, max_value=10**11, allow_nan=False))
def test_a_binary_float_is_the_nearest_cent_of_its_shortest_text(number: float) -> None:
    """The oracle is Decimal, half up; more than a millionth of a euro away is told."""
    raw = repr(number)
    if "e" in raw:
        return
    exact = Decimal(raw)
    cents = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    reading = read_amount(NumberCell(raw), NOTHING)
    assert reading.value is not None
    assert Fraction(reading.value.euros) == Fraction(cents)
    is_far = abs(Fraction(exact) - Fraction(cents)) > Fraction(1, 10**6)
    assert is_far == any(note.severity is W and note.code == "T23" for note in reading.notes if cents)


@given(st.integers(1, 10**12), st.integers(1, 17))
def test_decimals_beyond_the_cent_are_rounded_half_up(digits: int, places: int) -> None:
    """An exact fraction is the oracle."""
    raw = str(Decimal(digits).scaleb(-places).quantize(Decimal(1).scaleb(-places)))
    if "E" in raw:
        return
    expected = int(Fraction(raw) * 100 + Fraction(1, 2))
    reading = read_amount(NumberCell(raw), NOTHING)
    assert reading.value == Amount(cents=expected)


def test_hostile_amounts_cost_little() -> None:
    """Long texts are put aside at once; those that fit are short."""
    rng = random.Random(5)
    for _ in range(200):
        text = "".join(rng.choices("0123456789 .,'€euros-", k=60))
        read_amount(text, NOTHING)
    assert told("1 " * 500_000)[1] == "T24"
    assert evidence_of_amounts(["1,234" * 100_000]).comma_groups is None
