"""Durations: « 3 ans », « deux ans et demi », « 2 ans, 6 mois et 3 jours ».

>>> str(parse_duration("deux ans et demi")), str(parse_duration("36 mois"))
('P2Y6M', 'P36M')
"""

from __future__ import annotations

import re

from conventions.errors import FrenchParseError, PeriodError
from conventions.french.parsing.cleaning import clean, fold, in_mode, whole_number
from conventions.french.parsing.dates import mend_spaces
from conventions.french.parsing.faults import fault
from conventions.french.parsing.letters import letter_in_number
from conventions.french.parsing.number_words import parse_number_words
from conventions.periods import Duration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

_UNIT = r"(?:ans?|annees?|mois|semaines?|jours?)"
_PART = re.compile(rf"(?P<count>\S.*?) (?P<unit>{_UNIT})(?P<half> et demie?)?(?:(?:,| et) (?=\S)|$)")
_RANGE = re.compile(
    rf"(?:de )?(\S.*?)(?: ({_UNIT}))?(?: (?:a|ou) | ?- ?)(\S.*?) ({_UNIT})"
    rf"|entre (\S.*?)(?: ({_UNIT}))? et (\S.*?) ({_UNIT})"
)
_IMPRECISE = re.compile(
    r"\b(?:environ|quelques|pres de|plus de|moins de|au moins|au plus|a peu pres|maximum|minimum|jusqu'a"
    r"|de l'ordre|[a-z]+aines?(?<!semaine)(?<!semaines) d)"
)
_RANKS = {"an": 0, "annee": 0, "mois": 1, "semaine": 2, "jour": 3}


def parse_duration(text: str, mode: Mode = "strict") -> Duration:
    """The duration that the whole text says, kept as written: 12 months is not one year.

    Weeks are counted in days, half a year is six months.

    :raises FrenchParseError: with one of the documented codes and the position.

    >>> parse_duration("quinze jours")
    Duration(years=0, months=0, days=15)
    >>> parse_duration("4 à 6 mois")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: c’est un intervalle, pas une valeur : « 4 à 6 mois »
    """
    return in_mode(text, mode, _strict, {"unknown_format": _mend})


def _strict(text: str) -> Duration:
    folded = fold(clean(text)).strip()
    parts = _parts(folded)
    if parts is None:
        raise fault(_reason(folded), text, letter_in_number(clean(text)) or 0)
    counts = [0, 0, 0, 0]
    for rank, count, half in parts:
        counts[rank] = count
        counts[1] += 6 if half else 0
    years, months, weeks, days = counts
    try:
        return Duration(years=years, months=months, days=7 * weeks + days)
    except PeriodError:
        raise fault("too_long" if any(counts) else "not_positive", text) from None


def _parts(folded: str) -> list[tuple[int, int, bool]] | None:
    """Each unit with its number, from years to days, or None when the text is not made of them."""
    parts: list[tuple[int, int, bool]] = []
    position = 0
    while position < len(folded):
        match = _PART.match(folded, position)
        part = _part(match) if match else None
        if match is None or part is None or (parts and part[0] <= parts[-1][0] + parts[-1][2]):
            return None
        parts.append(part)
        position = match.end()
    return parts


def _part(match: re.Match[str]) -> tuple[int, int, bool] | None:
    count, unit, half = parse_count(match["count"]), match["unit"], bool(match["half"])
    singular = unit if unit == "mois" else unit.rstrip("s")
    rank = _RANKS[singular]
    if count is None or (half and rank) or (unit != "mois" and (unit == singular) != (count < 2)):
        return None
    return rank, count, half


def parse_count(folded: str) -> int | None:
    """A number in digits or in words, or None.

    >>> parse_count("36"), parse_count("douze"), parse_count("zero"), parse_count("x")
    (36, 12, 0, None)
    """
    if folded == "zero":
        return 0
    try:
        count = whole_number(folded) if folded[:1].isdigit() else parse_number_words(folded)
    except FrenchParseError:
        return None
    return None if count is None or count < 0 else count


def split_range(folded: str) -> tuple[str, str] | None:
    """The two durations of « 4 à 6 mois », or None.

    >>> split_range("4 a 6 mois"), split_range("de six mois a un an")
    (('4 mois', '6 mois'), ('six mois', 'un an'))
    """
    match = _RANGE.fullmatch(folded)
    if match is None:
        return None
    groups = match.groups()
    low, low_unit, high, high_unit = groups[:4] if match[1] else groups[4:]
    if parse_count(low) is None or parse_count(high) is None:
        return None
    return f"{low} {low_unit or high_unit}", f"{high} {high_unit}"


def _reason(folded: str) -> str:
    if letter_in_number(folded) is not None:
        return "letter_in_number"
    if re.fullmatch(_UNIT, folded):
        return "no_number"
    if re.match(rf"(?:[-−]|moins ).* {_UNIT}$", folded):
        return "not_positive"
    if _IMPRECISE.search(folded):
        return "imprecise"
    return "range" if split_range(folded) else "unknown_format"


def _mend(text: str) -> str:
    """One space for several, no final punctuation, and the number of each unit."""
    mended = mend_spaces(text)
    singular = re.sub(r"(?i)\b((?:une?|1) (?:an|année|annee|jour|semaine))s\b", r"\1", mended)
    return re.sub(r"(?i)(?<!\bune )(?<!\bun )(?<!\b1 )\b(an|année|annee|jour|semaine)\b", r"\1s", singular)
