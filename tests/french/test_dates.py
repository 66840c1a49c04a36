from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date as babel_format_date
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import ConventionsError, OpenPeriodError, PeriodError
from conventions.french import (
    NBSP,
    NNBSP,
    civility,
    format_date,
    format_datetime,
    format_duration,
    format_list,
    format_period,
    format_term,
    format_time,
    parse_date,
    parse_duration,
    parse_period,
    quote,
)
from conventions.periods import Duration, Period

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_a_day_of_every_year_has_no_year() -> None:
    """With the style ``day``, the day and the month are written as in a whole date."""
    assert format_date(date(2018, 12, 1), "day") == "1er décembre"
    assert format_date(date(2020, 2, 29), "day", typographic=True) == f"29{NBSP}février"


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
        ("M.Perdriau", "M. Perdriau"),
        (" MME.A.Martin", "Mme A.Martin"),
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


TERMS = [
    ((2018, 1, 1), (2018, 12, 31), "annuelle", "annuel"),
    ((2016, 2, 29), (2017, 2, 28), "annuelle", "annuel"),
    ((2018, 3, 1), (2020, 2, 29), "biennale", "biennal"),
    ((2017, 9, 1), (2020, 8, 31), "triennale", "triennal"),
    ((2016, 2, 29), (2020, 2, 28), "quadriennale", "quadriennal"),
    ((2017, 1, 1), (2021, 12, 31), "quinquennale", "quinquennal"),
    ((2017, 6, 30), (2023, 6, 29), "sexennale", "sexennal"),
    ((2017, 1, 1), (2023, 12, 31), "septennale", "septennal"),
    ((2017, 1, 1), (2024, 12, 31), "octennale", "octennal"),
    ((2017, 1, 1), (2025, 12, 31), "novennale", "novennal"),
    ((9990, 1, 1), (9999, 12, 31), "décennale", "décennal"),
    ((2017, 1, 1), (2027, 12, 31), "pluriannuelle", "pluriannuel"),
    ((2017, 1, 1), (2018, 1, 1), "pluriannuelle", "pluriannuel"),
    ((2017, 3, 2), (2018, 3, 2), "pluriannuelle", "pluriannuel"),
    ((2017, 3, 2), (2018, 2, 28), "infra-annuelle", "infra-annuel"),
    ((2017, 3, 2), (2017, 3, 2), "infra-annuelle", "infra-annuel"),
    ((2017, 1, 1), (2017, 12, 30), "infra-annuelle", "infra-annuel"),
]


@pytest.mark.parametrize(("start", "end", "feminine", "masculine"), TERMS)
def test_the_adjective_of_a_term(
    start: tuple[int, int, int], end: tuple[int, int, int], feminine: str, masculine: str
) -> None:
    """Whole years have their adjective from whatever day they count, up to ten; the others share two."""
    period = Period(date(*start), date(*end))
    assert format_term(period) == format_term(period, "f") == feminine
    assert format_term(period, "m") == masculine


@given(DATES, st.integers(1, 12))
def test_a_term_of_whole_years_is_known_from_any_day(start: date, years: int) -> None:
    """N years from a day have the adjective of N; one day more is « pluriannuelle »."""
    start = start.replace(year=min(start.year, 9980))
    whole = Period.lasting(start, Duration(years=years))
    assert whole.end is not None
    assert format_term(whole) == format_term(Period.years(2000, 1999 + years))
    assert format_term(whole.until(whole.end + timedelta(days=1))) == "pluriannuelle"


def test_a_term_has_a_known_end_and_gender() -> None:
    """An open period has no length; a gender that is not « m » or « f » is an error of ours."""
    with pytest.raises(OpenPeriodError, match="1er mars 2018"):
        format_term(Period(date(2018, 3, 1), None))
    with pytest.raises(PeriodError, match="genre"):
        format_term(Period.years(2018), "n")  # type: ignore[arg-type]  # what is tested


def test_a_day_and_an_hour() -> None:
    """The day, « à », the hour; the clock of a moment with a time zone is not converted."""
    assert (
        format_datetime(datetime(2018, 11, 1, 14, 5, tzinfo=UTC)) == f"1er novembre 2018 à 14{NBSP}h{NBSP}05"
    )
    abroad = datetime(2018, 11, 15, 23, 0, tzinfo=timezone(timedelta(hours=-10)))
    assert format_datetime(abroad) == f"15 novembre 2018 à 23{NBSP}h"
    with pytest.raises(PeriodError, match="secondes"):
        format_datetime(datetime(2018, 11, 15, 14, 5, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "write", [format_date, format_datetime, format_period, format_term, format_duration, format_time]
)
@pytest.mark.parametrize("wrong", [None, True, 3, "2018-01-01", [], "x" * 10**6])
def test_what_is_no_date_is_refused_in_french(write: Callable[[object], str], wrong: object) -> None:
    """A day that is not known, a text or a number is refused in a short French sentence, not written."""
    with pytest.raises(PeriodError, match="il faut un") as error:
        write(wrong)
    assert len(str(error.value)) < 120


def test_one_kind_is_not_taken_for_another() -> None:
    """A date without an hour is no moment, a period no duration."""
    for write, wrong in (
        (format_datetime, date(2018, 1, 1)),
        (format_time, date(2018, 1, 1)),
        (format_duration, Period.years(2018)),
        (format_period, Duration(years=1)),
        (format_date, Period.years(2018)),
    ):
        with pytest.raises(PeriodError, match="il faut"):
            write(wrong)  # type: ignore[arg-type]  # what is tested


def test_a_year_below_1000_has_four_digits() -> None:
    """No year is written with fewer than four digits."""
    assert format_date(date(987, 7, 3)) == "3 juillet 0987"
    assert format_date(date(987, 7, 3), "short") == "03/07/0987"
