"""What the lenient reading mends in a date that has one meaning and is badly written.

>>> DATE_REPAIRS["unknown_format"]("2018/11/15"), DATE_REPAIRS["two_digit_year"]("15/11/18")
('2018-11-15', '15/11/2018')
"""

from __future__ import annotations

import re

from conventions.errors import FrenchParseError
from conventions.french.parsing.cleaning import fold
from conventions.french.parsing.months import months, whole_month
from conventions.french.parsing.number_words import parse_number_words

_FIRST = re.compile(r"\b0?1 ?er(?= )", re.IGNORECASE)
_RANK = re.compile(r"(?<=[0-9])(?:i?[eè]me|e|ᵉ) (?!(?:tri|se)mestre)", re.IGNORECASE)
_TWO_DIGITS = re.compile(
    r"((?<![0-9/-])[0-9]{1,2}(?P<sign>[/-])[0-9]{1,2}(?P=sign)|(?<=[0-9r]) (?P<month>[^\W\d_]+\.?) )"
    r"([0-4][0-9])(?![0-9/-])",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"(?<=[0-9])(?:T| (?:à )?)0?0(?::00){1,2}$")
_SPACED_SIGN = re.compile(r"(?<=[0-9]) ?([/.-]) ?(?=[0-9])")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{2})[/.]([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?P<sign>[/. -])([0-9]{1,2})(?P=sign)([0-9]{4}|[0-9]{2})")
_ABBREVIATION = re.compile(r"(?<= )[^\W\d_]+\.(?= [0-9])")
_YEAR = r"(?P<year>[0-9]{4}|(?:deux[ -])?mil(?:le)?\b.*?)"
_DAY = r"(?P<weekday>[a-z]{3,6}di |dimanche )?(?P<day>\S.*?) (?P<month>[a-z]+\.?)"
_IN_WORDS = (
    re.compile(rf"(?:le )?{_DAY} {_YEAR}"),
    re.compile(rf"(?:(?:en )?l'an )?{_YEAR},? (?:et )?le {_DAY}"),
)


def mend_spaces(text: str) -> str:
    """One space for several, no final punctuation.

    >>> mend_spaces(" 15  novembre 2018 .")
    '15 novembre 2018'
    """
    return re.sub(r"\s*[.,;]$", "", " ".join(text.split()))


def mend_rank(text: str) -> str:
    """The day without the end that it should not have, the first of the month rightly written.

    >>> mend_rank("15ème novembre 2018"), mend_rank("1 er mars 2018"), mend_rank("2e semestre 2018")
    ('15 novembre 2018', '1er mars 2018', '2e semestre 2018')
    """
    return _RANK.sub(" ", _FIRST.sub("1er", text))


def mend_years(text: str) -> str:
    """Each date with a year of four digits, if its two digits are 00 to 49.

    >>> mend_years("du 01/01/17 au 31 décembre 19"), mend_years("17-19")
    ('du 01/01/2017 au 31 décembre 2019', '17-19')
    """
    return _TWO_DIGITS.sub(_four_digits, text)


def _four_digits(match: re.Match[str]) -> str:
    right = match["month"] is None or fold(match["month"]) in months()
    return f"{match[1]}20{match[4]}" if right else match[0]


def _mend_format(text: str) -> str:
    mended = _MIDNIGHT.sub("", mend_spaces(text))
    mended = re.sub(r"(?<=[^\W\d_])\.(?=[0-9])", ". ", mended)
    closed = _SPACED_SIGN.sub(r"\1", mended)
    day_first, year_first = _DAY_FIRST.fullmatch(closed), _YEAR_FIRST.fullmatch(closed)
    if day_first:
        return day_first.expand(r"\1/\3/\4")
    return year_first.expand(r"\1-\2-\3") if year_first else _mend_words(mended)


def _mend_words(text: str) -> str:
    """Day and year in digits, where they are in words, as notaries write them; the year may come first."""
    for pattern in _IN_WORDS:
        match = pattern.fullmatch(fold(text))
        if match and match["month"] in months():
            day, year = _number(match["day"]), _number(match["year"])
            if day is not None and year is not None:
                return f"{match['weekday'] or ''}{day} {match['month']} {year:04d}"
    return text


def _number(words: str) -> int | None:
    if words in ("premier", "1er"):
        return 1
    if words.isdigit():
        return int(words)
    try:
        return parse_number_words(re.sub(r"\bmil\b", "mille", words), "lenient")
    except FrenchParseError:
        return None


def _mend_month(text: str) -> str:
    return _ABBREVIATION.sub(lambda found: whole_month(found[0]) or found[0], text)


DATE_REPAIRS = {
    "bad_ordinal": mend_rank,
    "two_digit_year": mend_years,
    "unknown_format": _mend_format,
    "unknown_month": _mend_month,
}
"""What to mend, by the code of the error."""
