"""Durations: « 3 ans », « deux ans et demi », « 2 ans, 6 mois et 3 jours ».

>>> str(parse_duration("deux ans et demi")), str(parse_duration("36 mois"))
('P2Y6M', 'P36M')
"""

from __future__ import annotations

import re
from contextlib import suppress

from conventions.errors import PeriodError
from conventions.french.numbers import plural
from conventions.french.parsing.cleaning import fold, in_mode
from conventions.french.parsing.date_repairs import mend_spaces
from conventions.french.parsing.duration_parts import LENGTHS, UNIT, in_order, split_parts, split_range
from conventions.french.parsing.pieces import Piece
from conventions.periods import Duration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.errors import FrenchParseError
    from conventions.french.parsing.cleaning import Mode

_LEAD = re.compile(r"(?:(?:pour|pendant|durant|sur) )?(?:(?:d'une |une |la )duree (?:de |d'))?")
_IMPRECISE = re.compile(
    r"\b(?:environ|quelques|plusieurs|presque|(?:pres|plus|moins) (?:de |d')|au (?:moins|plus)|a peu pres"
    r"|approximativement|(?:maxi|mini)m(?:um|ale?)|jusqu'a|de l'ordre|[a-z]+aines?\b(?<!semaine)(?<!semaines))"
)
_NEGATIVE = re.compile(rf"(?:[-−]|moins ).* {UNIT}")
_NO_NUMBER = re.compile(UNIT)
_MISREAD = re.compile(rf"[lio]{{1,3}} {UNIT}")
_WAYS = {
    "imprecise": "donnez une durée exacte : « 3 ans »",
    "not_positive": "une durée est d’un jour au moins",
    "range": "donnez une seule durée",
    "unknown_format": "écrivez « 3 ans », « 2 ans et 6 mois » ou « 90 jours »",
}


def parse_duration(text: str, mode: Mode = "strict") -> Duration:
    """The duration that the whole text says, kept as written: 12 months is not one year.

    What ``str`` writes of a duration is read too (« P2Y6M », ISO 8601). Weeks are counted in days,
    quarters and half-years in months; half a year is six months.

    :raises FrenchParseError: with one of the documented codes and the position.

    >>> parse_duration("quinze jours")
    Duration(years=0, months=0, days=15)
    >>> parse_duration("4 à 6 mois")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: c’est un intervalle, … : « 4 à 6 mois » (donnez une seule durée)
    """
    return in_mode(text, mode, lambda given: duration_of(Piece.of(given)), {"unknown_format": _mend})


def duration_of(piece: Piece) -> Duration:
    """The duration that a piece of a text says, read strictly.

    :raises FrenchParseError: as :func:`parse_duration`.

    >>> str(duration_of(Piece.of("pour une durée de trois ans")))
    'P3Y'
    """
    core = piece.without(_LEAD)
    with suppress(PeriodError):
        return Duration.parse(core.words.upper())
    parts = split_parts(core.words)
    if not parts or not in_order(parts):
        raise _fault(core)
    years = sum(count for count, unit, _ in parts if LENGTHS[unit] == LENGTHS["an"])
    months = sum(count * LENGTHS[unit][0] + 6 * half for count, unit, half in parts) - 12 * years
    days = sum(count * LENGTHS[unit][1] for count, unit, _ in parts)
    if not (years or months or days):
        raise core.fault("not_positive", _WAYS["not_positive"])
    try:
        return Duration(years=years, months=months, days=days)
    except PeriodError:
        raise core.fault("too_long", "99 999 au plus de chaque unité") from None


def _fault(piece: Piece) -> FrenchParseError:
    misread = piece.misread()
    if misread:
        return misread
    code = _reason(piece)
    return piece.fault(code, _WAYS.get(code, ""))


def _reason(piece: Piece) -> str:
    if piece.match(_MISREAD):
        return "letter_in_number"
    if piece.match(_NO_NUMBER):
        return "no_number"
    if _IMPRECISE.search(piece.words):
        return "imprecise"
    if piece.match(_NEGATIVE):
        return "not_positive"
    return "range" if split_range(piece.words) else "unknown_format"


def _mend(text: str) -> str:
    """The same units and numbers, rightly written.

    >>> _mend("2  ans 6 mois."), _mend("trente six mois"), _mend("3 an")
    ('2 ans et 6 mois', '36 mois', '3 ans')
    """
    parts = split_parts(_LEAD.sub("", fold(mend_spaces(text)), count=1), "lenient")
    return " et ".join(map(_written, parts)) if parts else text


def _written(part: tuple[int, str, bool]) -> str:
    count, unit, half = part
    noun = unit if unit == "mois" else plural(count, unit, f"{unit}s")
    return f"{count} {noun}{' et demi' if half else ''}"
