from __future__ import annotations

from datetime import date, time

import pytest
from babel.dates import format_date as babel_format_date
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import ConventionsError, PeriodError
from conventions.french import (
    NBSP,
    NNBSP,
    civility,
    format_date,
    format_duration,
    format_list,
    format_period,
    format_time,
    parse_date,
    parse_duration,
    parse_period,
    quote,
)
from conventions.periods import Duration, Period

DATES = st.dates(date(1000, 1, 1), date(9999, 12, 31))
SPACES = " \u00a0\u202f\u2009\u2007"


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period: whole years, days of one month or one year, far apart, or open."""
    start, end = sorted((draw(DATES), draw(DATES)))
    year = draw(st.integers(1000, 9900))
    near = sorted(draw(st.lists(st.dates(date(2018, 1, 1), date(2019, 3, 1)), min_size=2, max_size=2)))
    return draw(
        st.sampled_from(
            [
                Period(start, end),
                Period(start, None),
                Period(*near),
                Period(start, start),
                Period.years(year, year + draw(st.integers(0, 15))),
            ]
        )
    )


@given(DATES, st.sampled_from(["long", "full", "short"]), st.sampled_from(SPACES), st.booleans())
def test_dates_read_back(day: date, style: str, space: str, typographic: bool) -> None:  # noqa: FBT001  # drawn
    """Each style reads back, whatever the kind of space, in capitals and without accents."""
    text = format_date(day, style, typographic=typographic)  # type: ignore[arg-type]  # drawn from the right texts
    assert parse_date(text) == parse_date(text.replace(" ", space)) == day
    bare = text.upper().replace("É", "E").replace("Û", "U")
    assert parse_date(bare) == day


@given(DATES)
def test_the_first_of_the_month_is_1er(day: date) -> None:
    """A long date is the one of Babel but for the first of the month, which is « 1er »."""
    text = format_date(day)
    assert text.startswith("1er ") == (day.day == 1)
    assert text.replace("1er ", "1 ") == babel_format_date(day, "long", locale="fr")
    assert format_date(day, "full").endswith(text)


def test_a_typographic_date_has_one_no_break_space() -> None:
    """``typographic`` sets U+00A0 between the day and the month, and nothing else."""
    assert format_date(date(2018, 11, 15), typographic=True) == f"15{NBSP}novembre 2018"


@given(periods(), st.sampled_from(["years", "long"]))
def test_periods_read_back(period: Period, style: str) -> None:
    """Each style of a period reads back, open or not."""
    assert parse_period(format_period(period, style)) == period  # type: ignore[arg-type]  # drawn from the right texts


@pytest.mark.parametrize(
    ("period", "style", "text"),
    [
        (Period.years(2017, 2019), "years", "2017-2019"),
        (Period.years(2017, 2019), "long", "du 1er janvier 2017 au 31 décembre 2019"),
        (Period.years(2018), "years", "2018"),
        (Period.years(2018), "long", "du 1er janvier au 31 décembre 2018"),
        (Period(date(2018, 1, 1), date(2018, 1, 31)), "years", "du 1er au 31 janvier 2018"),
        (Period(date(2018, 7, 1), date(2018, 8, 1)), "long", "du 1er juillet au 1er août 2018"),
        (Period(date(2018, 1, 1), None), "years", "à compter du 1er janvier 2018"),
        (Period(date(2018, 6, 14), date(2018, 6, 14)), "years", "le 14 juin 2018"),
        (Period.years(2017, 2026), "years", "2017-2026"),
        (Period.years(2017, 2027), "years", "du 1er janvier 2017 au 31 décembre 2027"),
    ],
)
def test_periods(period: Period, style: str, text: str) -> None:
    """The month and the year are said once when they are shared; whole years are short up to ten."""
    assert format_period(period, style) == text  # type: ignore[arg-type]  # drawn from the right texts


@given(
    st.builds(Duration, years=st.integers(0, 9999), months=st.integers(1, 9999), days=st.integers(0, 9999))
)
def test_durations_read_back(duration: Duration) -> None:
    """A duration reads back as it was, 12 months not being one year."""
    assert parse_duration(format_duration(duration)) == duration


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (Duration(years=1), "1 an"),
        (Duration(years=2, months=6), "2 ans et 6 mois"),
        (Duration(years=1, months=2, days=1), "1 an, 2 mois et 1 jour"),
        (Duration(days=1000), f"1{NNBSP}000 jours"),
    ],
)
def test_durations(duration: Duration, text: str) -> None:
    """Each unit agrees with its number."""
    assert format_duration(duration) == text


def test_unknown_styles_are_refused() -> None:
    """A style that is not documented is an error of ours."""
    with pytest.raises(PeriodError):
        format_date(date(2018, 1, 1), "medium")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(PeriodError):
        format_period(Period.years(2018), "medium")  # type: ignore[arg-type]  # what is tested


def test_hours() -> None:
    """Minutes have two digits and go away when there are none; seconds are refused."""
    assert format_time(time(14, 5)) == f"14{NBSP}h{NBSP}05"
    assert format_time(time(13)) == f"13{NBSP}h"
    for wrong in (time(1, 1, 1), time(1, 1, 0, 1)):
        with pytest.raises(PeriodError):
            format_time(wrong)


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), max_size=5))
def test_lists_have_one_et(items: list[str]) -> None:
    """A list has its items in order, « et » before the last one, a comma before the others."""
    text = format_list(items)
    assert text.replace(" et ", ", ") == ", ".join(items)
    assert text.count(" et ") == (len(items) > 1)


def test_quotes() -> None:
    """Quotes hold their no-break spaces inside."""
    assert quote("X") == f"«{NBSP}X{NBSP}»"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("M. Perdriau", "M. Perdriau"),
        ("Mr Perdriau", "M. Perdriau"),
        ("MONSIEUR  Gaël Perdriau", "M. Gaël Perdriau"),
        ("madame Martin", "Mme Martin"),
        ("Mesdames Martin et Dupont", "Mmes Martin et Dupont"),
        ("Messieurs Martin", "MM. Martin"),
    ],
)
def test_civilities(text: str, written: str) -> None:
    """The abbreviation is the right one, followed by a no-break space; doing it twice changes nothing."""
    assert civility(text) == written.replace(" ", NBSP, 1)
    assert civility(civility(text)) == civility(text)


@pytest.mark.parametrize("text", ["", "Perdriau", "M.", "Docteur Martin"])
def test_a_civility_is_known_and_has_a_name(text: str) -> None:
    """A text without civility, or without name, is refused."""
    with pytest.raises(ConventionsError):
        civility(text)
