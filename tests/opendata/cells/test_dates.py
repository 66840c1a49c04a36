"""The date of the convention as published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl.cells.dates import read_date
from conventions.opendata.scdl.cells.days import day_of_serial, days_in
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.diagnosing import Severity
from conventions.opendata.scdl.grids import DayCell, NumberCell
from conventions.periods import Period

R, W, A, E = Severity.REPAIRED, Severity.WARNED, Severity.AMBIGUOUS, Severity.ERROR
DAY = date(2018, 3, 12)
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


@pytest.mark.parametrize(
    ("raw", "value", "code", "severity"),
    [
        ("2018-03-12", DAY, None, None),
        ("2018/03/12", DAY, "T25", R),
        ("12/03/2018", DAY, "T25", R),
        ("12.03.2018", DAY, "T25", R),
        ("12-3-2018", DAY, "T25", R),
        ("20180312", DAY, "T25", R),
        ("12 mars 2018", DAY, "T25", R),
        ("1er août 2018", date(2018, 8, 1), "T25", R),
        ("2018-03-12 00:00:00", DAY, "T25", R),
        ("2018-03-12T00:00:00.000Z", DAY, "T25", R),
        ("2018-03-12T23:30:00Z", DAY, "T25", W),
        ("12/03/18", DAY, "T25", W),
        ("le 12/03/2018", DAY, "T25", W),
        (DayCell("2018-03-12 00:00:00"), DAY, "T25", R),
        ("43171", DAY, "T25", R),
        (NumberCell("43171"), DAY, "T25", R),
        ("43171.0", DAY, "T25", R),
        ("2018", Period.years(2018, 2018), "T25", W),
        (NumberCell("2018"), Period.years(2018, 2018), "T25", W),
        ("12/03/2018 et 14/03/2018", None, "T25", A),
        ("12/03/2018 (signature)", None, "T25", E),
        ("printemps 2018", None, "T25", E),
        ("12345", None, "T25", E),
        ("2015-10-75", None, "T28", E),
        ("05/30/2018", None, "T28", E),
        ("2018-02-29", None, "T28", E),
        ("31/21/2021", None, "T28", E),
        ("2018-0312", None, "T28", E),
        ("", None, "T31", W),
        ("NC", None, "T31", W),
    ],
)  # fmt: skip
def test_a_date_as_published(
    raw: str, value: date | Period | None, code: str | None, severity: Severity | None
) -> None:
    """One day, a year as a period, or nothing; a text only for a day."""
    reading = read_date(raw, Evidence())
    assert reading.value == value
    assert reading.text == (value.isoformat() if isinstance(value, date) else None)
    assert [(note.code, note.severity) for note in reading.notes] == ([(code, severity)] if code else [])


def test_two_dates_are_both_given() -> None:
    """None is chosen."""
    note = read_date("12/03/2018 et 14/03/2018", Evidence()).notes[0]
    assert note.readings == ("2018-03-12", "2018-03-14")


@given(
    st.dates(date(1000, 1, 1)),
    st.sampled_from(
        ["{0:%Y-%m-%d}", "{0:%Y/%m/%d}", "{0:%d/%m/%Y}", "{0.day} {1} {0:%Y}", "{0:%Y-%m-%d} 00:00:00"]
    ),
)
def test_every_way_of_writing_a_day_gives_that_day(day: date, form: str) -> None:
    """The day is never moved, and its text is that of the norm."""
    reading = read_date(form.format(day, MONTHS[day.month - 1]), Evidence())
    assert (reading.value, reading.text) == (day, day.isoformat())


@given(st.integers(0, 99_999))
def test_a_serial_number_is_a_day_of_our_time(serial: int) -> None:
    """Counted from the end of 1899; others are no days."""
    day = day_of_serial(f"{serial:05d}")
    if day is None:
        assert not 29_221 <= serial < 62_093
    else:
        assert 1980 <= day.year < 2070
        assert (day - date(1899, 12, 30)).days == serial


def test_days_are_found_in_linear_time() -> None:
    """Digits, separators, days without end; a cell is not that long."""
    for piece in ("2018-", "1", "2018-03-12_", " ", "1er ", "mars "):
        found = days_in(piece * 2_000)
        assert len(found.days) == (2_000 if piece == "2018-03-12_" else 0)
    reading = read_date("2018-03-12 " * 2_000, Evidence())
    assert [(note.code, note.severity) for note in reading.notes] == [("T25", E)]
