"""What is written reads back the same, and always to the same text."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given

from conventions import Amount, Convention, Duration, Name, Period, Price, dumps, euros, loads
from conventions.files.writing import dumps as dumps_any
from conventions.model import Action, FuzzyDate, Result, Terms
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.strategies import conventions

SAMPLES = (cci_2017_2019(), association_2024_2026(), equipment_2023_2025())


def of_value(value: str) -> Convention:
    """A convention with one result of that value."""
    result = Result(key="R", action="A", value=Decimal(value), unit="jours")
    initial = Terms(period=Period.years(2018), parties=(), actions=(Action(key="A", title="A"),))
    return Convention(title="T", initial=initial, results=(result,))


@given(conventions(coherent=True))
@example(of_value("0.000000001"))
@example(of_value("-999999999999999.5"))
def test_yaml_reads_back_to_the_same_convention(convention: Convention) -> None:
    """The YAML text of any convention is the text of that convention."""
    assert loads(dumps(convention)) == convention


@given(conventions(coherent=True))
def test_json_reads_back_to_the_same_convention(convention: Convention) -> None:
    """The JSON text of any convention is the text of that convention."""
    assert loads(dumps(convention, "json"), "x.json") == convention


@given(conventions(coherent=True))
def test_the_text_is_canonical(convention: Convention) -> None:
    """Reading and writing again changes no character, in both formats and from one to the other."""
    yaml, text = dumps(convention), dumps(convention, "json")
    assert dumps(loads(yaml)) == yaml
    assert dumps(loads(text), "json") == text
    assert dumps(loads(text)) == yaml


@given(conventions(coherent=True))
def test_pydantic_reads_its_own_json(convention: Convention) -> None:
    """``model_validate_json`` reads what ``model_dump_json`` writes."""
    assert Convention.model_validate_json(convention.model_dump_json()) == convention


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_samples_read_back(sample: Convention) -> None:
    """The samples read back from both formats."""
    assert loads(dumps(sample)) == sample == loads(dumps(sample, "json"))


def test_equal_numbers_have_one_text() -> None:
    """30, 30.0 and 3E+1 are one value, written in one way."""
    texts = {dumps(of_value(value)) for value in ("30", "30.0", "3E+1", "30.000000000")}
    assert len(texts) == 1
    assert "value: 30\n" in texts.pop()


def test_zero_has_no_sign() -> None:
    """Minus zero is zero, and is written so."""
    assert dumps(of_value("-0.0")) == dumps(of_value("0"))


def test_a_text_of_20_000_characters_reads_back() -> None:
    """The longest free text reads back."""
    long = of_value("1").replace(title="é" * 20_000)
    assert loads(dumps(long)) == long == loads(dumps(long, "json"))


def test_yaml_is_written_in_french() -> None:
    """Amounts, dates, periods, yes and no, shares and durations are written as a French agent writes them."""
    text = dumps(association_2024_2026())
    for written in (
        "period: 2024-2026",
        "signed_on: 12 janvier 2024",
        "amount: 33 500 €",
        "at_least: oui",
        "ratio: 50 %",
        'title: "Saison de théâtre de proximité"',
    ):
        assert written in text, written


def test_unknown_is_written() -> None:
    """An unknown amount is written « inconnu »: it is required, and unknown is not absent."""
    assert "      amount: inconnu\n" in dumps(cci_2017_2019())


def test_days_before_the_year_1000_are_written_in_iso() -> None:
    """French dates begin with the year 1000; an earlier day is written as ISO 8601 and reads back."""
    initial = Terms(period=Period(date(800, 12, 25), date(814, 1, 28)), parties=())
    early = Convention(title="Capitulaire", signed_on=date(999, 12, 31), initial=initial)
    text = dumps(early)
    assert "signed_on: 0999-12-31\n" in text
    assert "period: 0800-12-25/0814-01-28\n" in text
    assert loads(text) == early


def test_json_is_plain() -> None:
    """JSON has the format first, amounts as exact texts, ratios with their bar, no number with a point."""
    fields = json.loads(dumps(equipment_2023_2025(), "json"), parse_float=pytest.fail)
    assert next(iter(fields)) == "format"
    grant = fields["initial"]["grants"][0]
    assert (grant["amount"], grant["rate"]) == ("62500.00", "1/4")


def test_another_format_is_refused() -> None:
    """There are two formats."""
    with pytest.raises(ValueError, match="« yaml » ou « json », pas 'xml'"):
        dumps_any(of_value("1"), "xml")  # type: ignore[arg-type]  # the refusal is the test


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (euros("-0.05"), Amount.parse),
        (Price(euros(2400), "HT", "an"), Price.parse),
        (Period(date(2018, 1, 1), None), Period.parse),
        (Duration(years=2, months=6), Duration.parse),
        (Name("CCI"), Name.parse),
    ],
    ids=lambda value: getattr(value, "in_french", ""),
)
def test_str_of_a_value_reads_back(value: object, read: type) -> None:
    """The canonical text of a value is read by its ``parse``."""
    assert read(str(value)) == value


def test_a_fuzzy_date_is_written_with_its_words() -> None:
    """A date as written keeps its words, whatever they are."""
    assert FuzzyDate.model_validate("fin 2017").model_dump() == {"raw": "fin 2017"}


def test_thirds_are_written_exactly() -> None:
    """A third, which no decimal says, reads back."""
    grant = equipment_2023_2025().initial.grants[0].replace(rate=Fraction(1, 3))
    initial = equipment_2023_2025().initial.replace(grants=(grant,))
    third = equipment_2023_2025().replace(initial=initial)
    assert "rate: 1/3\n" in dumps(third)
    assert loads(dumps(third)) == third
