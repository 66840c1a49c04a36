from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.french import format_date, fuzzy_duration, fuzzy_period
from conventions.periods import Duration, Period


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("fin 2017", "2017-10-01/2017-12-31"),
        ("dès fin 2017", "2017-10-01/2017-12-31"),
        ("début 2019", "2019-01-01/2019-03-31"),
        ("mi-2018", "2018-04-01/2018-09-30"),
        ("courant octobre 2018", "2018-10-01/2018-10-31"),
        ("dans le courant du mois d’octobre 2018", "2018-10-01/2018-10-31"),
        ("fin octobre 2018", "2018-10-21/2018-10-31"),
        ("début février 2018", "2018-02-01/2018-02-10"),
        ("milieu du mois de mai 2018", "2018-05-11/2018-05-20"),
        ("deuxième semestre 2018", "2018-07-01/2018-12-31"),
        ("à l’horizon 2019", "2019-01-01/2019-12-31"),
        ("en 2018", "2018-01-01/2018-12-31"),
        ("à compter du 1er mars 2018", "2018-03-01/.."),
        ("14/12/2017", "2017-12-14/2017-12-14"),
    ],
)
def test_imprecise_dates(text: str, interval: str) -> None:
    """The interval is the days that the words allow."""
    assert str(fuzzy_period(text)) == interval


@pytest.mark.parametrize(
    "text",
    [
        *(
            "14 juin",
            "deuxième semestre",
            "",
            "bientôt",
            "fin",
            "fin du 1er semestre 2018",
            "début 14 mars 2018",
        ),
        *("fin à compter du 1er mars 2018", "fin du 2 mars 2018 au 31 mars 2018", "x" * 300),
    ],
)
def test_what_gives_no_interval(text: str) -> None:
    """Without a year, or when the words are not understood, there is no interval."""
    assert fuzzy_period(text) is None


@given(st.dates(date(1000, 1, 1)))
def test_an_exact_date_is_its_day(day: date) -> None:
    """An exact date allows that day alone."""
    assert fuzzy_period(format_date(day)) == Period(day, day)


@given(st.text(max_size=40))
def test_any_text_is_understood_or_not(text: str) -> None:
    """No text raises."""
    assert isinstance(fuzzy_period(text), Period | None)
    assert isinstance(fuzzy_duration(text), tuple | None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4 à 6 mois", Duration(months=4), Duration(months=6)),
        ("entre deux et trois ans", Duration(years=2), Duration(years=3)),
        ("de six mois à un an", Duration(months=6), Duration(years=1)),
        ("un à deux ans", Duration(years=1), Duration(years=2)),
        ("environ deux ans et demi", Duration(years=2, months=6), Duration(years=2, months=6)),
        ("près de douze mois", Duration(months=12), Duration(months=12)),
        ("36 mois", Duration(months=36), Duration(months=36)),
    ],
)
def test_imprecise_durations(text: str, low: Duration, high: Duration) -> None:
    """The bounds are those that the words give; « environ » moves neither."""
    assert fuzzy_duration(text) == (low, high)


@pytest.mark.parametrize("text", ["", "longtemps", "quelques mois", "x à 6 mois", "y" * 300])
def test_what_gives_no_duration(text: str) -> None:
    """Words that give no number give no duration."""
    assert fuzzy_duration(text) is None


def test_what_goes_beyond_the_calendar_is_not_understood() -> None:
    """The end of the year 9999 has no day after it; a range upside down is no range."""
    assert fuzzy_period("fin 9999") is None
    assert fuzzy_duration("6 à 4 mois") is None
