"""Periods that have a name: years, months, quarters, half-years, and the words that may stand before them.

>>> from conventions.french.parsing.pieces import Piece
>>> str(named_period(Piece.of("T4 2018")))
'2018-10-01/2018-12-31'
"""

from __future__ import annotations

import re
from datetime import date

from conventions.errors import FrenchParseError
from conventions.french.dates import LONGEST
from conventions.french.parsing.date_faults import not_in_calendar
from conventions.french.parsing.dates import year_of
from conventions.french.parsing.months import months
from conventions.french.parsing.number_words import ordinal_value
from conventions.french.parsing.ranks import parse_ordinal
from conventions.french.parsing.terms import ANNOUNCED
from conventions.periods import DAY, Period, add_months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.pieces import Piece

LEAD = re.compile(
    r"(?:(?:pour|sur|durant|pendant|en|au titre d(?:es?|u)|au cours d(?:es?|u)) )?(?:(?:la |l'|les )?"
    rf"(?:(?:convention|programme|contrat|plan)(?: (?P<term>{'|'.join(ANNOUNCED)}))?|periode"
    r"|(?P<list>annee|exercice)s?)(?: civile?s?| budgetaires?)?(?: de)? )?"
)
"""What may stand before a period: « pour les exercices », « convention triennale »; never more than that."""

_YEARS = re.compile(r"(?:de )?(?P<first>[0-9]{4})(?:(?: ?[-/] ?| a )(?P<last>[0-9]{4}))?")
LIST = re.compile(r"[0-9]{4}(?:(?:, | et )[0-9]{4})+")
"""Years one after the other: « 2017, 2018 et 2019 »."""

_PART = re.compile(
    r"(?:(?:le|au) )?(?P<rank>[0-9]+ ?[a-z°]*|[a-z]+) (?P<kind>tri|se)mestre"
    r"(?: (?:de l'(?:annee|exercice) |de )?(?P<year>[0-9]+))?"
)
_LABEL = re.compile(r"(?P<kind>[st])(?P<rank>[0-9]{1,2})(?:[ /-](?P<year>[0-9]+))?")
_MONTH = re.compile(r"(?:(?:(?:au |le )?mois )?(?:de |d'))?(?P<month>[a-z]+\.?)(?: (?P<year>[0-9]+))?")
_MONTH_IN_DIGITS = re.compile(r"(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_MONTHS = re.compile(
    r"(?:de )?(?P<first>[a-z]+\.?)(?: (?P<year>[0-9]+))?(?: a | ?- ?)(?P<last>[a-z]+\.?) (?P<end>[0-9]+)"
)


def named_period(piece: Piece, *, listed: bool = False) -> Period | None:
    """The period that a name says, or None; ``listed`` where « années » announces a list of years.

    :raises FrenchParseError: for a name that says no period: « 3e semestre 2018 », « 2019-2017 ».

    >>> from conventions.french.parsing.pieces import Piece
    >>> str(named_period(Piece.of("juin à septembre 2018"))), named_period(Piece.of("demain"))
    ('2018-06-01/2018-09-30', None)
    """
    years = piece.match(_YEARS)
    if years:
        return _years(piece, [int(years["first"]), int(years["last"] or years["first"])])
    if listed and piece.match(LIST):
        return _years(piece, [int(year) for year in re.findall(r"[0-9]{4}", piece.words)])
    part = piece.match(_PART) or piece.match(_LABEL)
    return (_part(piece, part) if part else None) or _months(piece) or _month(piece)


def _years(piece: Piece, years: list[int]) -> Period:
    first, last = years[0], years[-1]
    if min(years) < 1000:
        raise piece.fault("year_out_of_range")
    if last < first:
        raise piece.fault("inverted", f"{last}-{first} ?")
    if last - first >= LONGEST:
        count = last - first + 1
        raise piece.fault("too_long", f"{count} ans, {LONGEST} au plus ; au-delà, écrivez « du … au … »")
    if len(years) > 2 or piece.match(LIST):
        _refuse_gap(piece, years)
    return Period.years(first, last)


def _refuse_gap(piece: Piece, years: list[int]) -> None:
    whole = list(range(years[0], years[-1] + 1))
    if years != whole:
        missing = sorted(set(whole) - set(years))
        raise piece.fault("gap", f"il manque {missing[0]}" if missing else "une année est répétée")


def _part(piece: Piece, match: re.Match[str]) -> Period | None:
    length = 6 if match["kind"] in ("s", "se") else 3
    last, written = 12 // length, piece.group(match, "rank")
    rank = int(match["rank"]) if match["kind"] in ("s", "t") else _rank(written, last)
    if rank is None:
        return None
    if match["year"] is None:
        raise piece.fault("missing_year", f"par exemple « {piece.written} 2018 »")
    if not 1 <= rank <= last:
        raise written.fault("invalid_date", f"une année en a {last}")
    start = date(year_of(piece.group(match, "year")), (rank - 1) * length + 1, 1)
    return Period(start, add_months(start, length) - DAY)


def _rank(piece: Piece, last: int) -> int | None:
    """The rank of a masculine noun, in digits or in words, with its accents or not; None for another word."""
    if piece.words == "dernier":
        return last
    if re.search(r"(?:re|de|s)$", piece.words):
        raise piece.fault("bad_ordinal")
    try:
        return ordinal_value(piece.written, strict=False) or parse_ordinal(piece.written)
    except FrenchParseError as error:
        if error.code == "no_number":
            return None
        raise piece.fault(error.code) from None


def _months(piece: Piece) -> Period | None:
    match = piece.match(_MONTHS)
    if match is None or match["first"] not in months() or match["last"] not in months():
        return None
    end = year_of(piece.group(match, "end"))
    year = year_of(piece.group(match, "year")) if match["year"] else end
    first, last = date(year, months()[match["first"]], 1), date(end, months()[match["last"]], 1)
    if last < first:
        raise piece.fault("inverted")
    return Period(first, add_months(last, 1) - DAY)


def _month(piece: Piece) -> Period | None:
    match = piece.match(_MONTH) or piece.match(_MONTH_IN_DIGITS)
    if match is None:
        return None
    written = match["month"]
    month = int(written) if written.isdigit() else months().get(written)
    if month is None:
        return None
    if match["year"] is None:
        raise piece.fault("missing_year", f"par exemple « {piece.written} 2018 »")
    if not 1 <= month <= 12:
        raise piece.fault("invalid_date", not_in_calendar(2000, month))
    start = date(year_of(piece.group(match, "year")), month, 1)
    return Period(start, add_months(start, 1) - DAY)
