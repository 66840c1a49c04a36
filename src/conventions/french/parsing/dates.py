"""Dates: « 15 novembre 2018 », « jeudi 1er janvier 2019 », « 14/12/2017 », « 2018-11-15 ».

Day and month are never swapped, and nothing that is missing is filled in.

>>> parse_date("1er janvier 2018"), parse_date("14/12/2017")
(datetime.date(2018, 1, 1), datetime.date(2017, 12, 14))
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from conventions.errors import FrenchParseError
from conventions.french.parsing.cleaning import clean, fold, in_mode
from conventions.french.parsing.faults import fault
from conventions.french.parsing.letters import letter_in_number
from conventions.french.parsing.number_words import parse_number_words
from conventions.french.symbols import day_names, month_names, short_month_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

_DAY = r"(?:le )?(?:(?P<weekday>[a-z]{3,6}di|dimanche) )?"
_LONG = re.compile(rf"{_DAY}(?P<day>[0-9]+(?P<suffix>[a-z]*)|premier) (?P<month>[a-z]+\.?) (?P<year>[0-9]+)")
_SHORT = re.compile(
    rf"{_DAY}(?P<day>[0-9]{{1,2}})(?P<sign>[/-])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<year>[0-9]+)"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_NO_DAY = re.compile(r"(?:(?P<month>[a-z]+\.?) |[0-9]{1,2}[/-])?[0-9]{4}")
_NO_YEAR = re.compile(rf"{_DAY}(?:[0-9]+(?:er|e)?|premier)(?: (?P<month>[a-z]+\.?)|[/-][0-9]{{1,2}})")
IMPRECISE = re.compile(
    r"\b(?:debut|fin|mi|milieu|courant|horizon|environ|vers|autour|avant|apres|d'ici|prochaine?|derniere?"
    r"|ete|automne|printemps|hiver)\b"
)


def parse_date(text: str, mode: Mode = "strict") -> date:
    """The date that the whole text says, years 1000 to 9999.

    :raises FrenchParseError: with one of the documented codes and the position.

    >>> parse_date("15 DECEMBRE 2018"), parse_date("15/11/18", mode="lenient")
    (datetime.date(2018, 12, 15), datetime.date(2018, 11, 15))
    >>> parse_date("14 juin")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: l’année manque : « 14 juin »
    """
    return in_mode(text, mode, _strict, _REPAIRS)


def _strict(text: str) -> date:
    folded = fold(clean(text)).rstrip()
    start = len(folded) - len(folded.lstrip())
    for pattern in (_LONG, _SHORT, _ISO):
        match = pattern.fullmatch(folded, start)
        if match:
            return _date(text, match)
    raise fault(_reason(folded[start:]), text, letter_in_number(clean(text)) or start)


def _date(text: str, match: re.Match[str]) -> date:
    groups = match.groupdict()
    day, month = _day(text, match), _month(text, match)
    year = _year(text, match)
    try:
        found = date(year, month, day)
    except ValueError:
        raise fault("invalid_date", text, match.start("day")) from None
    actual = day_names()[found.weekday()]
    if groups.get("weekday") and groups["weekday"] != actual:
        raise fault("weekday_mismatch", text, match.start("weekday"), f"c’est un {actual}")
    return found


def _day(text: str, match: re.Match[str]) -> int:
    suffix = match.groupdict().get("suffix") or ""
    digits = match["day"].removesuffix(suffix)
    if suffix[:1] in ("l", "o"):
        raise fault("letter_in_number", text, match.start("day"))
    if suffix and (suffix, digits) != ("er", "1"):
        raise fault("bad_ordinal", text, match.start("day"))
    return 1 if digits == "premier" else int(digits[:9])


def _month(text: str, match: re.Match[str]) -> int:
    written = match["month"]
    if written.isdigit():
        return int(written)
    month = months().get(written)
    if month is None:
        raise fault("unknown_month", text, match.start("month"))
    return month


def _year(text: str, match: re.Match[str]) -> int:
    year = match["year"]
    if len(year) == 2:
        raise fault("two_digit_year", text, match.start("year"))
    if len(year) != 4 or year[0] == "0":
        raise fault("year_out_of_range", text, match.start("year"))
    return int(year)


@cache
def months() -> dict[str, int]:
    """The month of each name or abbreviation, folded: « fevrier », « fevr. », « fevr », « juill. ».

    >>> months()["aout"], months()["sept."]
    (8, 9)
    """
    names = {fold(name): rank for rank, name in enumerate(month_names(), 1)}
    short = {fold(name): rank for rank, name in enumerate((*short_month_names(), *["juill."]), 1)}
    short["juill."] = 7
    return names | short | {name.rstrip("."): rank for name, rank in short.items()}


def _reason(folded: str) -> str:
    if letter_in_number(folded) is not None:
        return "letter_in_number"
    no_day, no_year = _NO_DAY.fullmatch(folded), _NO_YEAR.fullmatch(folded)
    if no_day and (no_day["month"] is None or no_day["month"] in months()):
        return "missing_day"
    if no_year and (no_year["month"] is None or no_year["month"] in months()):
        return "missing_year"
    return "imprecise" if IMPRECISE.search(folded) else "unknown_format"


def _mend_year(text: str) -> str:
    return re.sub(r"([0-4][0-9])\s*$", r"20\1", text)


def mend_spaces(text: str) -> str:
    """One space for several, no final punctuation.

    >>> mend_spaces(" 15  novembre 2018 .")
    '15 novembre 2018'
    """
    return re.sub(r"\s*[.,;]$", "", " ".join(text.split()))


def _mend_format(text: str) -> str:
    mended = mend_spaces(text).replace("1 er ", "1er ")
    mended = re.sub(r"([0-9]) (?:à )?0?0(?::00){1,2}$", r"\1", mended)
    mended = re.sub(r"^([0-9]{4})/([0-9]{2})/([0-9]{2})$", r"\1-\2-\3", mended)
    mended = re.sub(r"^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$", r"\1/\2/\3", mended)
    return _mend_words(mended)


def _mend_words(text: str) -> str:
    """Day and year in words, as notaries write them."""
    match = re.fullmatch(r"(?i)(?:le )?([a-zé -]+?) ([a-zéû]+) ((?:deux )?mil(?:le)?\b.*)", text)
    if match is None or fold(match[2]) not in months():
        return text
    try:
        day = 1 if match[1].lower() == "premier" else parse_number_words(match[1])
        year = parse_number_words(re.sub(r"\bmil\b", "mille", match[3]), "lenient")
    except FrenchParseError:
        return text
    return f"{day} {match[2]} {year}"


_REPAIRS = {
    "bad_ordinal": lambda text: re.sub(r"(?<=[0-9])(?:e|ème|eme) ", " ", text),
    "two_digit_year": _mend_year,
    "unknown_format": _mend_format,
}
