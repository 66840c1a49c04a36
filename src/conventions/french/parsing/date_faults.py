"""Why a text is not a date: what is missing, what is imprecise, and how to write it.

>>> from conventions.french.parsing.pieces import Piece
>>> date_fault(Piece.of("novembre 2018")).code
'missing_day'
"""

from __future__ import annotations

import re

from conventions.french.parsing.cleaning import fold
from conventions.french.parsing.date_repairs import mend_spaces
from conventions.french.parsing.faults import fault
from conventions.french.parsing.months import months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.errors import FrenchParseError
    from conventions.french.parsing.pieces import Piece

_NO_DAY = re.compile(
    r"(?:(?:pour |en )?(?:l'|le )?(?:annee |exercice |mois (?:de |d'))?)?"
    r"(?:(?P<month>[a-z]+\.?)(?: [0-9]{4})?|(?:[0-9]{1,2}[/-])?[0-9]{4}|[0-9]{4}-[0-9]{2}"
    r"|.*\b(?:tri|se)mestre(?: (?:de )?[0-9]{4})?|[st][1-4] [0-9]{4})"
)
_NO_YEAR = re.compile(
    r"(?:le )?(?:(?:[a-z]{3,6}di|dimanche) )?"
    r"(?:[0-9]{1,2}(?: ?er|e)?|premier)(?: (?P<month>[a-z]+\.?)|[/-][0-9]{1,2})"
)
_HOUR = re.compile(
    r".*[0-9](?P<hour>(?: | a |t)[0-9]{1,2}(?::[0-9]{2}){1,2}z?| (?:a )?[0-9]{1,2} ?h(?: ?[0-9]{2})?)"
)
IMPRECISE = re.compile(
    r"\b(?:debut|fin|mi|milieu|courant|horizon|environ|vers|autour|avant|apres|d'ici|prochaine?|derniere?"
    r"|ete|automne|printemps|hiver)\b"
)
"""The words that make a date or a period imprecise."""

_WAYS = {
    "missing_day": "écrivez le jour, le mois et l’année",
    "missing_year": "écrivez le jour, le mois et l’année",
    "imprecise": "donnez un jour exact : « 15 novembre 2018 »",
    "unknown_format": "écrivez « 15 novembre 2018 », « 15/11/2018 » ou « 2018-11-15 »",
}


def date_fault(piece: Piece) -> FrenchParseError:
    """The error about a piece of a text that is not a date.

    >>> from conventions.french.parsing.pieces import Piece
    >>> date_fault(Piece.of("15 novembre 2018 à 14 h")).message.partition(" : ")[2]
    '« 15 novembre 2018 à 14 h » (l’heure est en trop)'
    """
    hour = piece.match(_HOUR)
    if hour:
        return fault("unknown_format", piece.text, hour.start("hour"), "l’heure est en trop")
    misread = piece.misread()
    if misread:
        return misread
    code = _reason(fold(mend_spaces(piece.written)))
    return piece.fault(code, _WAYS[code])


def _reason(words: str) -> str:
    no_day, no_year = _NO_DAY.fullmatch(words), _NO_YEAR.fullmatch(words)
    if no_day and (no_day["month"] is None or no_day["month"] in months()):
        return "missing_day"
    if no_year and (no_year["month"] is None or no_year["month"] in months()):
        return "missing_year"
    return "imprecise" if IMPRECISE.search(words) else "unknown_format"


def not_in_calendar(year: int, month: int) -> str:
    """Why no such day exists, in French.

    >>> not_in_calendar(2019, 2), not_in_calendar(2018, 31)
    ('ce mois a 28 jours', 'le mois va de 1 à 12 : « 15/11/2018 », « 2018-11-15 »')
    """
    from calendar import monthrange

    if not 1 <= month <= 12:
        return "le mois va de 1 à 12 : « 15/11/2018 », « 2018-11-15 »"
    return f"ce mois a {monthrange(year, month)[1]} jours"
