"""Legal values: dated, sourced, and refused where there is no data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conventions.law
from conventions import euros
from conventions.errors import ConventionsError, PeriodError
from conventions.law import duration, stated, value
from conventions.law.values import names, read
from conventions.periods import DayCount, Duration, after

FILES = sorted((Path(conventions.law.__file__).parent / "data").glob("*.toml"))
FIRST = date(2001, 6, 10)
DELAY_FIRST = date(2021, 7, 3)
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


@given(st.dates(DELAY_FIRST, date(2026, 12, 31)))
def test_the_delay_of_payment(day: date) -> None:
    """A grant to a private body is paid sixty days after its notification, since the loi of 1 July 2021."""
    assert duration("payment_delay", on=day) == Duration(days=60)
    assert stated("payment_delay", on=day).value == duration("payment_delay", on=day)
    assert (after(day, duration("payment_delay", on=day), counted=DayCount.CALENDAR) - day).days == 60


@given(st.dates(max_value=date(2021, 7, 2)))
def test_before_the_law_there_is_no_delay(day: date) -> None:
    """A grant notified before has no date by default."""
    with pytest.raises(ConventionsError, match="« payment_delay » inconnue avant le 2021-07-03"):
        duration("payment_delay", on=day)


def test_an_amount_is_no_delay_and_a_delay_no_amount() -> None:
    """Each is asked for by the function of its type, which the refusal names."""
    with pytest.raises(ConventionsError, match=r"« payment_delay » : c’est une durée \(law\.duration\)"):
        value("payment_delay", on=DELAY_FIRST)
    with pytest.raises(ConventionsError, match=r"« convention_threshold » : c’est un montant \(law\.value\)"):
        duration("convention_threshold", on=FIRST)


def test_how_well_the_delay_is_known_is_told() -> None:
    """It was read in secondary sources alone: no rule may call it verified."""
    told = stated("payment_delay", on=DELAY_FIRST)
    assert (told.since, told.status) == (DELAY_FIRST, "V2")
    assert "2021-875" in told.reference


@pytest.mark.parametrize("days", ["0", "-1", "60.5", "soixante", "P60D", ""])
def test_a_delay_is_a_whole_number_of_days(days: str) -> None:
    """Anything else in the data is refused when it is read."""
    with pytest.raises(PeriodError):
        read("x", TWO.replace("EUR", "day").replace("30.00", days).replace("20.00", "30"))


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
    """A value that is neither money nor days is not read as if it were, and the units that exist are told."""
    with pytest.raises(ConventionsError, match="EUR ou day attendu"):
        read("x", TWO.replace("EUR", "mois"))
    with pytest.raises(ConventionsError, match="unité « mois »"):
        read("x", TWO.replace("EUR", "mois"))


def test_a_value_without_a_source_is_refused() -> None:
    """A version without its reference cannot be read."""
    with pytest.raises(KeyError, match="reference"):
        read("x", TWO.replace('reference = "A"', ""))
