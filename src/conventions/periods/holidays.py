"""French public holidays, year by year and by area: what the law says, each day with its text.

A day that custom or a collective agreement alone gives is not one (in Guadeloupe, the Vendredi saint and the
Mi-Carême; 21 July, for Victor Schœlcher; the Muslim feasts of Mayotte). Those of Polynésie française,
Nouvelle-Calédonie and Wallis-et-Futuna, which have their own labour law, are not known here.

>>> [str(holiday.day) for holiday in public_holidays(2024)][:4]
['2024-01-01', '2024-04-01', '2024-05-01', '2024-05-08']
>>> public_holidays(2024, HolidayArea.ALSACE_MOSELLE)[1]
Holiday(day=datetime.date(2024, 3, 29), name_fr='Vendredi saint')
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from conventions.errors import PeriodError

LAST_YEAR: Final = 4099
"""The last year of which ``dateutil`` gives the Easter."""


class HolidayArea(StrEnum):
    """Where the same public holidays apply.

    In Alsace-Moselle the Vendredi saint is one only where there is a Protestant temple or a mixed church
    (Code du travail, art. L3134-13): elsewhere in these départements, count with what the act says.
    """

    FRANCE = "France"
    ALSACE_MOSELLE = "Alsace-Moselle"
    GUADELOUPE = "Guadeloupe"
    MARTINIQUE = "Martinique"
    GUYANE = "Guyane"
    REUNION = "La Réunion"
    MAYOTTE = "Mayotte"
    SAINT_BARTHELEMY = "Saint-Barthélemy"
    SAINT_MARTIN = "Saint-Martin"
    SAINT_PIERRE_ET_MIQUELON = "Saint-Pierre-et-Miquelon"


class Holiday(NamedTuple):
    """A public holiday: its day, and its name in French.

    >>> Holiday(date(2024, 7, 14), "Fête nationale").name_fr
    'Fête nationale'
    """

    day: date
    name_fr: str


FIRST_YEARS: Final = {
    # 1 May has its name, and is a holiday for good, since the loi of 29 April 1948.
    HolidayArea.FRANCE: 1948,
    HolidayArea.ALSACE_MOSELLE: 1948,
    # Overseas: from the first day of abolition that a text gives; before, customs differed.
    HolidayArea.GUADELOUPE: 1984,
    HolidayArea.MARTINIQUE: 1984,
    HolidayArea.GUYANE: 1984,
    HolidayArea.REUNION: 1983,
    HolidayArea.MAYOTTE: 1984,
    HolidayArea.SAINT_BARTHELEMY: 2012,
    HolidayArea.SAINT_MARTIN: 2012,
    # The first whole year of the present Code du travail, whose article L3422-1 names this place.
    HolidayArea.SAINT_PIERRE_ET_MIQUELON: 2009,
}
"""The first year whose holidays are known, by area: before it, nothing is said."""


class Feast(NamedTuple):
    """A holiday of the table, from a year to another (both included; None: still one).

    ``when`` is a month and a day, or a number of days after Easter; ``area`` None means everywhere.
    """

    name: str
    when: tuple[int, int] | int
    source: str
    first: int = 1948
    last: int | None = None
    area: HolidayArea | None = None


_LIST: Final = "Code du travail, art. L3133-1 (L222-1 jusqu’au 30 avril 2008)"
_LOCAL: Final = "ordonnance du 16 août 1892 ; Code du travail, art. L3134-13"
_ABOLITION: Final = "Abolition de l’esclavage"
_1983: Final = (
    "loi 83-550 du 30 juin 1983, décret 83-1003 du 23 novembre 1983 ; Code du travail, art. L3422-2"
)
_2012: Final = "loi 83-550 du 30 juin 1983, décret 2012-553 du 23 avril 2012 ; Code du travail, art. L3422-2"
_2017: Final = "loi 2017-256 du 28 février 2017, circulaire du 3 mai 2019"

FEASTS: Final = (
    Feast("Jour de l’An", (1, 1), f"avis du Conseil d’État du 23 mars 1810 ; {_LIST}"),
    Feast("Vendredi saint", -2, _LOCAL, area=HolidayArea.ALSACE_MOSELLE),
    Feast("Lundi de Pâques", 1, f"loi du 8 mars 1886 ; {_LIST}"),
    Feast("Fête du Travail", (5, 1), f"lois 47-778 du 30 avril 1947 et 48-746 du 29 avril 1948 ; {_LIST}"),
    # Removed to the second Sunday of May by the décret 59-533 of 11 April 1959; once, for its 20th year, in 1965.
    Feast("Victoire de 1945", (5, 8), "loi 53-225 du 20 mars 1953", 1953, 1959),
    Feast("Victoire de 1945", (5, 8), "décret du 1er avril 1965", 1965, 1965),
    Feast("Victoire de 1945", (5, 8), f"loi 81-893 du 2 octobre 1981 ; {_LIST}", 1982),
    Feast("Ascension", 39, f"arrêté du 29 germinal an X ; {_LIST}"),
    # The loi 2004-626 made it a day of work by default from 2005 to 2007; it stayed in the list of holidays.
    Feast("Lundi de Pentecôte", 50, f"loi du 8 mars 1886 ; {_LIST}"),
    Feast("Fête nationale", (7, 14), f"loi du 6 juillet 1880 ; {_LIST}"),
    Feast("Assomption", (8, 15), f"arrêté du 29 germinal an X ; {_LIST}"),
    Feast("Toussaint", (11, 1), f"arrêté du 29 germinal an X ; {_LIST}"),
    Feast("Armistice de 1918", (11, 11), f"loi du 24 octobre 1922 ; {_LIST}"),
    Feast("Noël", (12, 25), f"arrêté du 29 germinal an X ; {_LIST}"),
    Feast("Saint-Étienne", (12, 26), _LOCAL, area=HolidayArea.ALSACE_MOSELLE),
    Feast(_ABOLITION, (4, 27), _1983, 1984, area=HolidayArea.MAYOTTE),
    Feast(_ABOLITION, (5, 22), _1983, 1984, area=HolidayArea.MARTINIQUE),
    Feast(_ABOLITION, (5, 27), _1983, 1984, area=HolidayArea.GUADELOUPE),
    Feast(_ABOLITION, (6, 10), _1983, 1984, area=HolidayArea.GUYANE),
    Feast(_ABOLITION, (12, 20), _1983, 1983, area=HolidayArea.REUNION),
    Feast(_ABOLITION, (10, 9), _2012, 2012, area=HolidayArea.SAINT_BARTHELEMY),
    # The text of the code still said 27 May; the State has taken 28 May for the holiday since 2019.
    Feast(_ABOLITION, (5, 27), _2012, 2012, 2018, area=HolidayArea.SAINT_MARTIN),
    Feast(_ABOLITION, (5, 28), _2017, 2019, area=HolidayArea.SAINT_MARTIN),
)
"""Every holiday, in the order of the year or nearly; the years after now are those of the law as it stands."""


def public_holidays(year: int, area: HolidayArea = HolidayArea.FRANCE) -> tuple[Holiday, ...]:
    """The public holidays of a year in an area, in order; two that fall on one day are both there.

    The years to come follow the law as it stands. Source: Code du travail, art. L3133-1, L3134-13, L3422-2.

    :raises PeriodError: for a year whose holidays are not known in this area, or an unknown area.

    >>> [name for day, name in public_holidays(2008) if day == date(2008, 5, 1)]
    ['Fête du Travail', 'Ascension']
    >>> public_holidays(2011, HolidayArea.SAINT_MARTIN)
    Traceback (most recent call last):
    conventions.errors.PeriodError: jours fériés inconnus avant 2012 (Saint-Martin)
    """
    if type(year) is not int:
        raise PeriodError(f"une année est un nombre entier, pas {year!r}")
    if area not in FIRST_YEARS:
        raise PeriodError(f"zone inconnue : {area!r} ; zones connues : {', '.join(HolidayArea)}")
    if year < FIRST_YEARS[area]:
        raise PeriodError(f"jours fériés inconnus avant {FIRST_YEARS[area]} ({area})")
    if year > LAST_YEAR:
        raise PeriodError(f"jours fériés inconnus après {LAST_YEAR}")
    return tuple(sorted(_each(year, area), key=lambda holiday: holiday.day))


def _each(year: int, area: HolidayArea) -> Iterator[Holiday]:
    from dateutil.easter import easter

    sunday = easter(year)
    for feast in FEASTS:
        if feast.first <= year <= (feast.last or LAST_YEAR) and feast.area in (None, area):
            when = feast.when
            day = sunday + timedelta(days=when) if isinstance(when, int) else date(year, *when)
            yield Holiday(day, feast.name)
