"""JSON of any value of a record: what the record itself writes, and nothing that a terminal obeys."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from conventions import strategies
from conventions.base import Record
from conventions.cli.as_json import json_value
from conventions.cli.safe import safe_json
from conventions.cli.terminal import is_safe
from conventions.model.addresses import walk
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025

if TYPE_CHECKING:
    from conventions.model import Terms


SAMPLES = (cci_2017_2019().initial, association_2024_2026().initial, equipment_2023_2025().initial)


@given(strategies.terms() | st.sampled_from(SAMPLES))
def test_values_are_those_that_records_write(terms: Terms) -> None:
    """Each field alone gives what its record gives for it."""
    for _, record in walk(terms):
        if isinstance(record, Record):
            whole = record.model_dump(mode="json")
            assert {name: json_value(getattr(record, name)) for name in whole} == whole


def test_ratios_and_numbers() -> None:
    """A ratio keeps its bar, a number has no zero that says nothing."""
    assert json_value((Fraction(2), Fraction(1, 4), Decimal("12.50"), Decimal(30))) == [
        "2/1",
        "1/4",
        "12.5",
        "30",
    ]


@given(st.text())
def test_any_text_is_safe_and_reads_back(text: str) -> None:
    """Whatever a file holds, the JSON is valid and no character of it commands the terminal."""
    told = safe_json({"a": text})
    assert json.loads(told) == {"a": text}
    assert all(map(is_safe, told))
