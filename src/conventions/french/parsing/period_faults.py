"""Why a text is not a period: what is missing, what is imprecise, and how to write it.

>>> from conventions.french.parsing.pieces import Piece
>>> piece = Piece.of("au 31 décembre 2019")
>>> period_fault(piece, piece).message.partition("(")[2]
'le début manque : écrivez « du … au 31 décembre 2019 »)'
"""

from __future__ import annotations

import re

from conventions.errors import FrenchParseError
from conventions.french.dates import format_date
from conventions.french.parsing.date_faults import IMPRECISE
from conventions.french.parsing.dates import date_of
from conventions.french.parsing.durations import duration_of
from conventions.french.parsing.terms import ANNOUNCED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.pieces import Piece

_EVENT = re.compile(r"(?:sa|son|la|le|leur|l'|cette|ce|date|jour|lendemain)\b[^0-9]*")
_BOUND = re.compile(r"(?:(?P<start>du|le)|(?:jusqu')?au) (?P<day>.+)")
_SCHOOL_YEAR = re.compile(r"\b(?:scolaire|universitaire|saison|campagne)\b")
_TWO_DIGITS = re.compile(r"(?:(?:[0-9]{4}|[0-9]{2})(?: ?[-/] ?| a ))?[0-9]{2}")
_YEAR = re.compile(r"(?:(?:l'|le |cette )?(?:annee|exercice)s?)(?: civile?s?| budgetaires?)?")
_TERM = re.compile(rf"(?:la |une )?(?:convention|programme|contrat|plan) (?:{'|'.join(ANNOUNCED)})")
_WAYS = {
    "imprecise": "donnez des jours exacts : « du 1er octobre au 31 décembre 2017 »",
    "missing_anchor": "ajoutez « à compter du 1er janvier 2018 », par exemple",
    "missing_year": "écrivez « 2018 »",
    "two_digit_year": "écrivez « 2017-2019 »",
    "unknown_format": "écrivez « 2018 », « 2017-2019 » ou « du 1er janvier 2017 au 31 décembre 2019 »",
}


def is_event(start: Piece) -> bool:
    """Whether a start is something that happens, not a day: « sa notification », « la date de signature ».

    >>> from conventions.french.parsing.pieces import Piece
    >>> is_event(Piece.of("sa signature")), is_event(Piece.of("1er mars"))
    (True, False)
    """
    return bool(start.match(_EVENT))


def period_fault(piece: Piece, core: Piece) -> FrenchParseError:
    """The error about a text that is not a period; ``core`` is the text without the words before it."""
    misread = piece.misread()
    if misread:
        return misread
    bound = _missing_bound(core)
    if bound:
        return piece.fault("unknown_format", bound)
    if _SCHOOL_YEAR.search(piece.words):
        return piece.fault("imprecise", "écrivez ses jours : « du … au … »")
    code = _reason(piece, core)
    return piece.fault(code, _WAYS[code])


def _missing_bound(core: Piece) -> str:
    """What is missing when the text is one exact day, with what shows that it is a bound."""
    match = core.match(_BOUND)
    try:
        day = format_date(date_of(core.group(match, "day"))) if match else ""
    except FrenchParseError:
        return ""
    if match and match["start"]:
        return f"la fin manque : écrivez « à compter du {day} »"
    return f"le début manque : écrivez « du … au {day} »" if day else ""


def _reason(piece: Piece, core: Piece) -> str:
    if IMPRECISE.search(piece.words):
        return "imprecise"
    if core.match(_TWO_DIGITS):
        return "two_digit_year"
    if piece.match(_YEAR):
        return "missing_year"
    if piece.match(_TERM):
        return "missing_anchor"
    try:
        duration_of(core)
    except FrenchParseError:
        return "unknown_format"
    return "missing_anchor"
