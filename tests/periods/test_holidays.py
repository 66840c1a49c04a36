"""Public holidays: what the texts say of each area, and where the ``holidays`` package says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import holidays as oracle
import pytest
from dateutil.easter import EASTER_ORTHODOX, easter
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import PeriodError
from conventions.periods import Holiday, HolidayArea, public_holidays
from conventions.periods.holidays import FEASTS, FIRST_YEARS, LAST_YEAR

COMPARED = range(1948, 2101)
SUBDIVISIONS = {
    HolidayArea.FRANCE: (None,),
    HolidayArea.ALSACE_MOSELLE: ("6AE", "57"),
    HolidayArea.GUADELOUPE: ("971",),
    HolidayArea.MARTINIQUE: ("972",),
    HolidayArea.GUYANE: ("973",),
    HolidayArea.REUNION: ("974",),
    HolidayArea.MAYOTTE: ("976",),
    HolidayArea.SAINT_BARTHELEMY: ("BL",),
    HolidayArea.SAINT_MARTIN: ("MF",),
    HolidayArea.SAINT_PIERRE_ET_MIQUELON: ("PM",),
}
AREAS_AND_YEARS = st.sampled_from(HolidayArea).flatmap(
    lambda area: st.tuples(st.just(area), st.integers(FIRST_YEARS[area], LAST_YEAR))
)


class Difference(NamedTuple):
    """Where the oracle and the law differ: the days that one of the two has, and why we do not follow it."""

    areas: frozenset[HolidayArea]
    years: range
    when: tuple[int, int] | int
    reason: str


EVERYWHERE = frozenset(HolidayArea)
SCHOELCHER = frozenset({HolidayArea.GUADELOUPE, HolidayArea.MARTINIQUE, HolidayArea.SAINT_MARTIN})
GUADELOUPE = frozenset({HolidayArea.GUADELOUPE})
SAINT_MARTIN = frozenset({HolidayArea.SAINT_MARTIN})
CUSTOM = "the oracle counts a custom: neither art. L3133-1 nor L3422-2 of the Code du travail has this day"
FROM_2012 = "the décret 2012-553 said 27 May; the oracle has 28 May, which was not kept before 2019"
DIFFERENCES = (
    Difference(SCHOELCHER, range(1984, 9999), (7, 21), CUSTOM),
    Difference(GUADELOUPE, COMPARED, -2, CUSTOM),
    Difference(GUADELOUPE, COMPARED, -24, CUSTOM),
    Difference(
        EVERYWHERE,
        range(2005, 2008),
        50,
        "the oracle takes it out: the loi 2004-626 made it a day of work by default, and left it in the list of"
        " art. L222-1; the Conseil d’État said in 2005 that it was still a holiday",
    ),
    Difference(EVERYWHERE, range(1965, 1966), (5, 8), "the oracle has not read the décret of 1 April 1965"),
    Difference(SAINT_MARTIN, range(2012, 2019), (5, 27), FROM_2012),
    Difference(SAINT_MARTIN, range(2012, 2019), (5, 28), FROM_2012),
)


def explained(area: HolidayArea, year: int) -> Iterator[date]:
    """The days on which the oracle and the law differ, that year, there."""
    for areas, years, when, _ in DIFFERENCES:
        if area in areas and year in years:
            yield easter(year) + timedelta(days=when) if isinstance(when, int) else date(year, *when)


@pytest.mark.parametrize("area", HolidayArea)
def test_the_oracle_agrees_but_for_what_is_explained(area: HolidayArea) -> None:
    """Year after year, the days are those of ``holidays``, less or plus the differences above and no other."""
    for subdivision in SUBDIVISIONS[area]:
        theirs = oracle.country_holidays("FR", subdiv=subdivision, years=COMPARED)
        for year in COMPARED[FIRST_YEARS[area] - COMPARED.start :]:
            ours = {day for day, _ in public_holidays(year, area)}
            other = {day for day in theirs if day.year == year}
            assert ours ^ other == set(explained(area, year)) - (ours & other), year
            # A custom that falls on another holiday is no difference, and nothing else is spared.
            assert all(day in ours | other for day in explained(area, year))


@given(AREAS_AND_YEARS)
def test_the_holidays_of_a_year_are_in_order_and_all_of_the_law(where: tuple[HolidayArea, int]) -> None:
    """Days of the year, in order, each name once; never under ten, which are those of no dispute since 1948."""
    area, year = where
    found = public_holidays(year, area)
    assert [holiday.day for holiday in found] == sorted(holiday.day for holiday in found)
    assert {holiday.day.year for holiday in found} == {year}
    assert len({holiday.name_fr for holiday in found}) == len(found)
    assert 10 <= len(found) <= 13


@given(AREAS_AND_YEARS)
def test_an_area_has_the_holidays_of_france_and_its_own(where: tuple[HolidayArea, int]) -> None:
    """No area loses one of the common days; the two of Alsace-Moselle, the one of abolition are added."""
    area, year = where
    own = set(public_holidays(year, area)) - set(public_holidays(year))
    assert set(public_holidays(year)) <= set(public_holidays(year, area))
    added = {HolidayArea.FRANCE: 0, HolidayArea.ALSACE_MOSELLE: 2, HolidayArea.SAINT_PIERRE_ET_MIQUELON: 0}
    assert len(own) == added.get(area, 1)


@given(st.integers(1948, LAST_YEAR))
def test_mobile_feasts_follow_the_easter_of_the_west(year: int) -> None:
    """The day after Easter, 39 and 50 days after it: a Monday, a Thursday, a Monday; not the Orthodox Easter."""
    days = {name: day for day, name in public_holidays(year)}
    mobile = [days[name] for name in ("Lundi de Pâques", "Ascension", "Lundi de Pentecôte")]
    assert [day.weekday() for day in mobile] == [0, 3, 0]
    assert [(day - easter(year)).days for day in mobile] == [1, 39, 50]
    assert easter(2024) != easter(2024, EASTER_ORTHODOX)


FOUND = [
    (HolidayArea.FRANCE, 2018, (5, 8), "Victoire de 1945"),
    (HolidayArea.FRANCE, 1953, (5, 8), "Victoire de 1945"),
    (HolidayArea.FRANCE, 1959, (5, 8), "Victoire de 1945"),
    (HolidayArea.FRANCE, 1965, (5, 8), "Victoire de 1945"),
    (HolidayArea.FRANCE, 1982, (5, 8), "Victoire de 1945"),
    (HolidayArea.FRANCE, 1948, (5, 1), "Fête du Travail"),
    (HolidayArea.FRANCE, 1948, (11, 11), "Armistice de 1918"),
    (HolidayArea.FRANCE, 2006, (6, 5), "Lundi de Pentecôte"),
    (HolidayArea.ALSACE_MOSELLE, 2018, (3, 30), "Vendredi saint"),
    (HolidayArea.ALSACE_MOSELLE, 2018, (12, 26), "Saint-Étienne"),
    (HolidayArea.GUADELOUPE, 1984, (5, 27), "Abolition de l’esclavage"),
    (HolidayArea.MARTINIQUE, 1984, (5, 22), "Abolition de l’esclavage"),
    (HolidayArea.GUYANE, 1984, (6, 10), "Abolition de l’esclavage"),
    (HolidayArea.REUNION, 1983, (12, 20), "Abolition de l’esclavage"),
    (HolidayArea.MAYOTTE, 1984, (4, 27), "Abolition de l’esclavage"),
    (HolidayArea.SAINT_BARTHELEMY, 2012, (10, 9), "Abolition de l’esclavage"),
    (HolidayArea.SAINT_MARTIN, 2018, (5, 27), "Abolition de l’esclavage"),
    (HolidayArea.SAINT_MARTIN, 2019, (5, 28), "Abolition de l’esclavage"),
]
NOT_FOUND = [
    (HolidayArea.FRANCE, 1952, (5, 8)),
    (HolidayArea.FRANCE, 1960, (5, 8)),
    (HolidayArea.FRANCE, 1964, (5, 8)),
    (HolidayArea.FRANCE, 1966, (5, 8)),
    (HolidayArea.FRANCE, 1981, (5, 8)),
    (HolidayArea.FRANCE, 2018, (3, 30)),
    (HolidayArea.FRANCE, 2018, (12, 26)),
    (HolidayArea.FRANCE, 2018, (5, 22)),
    (HolidayArea.SAINT_MARTIN, 2018, (5, 28)),
    (HolidayArea.SAINT_MARTIN, 2019, (5, 27)),
    (HolidayArea.GUADELOUPE, 2018, (7, 21)),
]


@pytest.mark.parametrize(("area", "year", "when", "name"), FOUND)
def test_a_day_that_a_text_makes_a_holiday(
    area: HolidayArea, year: int, when: tuple[int, int], name: str
) -> None:
    """The first and last years of each text, on their side of the border."""
    assert Holiday(date(year, *when), name) in public_holidays(year, area)


@pytest.mark.parametrize(("area", "year", "when"), NOT_FOUND)
def test_a_day_that_no_text_makes_a_holiday(area: HolidayArea, year: int, when: tuple[int, int]) -> None:
    """The years just outside the texts, other areas, customs."""
    assert date(year, *when) not in {day for day, _ in public_holidays(year, area)}


def test_two_holidays_on_one_day_are_both_told() -> None:
    """1 May 2008 was the Ascension."""
    assert [holiday.name_fr for holiday in public_holidays(2008) if holiday.day == date(2008, 5, 1)] == [
        "Fête du Travail",
        "Ascension",
    ]


def test_every_feast_has_its_text_and_its_years() -> None:
    """Each row of the table names a text with its date, and years that the area is known for."""
    assert len(FEASTS) >= 20
    for feast in FEASTS:
        assert any(number.isdigit() for number in feast.source)
        assert feast.first <= (feast.last or LAST_YEAR)
        assert feast.area is None or feast.first >= FIRST_YEARS[feast.area]
    assert FIRST_YEARS.keys() == set(HolidayArea)


@pytest.mark.parametrize("area", HolidayArea)
def test_an_unknown_year_is_refused(area: HolidayArea) -> None:
    """The year before the first, the one after the last: unknown is not an ordinary day."""
    first = FIRST_YEARS[area]
    assert public_holidays(first, area)
    assert public_holidays(LAST_YEAR, area)
    with pytest.raises(PeriodError, match=f"jours fériés inconnus avant {first} \\({area}\\)"):
        public_holidays(first - 1, area)
    with pytest.raises(PeriodError, match=f"jours fériés inconnus après {LAST_YEAR}"):
        public_holidays(LAST_YEAR + 1, area)


@pytest.mark.parametrize("year", [True, 2018.0, "2018", None, date(2018, 1, 1)])
def test_what_is_no_year_is_refused(year: object) -> None:
    """A text, a float, a bool, a date."""
    with pytest.raises(PeriodError, match="une année est un nombre entier"):
        public_holidays(year)  # type: ignore[arg-type]  # what is tested


def test_an_unknown_area_is_refused() -> None:
    """The areas that are known are told."""
    with pytest.raises(
        PeriodError, match=r"zone inconnue : 'Corse' ; zones connues : France, Alsace-Moselle"
    ):
        public_holidays(2018, "Corse")  # type: ignore[arg-type]  # what is tested
