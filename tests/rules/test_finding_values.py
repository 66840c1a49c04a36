"""The values of a finding: exact in Python and in JSON, French where they are shown."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conventions import Amount, check, euros
from conventions.rules import Finding, Profile
from conventions.rules.values import Met, as_json, from_json, said
from conventions.samples import association_2024_2026
from conventions.strategies import findings
from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)


def _finding(*values: object) -> Finding:
    told = [("valeur", value) for value in values]
    return Finding.model_validate(
        {"code": "X-001", "severity": "erreur", "address": "a", "message": "m", "values": tuple(told)}
    )


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("value", "shown", "held"),
    [
        (euros("23000.01"), "23 000,01 €", {"amount": "23000.01"}),
        (-euros(5), "-5 €", {"amount": "-5.00"}),
        (date(2024, 3, 1), "1er mars 2024", {"date": "2024-03-01"}),
        (Fraction(3, 4), "75 %", {"ratio": "3/4"}),
        (Fraction(1, 3), "1/3", {"ratio": "1/3"}),
        (Fraction(2), "200 %", {"ratio": "2/1"}),
        (Decimal("12.50"), "12,5", {"number": "12.50"}),
        (Decimal("1E+3"), "1 000", {"number": "1000"}),
        (2024, "2024", 2024),
        ("23000.01", "23000.01", "23000.01"),
        ("65738", "65738", "65738"),
    ],
)
def test_a_value_is_exact_and_said_in_french(value: Met, shown: str, held: object) -> None:
    """Shown as French writes it, written in JSON as a text that says what it is, read back the same."""
    finding = _finding(value)
    ((_, kept),) = finding.values
    assert (type(kept), kept) == (type(value), value)
    assert [_plain(text) for _, text in finding.said_values] == [shown]
    assert json.loads(finding.model_dump_json())["values"] == [["valeur", held]]
    assert Finding.model_validate_json(finding.model_dump_json()) == finding
    assert Finding.model_validate(finding.model_dump()) == _finding(held) == finding


@pytest.mark.parametrize(
    "value",
    [
        0.5,
        True,
        None,
        " ",
        "x" * 20_001,
        10**25,
        Decimal("NaN"),
        Decimal("1E+25"),
        Decimal("1E-26"),
        Fraction(1, 10**60),
        Fraction(10**25),
        [1],
        {"amount": 5},
    ],
)
def test_what_is_not_exact_or_has_no_end_is_refused(value: object) -> None:
    """No float, no bool, no number longer than what is read, nothing blank."""
    with pytest.raises(ValidationError, match="un constat ne montre pas cette valeur"):
        _finding(value)


@pytest.mark.parametrize(
    "held",
    [
        0.5,
        None,
        {},
        {"amount": "5,00"},
        {"amount": 5},
        {"ratio": "1/0"},
        {"date": "hier"},
        {"number": "x"},
        {"other": "5"},
        {"amount": "5.00", "date": "2024-01-01"},
    ],
)
def test_json_that_says_no_value_is_refused(held: object) -> None:
    """Only what this library writes is read."""
    text = json.dumps(json.loads(_finding("x").model_dump_json()) | {"values": [["valeur", held]]})
    with pytest.raises(ValidationError):
        Finding.model_validate_json(text)


@given(findings())
def test_any_value_is_said_and_read_back(finding: Finding) -> None:
    """Whatever value a finding may hold has a French text, and a JSON text that is the same value."""
    for (_, value), (_, shown) in zip(finding.values, finding.said_values, strict=True):
        assert shown
        assert from_json(json.loads(json.dumps(as_json(value)))) == value
        assert said(value) == shown
    assert Finding.model_validate_json(finding.model_dump_json()) == finding


@given(
    st.fractions(max_denominator=10**60 - 1, min_value=1 - 10**25, max_value=10**25 - 1)
    | st.integers(1 - 10**25, 10**25 - 1)
    | st.decimals(allow_nan=False, allow_infinity=False, places=25, min_value=-(10**20), max_value=10**20)
)
def test_what_is_kept_can_be_said(value: Met) -> None:
    """However long a value may be, its French text and its JSON are made."""
    finding = _finding(value)
    assert finding.said_values
    assert Finding.model_validate_json(finding.model_dump_json()) == finding


@given(st.integers(2_300_001, 10**9))
def test_the_amounts_of_a_finding_are_those_that_were_compared(cents: int) -> None:
    """CONV-001 gives the total and the threshold as amounts: a program may subtract them."""
    base = association_2024_2026()
    grant = base.initial.grants[0].replace(amount=Amount(cents=cents))
    convention = base.replace(
        initial=base.initial.replace(grants=(grant,)), signed_on=date(2024, 12, 30), avenants=()
    )
    (finding,) = check(convention, DAY, profile=Profile(select=("CONV-001",))).findings
    told = dict(finding.values)
    assert told["total attribué"] == Amount(cents=cents)
    assert told["seuil"] == euros(23000)
    assert told["exercice"] == 2024


def test_the_rate_of_a_target_is_exact(judge: Judge) -> None:
    """CR-005 gives its rate as a fraction; nothing is a part of zero."""
    (finding,) = judge.report("CR-005", judge.found("CR-005", "failing"), date(2025, 12, 31)).findings
    assert isinstance(dict(finding.values)["taux"], Fraction)
