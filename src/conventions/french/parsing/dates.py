"""Dates: « 15 novembre 2018 », « jeudi 1er janvier 2019 », « 14/12/2017 », « 2018-11-15 ».

Day and month are never swapped, and nothing that is missing is filled in.

>>> parse_date("1er janvier 2018"), parse_date("14/12/2017")
(datetime.date(2018, 1, 1), datetime.date(2017, 12, 14))
"""

from __future__ import annotations

import re
from datetime import date

from conventions.french.parsing.cleaning import in_mode
from conventions.french.parsing.date_faults import date_fault, not_in_calendar
from conventions.french.parsing.date_repairs import DATE_REPAIRS
from conventions.french.parsing.months import months, near_month, whole_month
from conventions.french.parsing.pieces import Piece
from conventions.french.symbols import day_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

_DAY = r"(?:le )?(?:(?P<weekday>[a-z]{3,6}di|dimanche) )?"
# « 1 er » is a rank badly written, and a word with a digit is a month badly written; four digits are no day.
_RANK = r"(?P<day>(?![0-9]{4} )[0-9]+(?P<suffix> er|[a-z°]*)|premier)"
_MONTH = r"(?P<month>(?!(?:tri|se)mestre)(?=[0-9]*[a-z])[a-z0-9]+\.?)"
_LONG = re.compile(rf"{_DAY}{_RANK} {_MONTH} (?P<year>[0-9]+)")
_SHORT = re.compile(
    rf"{_DAY}(?P<day>[0-9]{{1,2}})(?P<sign>[/-])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<year>[0-9]+)"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_WITHOUT_YEAR = re.compile(rf"{_DAY}{_RANK}(?: {_MONTH})?")
_SHORT_WITHOUT_YEAR = re.compile(rf"{_DAY}(?P<day>[0-9]{{1,2}})[/-](?P<month>[0-9]{{1,2}})")


def parse_date(text: str, mode: Mode = "strict") -> date:
    """The date that the whole text says, years 1000 to 9999.

    :raises FrenchParseError: with one of the documented codes and the position.

    >>> parse_date("15 DECEMBRE 2018"), parse_date("15/11/18", mode="lenient")
    (datetime.date(2018, 12, 15), datetime.date(2018, 11, 15))
    >>> parse_date("14 juin")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: l’année manque : « 14 juin » (écrivez le jour, le mois et l’année)
    """
    return in_mode(text, mode, lambda given: date_of(Piece.of(given)), DATE_REPAIRS)


def date_of(piece: Piece) -> date:
    """The date that a piece of a text says, read strictly.

    :raises FrenchParseError: as :func:`parse_date`.

    >>> date_of(Piece.of("le samedi 1er septembre 2018"))
    datetime.date(2018, 9, 1)
    """
    for pattern in (_LONG, _SHORT, _ISO):
        match = piece.match(pattern)
        if match:
            return _date(piece, match)
    raise date_fault(piece)


def date_before(piece: Piece, last: date) -> date:
    """The first date of « du 1er au 31 janvier 2018 »: what it does not say is that of the last one.

    :raises FrenchParseError: as :func:`parse_date`.

    >>> date_before(Piece.of("1er"), date(2018, 1, 31)), date_before(Piece.of("3 mars"), date(2018, 5, 2))
    (datetime.date(2018, 1, 1), datetime.date(2018, 3, 3))
    """
    for pattern in (_WITHOUT_YEAR, _SHORT_WITHOUT_YEAR):
        match = piece.match(pattern)
        if match:
            return _date(piece, match, last)
    return date_of(piece)


def _date(piece: Piece, match: re.Match[str], last: date = date.max) -> date:
    groups = match.groupdict()
    day = _day(piece.group(match, "day"), groups.get("suffix") or "")
    month = _month(piece.group(match, "month")) if groups["month"] else last.month
    year = year_of(piece.group(match, "year")) if "year" in groups else last.year
    try:
        found = date(year, month, day)
    except ValueError:
        raise piece.group(match, "day").fault("invalid_date", not_in_calendar(year, month)) from None
    actual = day_names()[found.weekday()]
    if groups.get("weekday") and groups["weekday"] != actual:
        raise piece.group(match, "weekday").fault("weekday_mismatch", f"c’est un {actual}")
    return found


def _day(piece: Piece, suffix: str) -> int:
    digits = piece.words.removesuffix(suffix)
    if suffix and (suffix, digits) != ("er", "1"):
        raise piece.misread() or piece.fault(
            "bad_ordinal", "« 1er » pour le premier du mois, puis « 2 », « 3 »"
        )
    return 1 if digits == "premier" else int(digits) if len(digits) < 3 else 0


def _month(piece: Piece) -> int:
    if piece.words.isdigit():
        return int(piece.words)
    month = months().get(piece.words)
    if month is None:
        near = whole_month(piece.words) or near_month(piece.words)
        raise piece.misread() or piece.fault("unknown_month", f"« {near} » ?" if near else "")
    return month


def year_of(piece: Piece) -> int:
    """The year in four digits that a piece says, from 1000.

    :raises FrenchParseError: ``two_digit_year`` or ``year_out_of_range``.

    >>> year_of(Piece.of("2018"))
    2018
    """
    year = piece.words
    if len(year) == 2:
        raise piece.fault("two_digit_year", f"19{year} ou 20{year} ?")
    if len(year) != 4 or year[0] == "0":
        raise piece.fault("year_out_of_range")
    return int(year)
