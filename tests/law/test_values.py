"""Legal values: dated, sourced, and refused where there is no data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conventions.law
from conventions import euros
from conventions.errors import ConventionsError
from conventions.law import stated, value
from conventions.law.values import names, read

FILES = sorted((Path(conventions.law.__file__).parent / "data").glob("*.toml"))
FIRST = date(2001, 6, 10)
TWO = """
description = "x"
unit = "EUR"
[[values]]
from = 2024-01-01
value = "30.00"
reference = "B"
verified_on = 2026-01-01
status = "V"
[[values]]
from = "2001-01-01"
value = "20.00"
reference = "A"
verified_on = 2026-01-01
status = "M"
"""


def test_there_are_values() -> None:
    """The data files are found, and each has a name that can be asked for."""
    assert FILES
    assert names() == tuple(path.stem for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_value_has_its_source(path: Path) -> None:
    """A value says what it is, from when, by which text, who read it when and how well."""
    for version in read(path.stem, path.read_text(encoding="utf-8")):
        assert version.description
        assert version.reference
        assert version.verified_on >= version.since
        assert version.status in {"V", "V2", "M", "I"}


@given(st.dates(FIRST, date(2026, 12, 31)))
def test_the_threshold_of_conventions(day: date) -> None:
    """The threshold is 23 000 € on every day since the décret."""
    assert value("convention_threshold", on=day) == euros(23000)


@given(st.dates(max_value=date(2001, 6, 9)))
def test_before_the_first_value_nothing_is_said(day: date) -> None:
    """A day before the first value is an error that names that day, never a guess."""
    with pytest.raises(ConventionsError, match="avant le 2001-06-10"):
        value("convention_threshold", on=day)


@pytest.mark.parametrize("name", ["inconnu", "../values", "CONVENTION_THRESHOLD", ""])
def test_a_name_without_data_is_refused(name: str) -> None:
    """A name that has no data, or is a path, is refused with the names there are."""
    with pytest.raises(ConventionsError, match="convention_threshold"):
        stated(name, on=FIRST)


def test_versions_are_read_in_the_order_of_their_dates() -> None:
    """The order of the file does not matter."""
    assert [version.reference for version in read("x", TWO)] == ["A", "B"]
    assert read("x", TWO)[0].address is None


def test_another_unit_is_refused() -> None:
    """A value that is not money is not read as money."""
    with pytest.raises(ConventionsError, match="unité « mois »"):
        read("x", TWO.replace("EUR", "mois"))


def test_a_value_without_a_source_is_refused() -> None:
    """A version without its reference cannot be read."""
    with pytest.raises(KeyError, match="reference"):
        read("x", TWO.replace('reference = "A"', ""))
