"""The payment period as published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl.cells.days import LONGEST
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.periods import read_period
from conventions.opendata.scdl.diagnosing import Severity
from conventions.opendata.scdl.grids import DayCell
from conventions.opendata.scdl.records import PaymentDays

R, W, E = Severity.REPAIRED, Severity.WARNED, Severity.ERROR


@pytest.mark.parametrize(
    ("raw", "kind", "days", "text", "code", "severity"),
    [
        ("2017-12-14", "day", ["2017-12-14"], "2017-12-14", None, None),
        ("2017-12-14/2018-12-14", "period", ["2017-12-14", "2018-12-14"], "2017-12-14/2018-12-14", None, None),
        ("2017-12-14/2017-12-14", "period", ["2017-12-14", "2017-12-14"], "2017-12-14/2017-12-14", None, None),
        ("2017-12-14_2018-12-14", "period", ["2017-12-14", "2018-12-14"], "2017-12-14/2018-12-14", "T27", R),
        ("2017-12-14_ 2018-12-14", "period", ["2017-12-14", "2018-12-14"], "2017-12-14/2018-12-14", "T27", R),
        ("2018-12-21_2021/12/31", "period", ["2018-12-21", "2021-12-31"], "2018-12-21/2021-12-31", "T27", R),
        ("25/07/2019_2019-07-25", "period", ["2019-07-25", "2019-07-25"], "2019-07-25/2019-07-25", "T27", R),
        ("2017/09/08_2021/09/07", "period", ["2017-09-08", "2021-09-07"], "2017-09-08/2021-09-07", "T27", R),
        ("01/02/2018/31/12/2018", "period", ["2018-02-01", "2018-12-31"], "2018-02-01/2018-12-31", "T27", R),
        ("du 01/02/2018 au 31/12/2018", "period", ["2018-02-01", "2018-12-31"], "2018-02-01/2018-12-31", "T27", R),
        ("01/02/18 - 31/12/18", "period", ["2018-02-01", "2018-12-31"], "2018-02-01/2018-12-31", "T27", W),
        ("06/12/2022", "day", ["2022-12-06"], "2022-12-06", "T25", R),
        ("2018-06-01 00:00:00", "day", ["2018-06-01"], "2018-06-01", "T27", R),
        (DayCell("2018-06-01 00:00:00"), "day", ["2018-06-01"], "2018-06-01", "T25", R),
        ("2018-06-01 00:00:00_2019-06-01 00:00:00", "period", ["2018-06-01", "2019-06-01"],
         "2018-06-01/2019-06-01", "T27", R),
        ("2019-04-01\n2020-01-31\n2021-01-31", "days", ["2019-04-01", "2020-01-31", "2021-01-31"], None, "T27", W),
        ("28/11/2017\n08/12/2017", "days", ["2017-11-28", "2017-12-08"], None, "T27", W),
        ("28/11/2017 et 08/12/2017", "days", ["2017-11-28", "2017-12-08"], None, "T27", W),
        ("2018-01-01_2018-06-01_2018-12-31", "days", ["2018-01-01", "2018-06-01", "2018-12-31"], None, "T27", W),
        ("2018-01-24 (1er acompte et solde)", "text", ["2018-01-24"], None, "T27", W),
        ("14/04/2017 (avance)\nSolde 15/11/2017", "text", ["2017-04-14", "2017-11-15"], None, "T27", W),
        ("22/11/2017\nSolde en 2018", "text", ["2017-11-22"], None, "T27", W),
        ("NC/2018-12-31", "text", ["2018-12-31"], None, "T27", W),
        ("2018-12-31/NC", "text", ["2018-12-31"], None, "T27", W),
        ("2018-12-31/", "text", ["2018-12-31"], None, "T27", W),
        ("2018", "text", [], None, "T25", W),
        ("acompte \nVersement du solde au bilan", "text", [], None, "T27", E),
        ("2017-03-02/2017-30-05", "text", ["2017-03-02"], None, "T28", E),
        ("2023-07-00_2023-11-00", "text", [], None, "T28", E),
        ("2019-0619_2023-06-19", "text", ["2023-06-19"], None, "T28", E),
        ("31/21/2021", "text", [], None, "T28", E),
        ("20177-03-02", "text", [], None, "T28", E),
        ("2019-10-01_2019-02-21", "period", ["2019-10-01", "2019-02-21"], None, "T29", E),
        ("2019-10-01/2019-02-21", "period", ["2019-10-01", "2019-02-21"], None, "T29", E),
        ("2018-12-31/2019", "text", ["2018-12-31"], None, "T27", W),
        ("2018-12-31/fin\nde l’action", "text", ["2018-12-31"], None, "T27", W),
        ("au 2018-12-31/fin de l’action", "text", ["2018-12-31"], None, "T27", W),
        ("2017/2019", "text", [], None, "T27", E),
    ],
)  # fmt: skip
def test_a_period_as_published(  # noqa: PLR0913, PLR0917
    raw: str, kind: str, days: list[str], text: str | None, code: str | None, severity: Severity | None
) -> None:
    """Its kind, every day that exists, its text where the norm has one."""
    reading = read_period(raw, Evidence())
    assert (reading.value.kind, [day.isoformat() for day in reading.value.days]) == (kind, days)
    assert reading.text == text
    assert [(note.code, note.severity) for note in reading.notes] == ([(code, severity)] if code else [])


@pytest.mark.parametrize(
    ("raw", "event"),
    [
        ("2017-12-14/fin-action", "fin-action"),
        ("2017-12-14_fin de l’action", "fin de l’action"),
        ("2017-12-14/accomplissement de l'ensemble des obligations",
         "accomplissement de l'ensemble des obligations"),
    ],
)  # fmt: skip
def test_a_period_may_end_with_an_event(raw: str, event: str) -> None:
    """It is open: no end is made up."""
    reading = read_period(raw, Evidence())
    assert reading.value == PaymentDays("period", (date(2017, 12, 14),), event)
    assert [(note.code, note.severity) for note in reading.notes] == [("T27", W)]


@pytest.mark.parametrize(("raw", "code"), [("", "T11"), ("non précisé", "T27"), ("NC", "T27")])
def test_a_period_that_is_not_told(raw: str, code: str) -> None:
    """Empty, or said to be unknown: no value, no text."""
    reading = read_period(raw, Evidence())
    assert (reading.value, reading.text) == (None, None)
    assert [(note.code, note.severity) for note in reading.notes] == [(code, W)]


def test_the_days_of_a_period_are_kept_as_written() -> None:
    """Those of a list are its earliest and its latest."""
    inverted = read_period("2017-04-12/2017-03-09", Evidence()).value
    assert (inverted.start, inverted.end) == (date(2017, 4, 12), date(2017, 3, 9))
    due = read_period("2018-12-31\n2018-01-31", Evidence()).value
    assert (due.start, due.end) == (date(2018, 1, 31), date(2018, 12, 31))
    assert PaymentDays("text", ()).start is None
    assert PaymentDays("text", ()).end is None


FORMS = ["{0:%Y-%m-%d}", "{0:%Y/%m/%d}", "{0:%d/%m/%Y}"]


@given(
    st.dates(date(1000, 1, 1)),
    st.dates(date(1000, 1, 1)),
    st.sampled_from(FORMS),
    st.sampled_from(FORMS),
    st.sampled_from(["_", "/", " _ ", " - ", " au "]),
)
def test_two_days_make_a_period_whatever_separates_them(
    start: date, end: date, one: str, other: str, sign: str
) -> None:
    """Its text is that of the norm where the end does not precede the start; else T29."""
    reading = read_period(one.format(start) + sign + other.format(end), Evidence())
    assert reading.value == PaymentDays("period", (start, end))
    if end < start:
        assert (reading.text, reading.notes[0].code) == (None, "T29")
    else:
        assert reading.text == f"{start}/{end}"


def test_a_long_text_is_no_period() -> None:
    """Days, separators and words up to the longest; beyond, nothing is looked for."""
    for piece in ("2018-03-12_", "2018-03-12\n", "2018-03-12 et ", "/", "_ ", "2018-03-12/fin "):
        assert read_period(piece * (LONGEST // len(piece)), Evidence()).text is None
    reading = read_period("2018-03-12\n" * LONGEST, Evidence())
    assert (reading.value, reading.notes[0].code) == (PaymentDays("text", ()), "T27")
