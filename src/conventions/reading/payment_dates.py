"""When a payment is due by the calendar: « en mai », « fin 2017 », « au plus tard le 31 janvier », « année N+1 ».

>>> from conventions.reading.payment_words import Words
>>> words = Words.of("en mai")
>>> date_at(words, 0)[1].first_month
5
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

from conventions.errors import FrenchParseError
from conventions.french import parse_date
from conventions.french.parsing.months import months
from conventions.model import By, During, From, FuzzyDate, InExercise, OneTrigger, YearDay
from conventions.reading.payment_fragments import FULL_YEAR, MONTH, pattern
from conventions.reading.payment_words import Words

_SAME = (
    "(?: (?:de l' (?:annee|exercice)|de chaque (?:annee|exercice)|chaque (?:annee|exercice)|de l' annee civile)"
    "(?: (?:n|en cours|considere|consideree|concerne|concernee|civile|budgetaire))?(?! [0-9n+])| n(?! [+~-]))?"
)
_NEXT = (
    r"(?P<next> (?:(?:de |a |dans )?(?:l' |d' )?(?:annee |exercice )?n [+] 1"
    r"|de (?:l' annee|l' exercice) suivante?))"
)
_YEARED = rf"(?: (?:(?:de )?(?:l' )?(?:annee|exercice) |de )?{FULL_YEAR})"
_DAY = (
    rf"(?:(?P<day>\#1|[0-9]{{1,2}}) {MONTH}(?: {FULL_YEAR})?"
    r"|(?P<written>[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4})"
    r"|(?P<short>(?<=le |au )(?![1-4]/[2-5](?![0-9]))[0-9]{1,2}/[0-9]{1,2}))"
)
_LATEST = "(?:au plus tard|avant|d' ici)(?: (?:le|au|la date du))?"
_WITHIN = (
    "(?:en|au mois de?|au mois d'|pour|vers|courant(?: (?:du|de|d'))?(?: mois (?:de|d'))?"
    "|(?:dans le courant|au cours|durant|pendant|dans)(?: (?:du|le|de))?(?: mois (?:de|d'))?)"
)
_PART = "(?:(?:en |a la |a |au |des le |des )?(?P<part>debut|fin|mi ~)(?: (?:de|d'|du))?(?: mois (?:de|d'))?)"
_QUARTER = r"(?P<rank>\#[1-4]|dernier) (?P<kind>tri|se)mestre"
_THROUGH = "(?:en|courant(?: (?:de|d'))?|(?:au cours|dans le courant|durant|pendant|dans)(?: de)?)"
_YEAR_PARTS = {"debut": (1, 3), "fin": (10, 12), "mi ~": (4, 9)}

_Read = Callable[[re.Match[str], Words], OneTrigger | None]


def date_at(words: Words, place: int) -> tuple[int, OneTrigger] | None:
    """The end and the trigger of the date that starts at a place of the plain words; None when there is none."""
    for compiled, read in _RULES:
        match = compiled.match(words.plain, place)
        if match:
            trigger = read(match, words)
            return (match.end(), trigger) if trigger else None
    return None


def _offset(match: re.Match[str]) -> int:
    return 1 if match["next"] else 0


def _month(match: re.Match[str]) -> int | None:
    short = match["short"]
    return months()[match["month"]] if match["month"] else int(short.split("/")[1]) if short else None


def _latest(match: re.Match[str], words: Words) -> OneTrigger | None:
    day = _day(match)
    return By(day=day) if day else _year_day(match)


def _on(match: re.Match[str], words: Words) -> OneTrigger | None:
    return _during(match, words) if _day(match) else _year_day(match)


def _from(match: re.Match[str], words: Words) -> OneTrigger | None:
    day = _day(match)
    return From(day=day) if day else None


def _day(match: re.Match[str]) -> date | None:
    """The exact day that is written, when there is one."""
    text = match["written"] or f"{(match['day'] or '').lstrip('#')} {match['month']} {match['year']}"
    try:
        return parse_date(text.replace(".", "/").replace("1 ", "1er ", 1) if text.startswith("1 ") else text)
    except FrenchParseError:
        return None


def _year_day(match: re.Match[str]) -> OneTrigger | None:
    month, day = _month(match), match["day"] or (match["short"] or "").split("/")[0]
    if match["year"] or month is None or not day or not 1 <= month <= 12:
        return None
    number = int(day.lstrip("#"))
    known = 1 <= number <= calendar.monthrange(2000, month)[1]
    return YearDay(month=month, day=number, offset=_offset(match)) if known else None


def _during(match: re.Match[str], words: Words) -> OneTrigger | None:
    """The words of the text, or their plain form where the text is damaged, if French tells their days."""
    written = words.written(match.start(), match.end())
    plain = match[0].replace("#1", "1er").replace(" ~ ", "-").replace("' ", "'")
    plain = re.sub("#([0-9]+)", r"\1e", plain)
    dates = (FuzzyDate(raw=text) for text in (written, plain))
    known = next((when for when in dates if when.period), None)
    return During(when=known) if known else None


def _in_month(match: re.Match[str], words: Words) -> OneTrigger | None:
    if match["year"]:
        return _during(match, words)
    month = months()[match["month"]]
    return InExercise(offset=_offset(match), first_month=month, last_month=month)


def _before_end(match: re.Match[str], words: Words) -> OneTrigger | None:
    """The last day of a month, or of the exercise."""
    month = months()[match["month"]] if match["month"] else 12
    if match["year"]:
        year = int(match["year"])
        return By(day=date(year, month, calendar.monthrange(year, month)[1]))
    return YearDay(month=month, day=calendar.monthrange(2000, month)[1], offset=_offset(match))


def _in_quarter(match: re.Match[str], words: Words) -> OneTrigger | None:
    length = 3 if match["kind"] == "tri" else 6
    rank = 12 // length if match["rank"] == "dernier" else int(match["rank"][1:])
    if rank * length > 12:
        return None
    if match["year"]:
        return _during(match, words)
    return InExercise(offset=_offset(match), first_month=(rank - 1) * length + 1, last_month=rank * length)


def _in_part(match: re.Match[str], words: Words) -> OneTrigger | None:
    if match["year"]:
        return _during(match, words)
    first, last = _YEAR_PARTS[match["part"]]
    return InExercise(offset=_offset(match), first_month=first, last_month=last)


def _in_year(match: re.Match[str], words: Words) -> OneTrigger | None:
    return _during(match, words)


def _some_year(match: re.Match[str], words: Words) -> OneTrigger | None:
    return InExercise(offset=int(match["offset"] or 0))


def _next_year(match: re.Match[str], words: Words) -> OneTrigger | None:
    return InExercise(offset=1)


_ENDS = f"(?:{_NEXT}|{_SAME})"
_RULES: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (
        pattern(f"{_LATEST} (?:la )?fin(?: (?:de|du))?(?: mois (?:de|d'))? {MONTH}(?:{_YEARED}|{_ENDS})"),
        _before_end,
    ),
    (
        pattern(
            f"{_LATEST} (?:la )?fin (?:de )?(?:l' )?(?:d' )?(?P<month>(?!))?(?:annee|exercice)"
            f"(?:(?: civile)? {FULL_YEAR}|{_NEXT})?"
        ),
        _before_end,
    ),
    (pattern(f"{_LATEST} {_DAY}{_ENDS}"), _latest),
    (pattern(f"(?:a partir|a compter) du {_DAY}(?P<next>(?!))?"), _from),
    (pattern(f"(?:le |au )?{_DAY}{_ENDS}"), _on),
    (pattern(f"{_PART} {MONTH}(?:{_YEARED}|{_ENDS})"), _in_month),
    (pattern(f"(?:{_WITHIN} )?{MONTH}(?:{_YEARED}|{_ENDS})"), _in_month),
    (
        pattern(
            f"(?:au |le |dans le |au cours du |courant |courant du |pour le )?{_QUARTER}(?:{_YEARED}|{_ENDS})"
        ),
        _in_quarter,
    ),
    (
        pattern(f"{_PART} (?:l' )?(?:annee|exercice)(?: civile)?(?: {FULL_YEAR}|{_ENDS})"),
        _in_part,
    ),
    (pattern(rf"{_PART} {FULL_YEAR}(?P<next>(?!))?"), _in_part),
    (pattern(f"{_THROUGH} (?:l' )?(?:annee |exercice )?{FULL_YEAR}"), _in_year),
    (
        pattern(
            r"(?:en |(?:(?:en|au cours|dans|a|courant) (?:de )?)?(?:l' )?(?:annee |exercice ))n"
            r"(?: [+] (?P<offset>[1-9]))?(?! [+~-])"
        ),
        _some_year,
    ),
    (
        pattern(
            "(?:l' annee|l' exercice|(?:au cours|courant|dans|durant) (?:de )?l' (?:annee|exercice)) suivante?"
        ),
        _next_year,
    ),
)
"""The first rule that fits is the one that counts."""
