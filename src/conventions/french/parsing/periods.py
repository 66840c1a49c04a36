"""Periods: « 2017-2019 », « 1er semestre 2018 », « du 1er au 31 janvier 2018 », « à compter du … ».

>>> str(parse_period("2017-2019")), str(parse_period("à compter du 1er janvier 2018"))
('2017-01-01/2019-12-31', '2018-01-01/..')
"""

from __future__ import annotations

import re

from conventions.errors import PeriodError
from conventions.french.dates import format_period
from conventions.french.parsing.cleaning import in_mode
from conventions.french.parsing.dates import date_before, date_of
from conventions.french.parsing.durations import duration_of
from conventions.french.parsing.named_periods import LEAD, named_period
from conventions.french.parsing.period_faults import is_event, period_fault
from conventions.french.parsing.period_repairs import PERIOD_REPAIRS
from conventions.french.parsing.pieces import Piece
from conventions.french.parsing.terms import check_term
from conventions.periods import Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from conventions.french.parsing.cleaning import Mode

_FROM = r"(?:(?:a compter|a partir) (?:du |de |d')|(?:des|depuis) (?:le )?)"
_BOUNDS = re.compile(
    rf"(?:du |{_FROM})(?P<first>.+?),? (?:et )?(?:jusqu')?au (?P<last>.+?)(?: inclus)?"
    r"|entre le (?P<after>.+?) et le (?P<before>.+)"
)
_OPEN = re.compile(
    rf"(?:(?P<lasting>.+?),? )?{_FROM}(?P<start>.+?)(?:,? (?P<duration>(?:pour|pendant) (?:une duree )?.+))?"
)
_ONE_DAY = re.compile(r"le (?P<day>.+)")
_INTERVAL = re.compile(r"(?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?:\.\.|(?P<last>[0-9]{4}-[0-9]{2}-[0-9]{2}))")


def parse_period(text: str, mode: Mode = "strict") -> Period:
    """The period that the whole text says, bounds included, its end None when it is open.

    Years written « 2017-2019 » are ten at most: more is taken for a typing error. A start is needed: « au
    31 décembre 2019 » has none.

    :raises FrenchParseError: with one of the documented codes and the position.

    >>> str(parse_period("second semestre 2018")), str(parse_period("du 1er au 31 janvier 2018"))
    ('2018-07-01/2018-12-31', '2018-01-01/2018-01-31')
    >>> parse_period("du 2 mars 2018 au 1er mars 2018")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: la fin est avant le début : « … » (du 1er au 2 mars 2018 ?)
    """
    return in_mode(text, mode, _strict, PERIOD_REPAIRS)


def _strict(text: str) -> Period:
    piece = Piece.of(text)
    lead = LEAD.match(piece.folded, piece.start, piece.end)
    core = piece.after(lead.end()) if lead else piece
    period = named_period(core, listed=bool(lead and lead["list"])) or _dated(core)
    if period is None:
        raise period_fault(piece, core)
    if lead and lead["term"]:
        check_term(piece.group(lead, "term"), period)
    return period


def _dated(piece: Piece) -> Period | None:
    """A period written with exact dates."""
    interval, bounds = piece.match(_INTERVAL), piece.match(_BOUNDS)
    if interval:
        start = date_of(piece.group(interval, "first"))
        end = date_of(piece.group(interval, "last")) if interval["last"] else None
        return _closed(piece, start, end) if end else Period(start, None)
    if bounds:
        first, last = ("first", "last") if bounds["last"] else ("after", "before")
        return _between(piece, piece.group(bounds, first), piece.group(bounds, last))
    opened, one_day = piece.match(_OPEN), piece.match(_ONE_DAY)
    if opened:
        return _from(piece, opened)
    return Period(*[date_of(piece.group(one_day, "day"))] * 2) if one_day else None


def _between(piece: Piece, first: Piece, last: Piece) -> Period:
    _refuse_event(piece, first)
    end = date_of(last)
    return _closed(piece, date_before(first, end), end)


def _closed(piece: Piece, start: date, end: date) -> Period:
    if end < start:
        raise piece.fault("inverted", f"{format_period(Period(end, start), 'long')} ?")
    return Period(start, end)


def _from(piece: Piece, match: re.Match[str]) -> Period:
    start = piece.group(match, "start")
    length = "lasting" if match["lasting"] else "duration"
    duration = duration_of(piece.group(match, length)) if match[length] else None
    _refuse_event(piece, start)
    if duration is None:
        return Period(date_of(start), None)
    try:
        return Period.lasting(date_of(start), duration)
    except PeriodError:
        raise piece.fault("too_long", "la fin est après l’an 9999") from None


def _refuse_event(piece: Piece, start: Piece) -> None:
    if is_event(start):
        raise piece.fault("missing_anchor", f"donnez la date à la place de « {start.written} »")
