"""Legal values: dated, sourced, and refused where there is no data."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conventions.law
from conventions import euros
from conventions.errors import ConventionsError, PeriodError
from conventions.french import format_date
from conventions.law import duration, stated, value
from conventions.law.values import names, read, versions
from conventions.periods import DayCount, Duration, after

FILES = sorted((Path(conventions.law.__file__).parent / "data").glob("*.toml"))
KEYS = {
    "from",
    "to",
    "publication",
    "value",
    "reference",
    "address",
    "read_as_of",
    "verified_on",
    "status",
    "note",
}
DAY = timedelta(days=1)
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
        assert version.address is None or re.fullmatch(r"https?://[^ …]+", version.address)
        assert version.note is None or version.note.strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_has_no_other_key(path: Path) -> None:
    """A key that nothing reads would be lost in silence, a misspelt one too."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert data.keys() == {"description", "unit", "values"}
    assert {key for entry in data["values"] for key in entry} <= KEYS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_days_are_in_order(path: Path) -> None:
    """Published, in force, ended: in that order, and two versions never hold on one day."""
    told = versions(path.stem)
    for version in told:
        assert version.published is None or version.published <= version.since
        assert version.until is None or version.since <= version.until
        assert version.read_as_of is None or version.since <= version.read_as_of <= version.verified_on
    assert all(old.until is not None and old.until < new.since for old, new in pairwise(told))


@pytest.mark.parametrize("name", names())
def test_both_sides_of_every_boundary(name: str) -> None:
    """On its first and its last day a value is told; the day before and the day after, another one or none."""
    told = versions(name)
    for version in told:
        for day in (version.since, version.until or date.max):
            assert stated(name, on=day) == version
    for old, new in pairwise(told):
        assert stated(name, on=new.since - DAY) == old
    with pytest.raises(ConventionsError, match=f"« {name} » inconnue avant le {format_date(told[0].since)}"):
        stated(name, on=told[0].since - DAY)
    if told[-1].until is not None:
        with pytest.raises(
            ConventionsError, match=f"plus en vigueur depuis le {format_date(told[-1].until + DAY)}"
        ):
            stated(name, on=told[-1].until + DAY)


def test_a_gap_between_two_versions_is_told() -> None:
    """A value that ended is no longer told, even though another one came later."""
    old, new = read("x", TWO.replace('value = "20.00"', 'value = "20.00"\nto = 2010-12-31'))
    assert (old.until, new.until) == (date(2010, 12, 31), None)


@pytest.mark.parametrize("last", ["2024-01-01", "2030-01-01"])
def test_two_versions_never_hold_on_one_day(last: str) -> None:
    """A version that goes on after the next one has begun is refused when it is read."""
    with pytest.raises(ConventionsError, match="deux versions le 2024-01-01"):
        read("x", TWO.replace('value = "20.00"', f'value = "20.00"\nto = {last}'))


def test_a_version_twice_on_a_day_is_refused() -> None:
    """Two versions that begin on one day."""
    with pytest.raises(ConventionsError, match="deux versions le 2024-01-01"):
        read("x", TWO.replace("2001-01-01", "2024-01-01"))


def test_an_unknown_status_is_refused() -> None:
    """How a value is known is one of four words."""
    with pytest.raises(ConventionsError, match="statut « W » inconnu"):
        read("x", TWO.replace('"M"', '"W"'))


@pytest.mark.parametrize(
    ("unit", "text", "told", "said"),
    [
        ("EUR", "23000.00", euros(23000), "23 000 €"),
        ("ratio", "0.25", Fraction(1, 4), "25 %"),
        ("ratio", "1/3", Fraction(1, 3), "1/3"),
        ("ratio", "25 %", Fraction(1, 4), "25 %"),
        ("ratio", "100 %", Fraction(1), "100 %"),
        ("inhabitant", "3500", 3500, "3 500 habitants"),
        ("agent", "1", 1, "1 agent"),
        ("month-day", "02-29", (2, 29), "29 février"),
        ("month-day", "01-01", (1, 1), "1er janvier"),
        ("day", "60", Duration(days=60), "60 jours"),
        ("month", "48", Duration(months=48), "48 mois"),
        ("year", "4", Duration(years=4), "4 ans"),
    ],
)
def test_every_unit_has_its_type_and_its_words(unit: str, text: str, told: object, said: str) -> None:
    """The texts of the files are read exactly, whatever they measure, and said as one writes them."""
    version = read("x", TWO.replace("EUR", unit).replace("30.00", text).replace("20.00", text))[0]
    assert (version.value, type(version.value)) == (told, type(told))
    assert " ".join(version.in_french.split()) == said


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("ratio", "0.0"),
        ("ratio", "0 %"),
        ("ratio", "4/3"),
        ("ratio", "1.5"),
        ("ratio", "-1/3"),
        ("ratio", "1e-1"),
        ("inhabitant", "3 500"),
        ("inhabitant", "0"),
        ("inhabitant", "-1"),
        ("agent", "٥"),
        ("month-day", "3-31"),
        ("month-day", "02-30"),
        ("month-day", "2018-03-31"),
    ],
)
def test_what_is_not_of_its_unit_is_refused(unit: str, text: str) -> None:
    """A share out of bounds, a number that is none, a day that does not exist."""
    with pytest.raises(ConventionsError):
        read("x", TWO.replace("EUR", unit).replace("30.00", text).replace("20.00", text))


@given(st.dates(FIRST, date(2026, 12, 31)))
def test_the_threshold_of_conventions(day: date) -> None:
    """The threshold is 23 000 € on every day since the décret."""
    assert value("convention_threshold", on=day) == euros(23000)


@given(st.dates(max_value=date(2001, 6, 9)))
def test_before_the_first_value_nothing_is_said(day: date) -> None:
    """A day before the first value is an error that names that day, never a guess."""
    with pytest.raises(ConventionsError, match="avant le 10 juin 2001"):
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
    with pytest.raises(ConventionsError, match="« payment_delay » inconnue avant le 3 juillet 2021"):
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
    """A unit that nothing reads is refused, and the units that exist are told."""
    with pytest.raises(
        ConventionsError, match="unités connues : EUR, day, month, year, ratio, inhabitant, agent, month-day"
    ):
        read("x", TWO.replace("EUR", "mois"))
    with pytest.raises(ConventionsError, match="unité « mois »"):
        read("x", TWO.replace("EUR", "mois"))


def test_a_value_without_a_source_is_refused() -> None:
    """A version without its reference cannot be read."""
    with pytest.raises(KeyError, match="reference"):
        read("x", TWO.replace('reference = "A"', ""))
