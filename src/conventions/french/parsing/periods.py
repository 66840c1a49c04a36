"""Periods: « 2017-2019 », « 1er semestre 2018 », « du 1er au 31 janvier 2018 », « à compter du … ».

>>> str(parse_period("2017-2019")), str(parse_period("à compter du 1er janvier 2018"))
('2017-01-01/2019-12-31', '2018-01-01/..')
"""

from __future__ import annotations

import re
from datetime import date

from conventions.errors import FrenchParseError, PeriodError
from conventions.french.dates import LONGEST
from conventions.french.parsing.cleaning import clean, fold, in_mode
from conventions.french.parsing.dates import IMPRECISE, mend_spaces, months, parse_date
from conventions.french.parsing.durations import parse_duration
from conventions.french.parsing.faults import fault
from conventions.french.parsing.letters import letter_in_number
from conventions.french.symbols import month_names
from conventions.periods import DAY, Period, add_months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.cleaning import Mode

_LEAD = re.compile(
    r"(?:(?:pour|sur|durant|pendant|en|au titre des?) )?(?:(?:la |l'|les )?"
    r"(?:convention (?:bi|tri|quadri|quinqu|pluri)?(?:ennale|annuelle)|periode|(?P<list>annee|exercice)s?)"
    r"(?: civile| budgetaire)?(?: de)? )?"
)
_RANKS = {
    **dict.fromkeys(("premier", "1er", "s1", "t1"), 1),
    **dict.fromkeys(("second", "deuxieme", "2d", "2e", "s2", "t2"), 2),
    **dict.fromkeys(("troisieme", "3e", "t3", "s3"), 3),
    **dict.fromkeys(("quatrieme", "4e", "t4", "s4"), 4),
}
_PART = re.compile(
    r"(?:(?:le|au) )?(?P<rank>premier|1er|second|deuxieme|2d|troisieme|quatrieme|[1-9][0-9]?e)"
    r" (?P<kind>[st])(?:e|ri)mestre(?: de l'annee| de)?(?: (?P<year>[0-9]{4}))?"
    r"|(?P<label>[st][1-9])(?: (?P<label_year>[0-9]{4}))?"
)
_MONTH = re.compile(r"(?:(?:mois )?(?:de |d'))?(?P<month>[a-z]+\.?)(?: (?P<year>[0-9]{4}))?")
_MONTHS = re.compile(
    r"(?:de )?(?P<first>[a-z]+\.?)(?: (?P<year>[0-9]{4}))? a (?P<last>[a-z]+\.?) (?P<end>[0-9]{4})"
)
_YEARS = re.compile(r"(?:de )?(?P<first>[0-9]{4})(?:(?: ?[-/] ?| a )(?P<last>[0-9]{4}))?")
_LIST = re.compile(r"[0-9]{4}(?:(?:, | et )[0-9]{4})+")
_BOUNDS = re.compile(
    r"du (?P<first>.+?) (?:jusqu')?au (?P<last>.+)|entre le (?P<after>.+?) et le (?P<before>.+)"
)
_OPEN = re.compile(
    r"(?:(?P<lasting>.+?) )?(?:a compter du|a partir du|des le|depuis le) (?P<start>.+?)"
    r"(?: (?:pour|pendant)(?: une duree de)? (?P<duration>.+))?"
)
_PARTIAL = re.compile(r"(?:le )?(?P<day>1er|premier|[0-9]{1,2})(?: (?P<month>[a-z]+\.?))?")
_ONE_DAY = re.compile(r"le (?P<day>.+)")
_INTERVAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/(?:\.\.|[0-9]{4}-[0-9]{2}-[0-9]{2})")


def parse_period(text: str, mode: Mode = "strict") -> Period:
    """The period that the whole text says, bounds included, its end None when it is open.

    Years written « 2017-2019 » are ten at most: more is taken for a typing error.

    :raises FrenchParseError: with one of the documented codes and the position.

    >>> str(parse_period("second semestre 2018")), str(parse_period("du 1er au 31 janvier 2018"))
    ('2018-07-01/2018-12-31', '2018-01-01/2018-01-31')
    >>> parse_period("fin 2017")
    Traceback (most recent call last):
    conventions.errors.FrenchParseError: cette expression ne dit pas une valeur exacte : « fin 2017 »
    """
    return in_mode(text, mode, _strict, {"unknown_format": _mend})


def _strict(text: str) -> Period:
    folded = fold(clean(text)).strip()
    try:
        period = _dated(folded) or _named(text, folded)
    except PeriodError:
        raise fault("inverted", text) from None
    except FrenchParseError as error:
        raise fault(error.code, text, max(folded.find(error.text), 0)) from None
    if period is None:
        raise fault(_reason(folded), text, letter_in_number(clean(text)) or 0)
    return period


def _dated(folded: str) -> Period | None:
    """A period written with exact dates."""
    if _INTERVAL.fullmatch(folded):
        first, last = folded.split("/")
        return Period(parse_date(first), None if last == ".." else parse_date(last))
    lead = _LEAD.match(folded)
    core = folded[lead.end() :] if lead else folded
    bounds, start, one_day = _BOUNDS.fullmatch(core), _OPEN.fullmatch(core), _ONE_DAY.fullmatch(core)
    if bounds:
        return _between(bounds["first"] or bounds["after"], bounds["last"] or bounds["before"])
    if start:
        return _from(start)
    return Period(*[parse_date(one_day["day"])] * 2) if one_day else None


def _between(first: str, last: str) -> Period:
    end = parse_date(last)
    partial = _PARTIAL.fullmatch(first)
    if partial:
        month = partial["month"] or month_names()[end.month - 1]
        first = f"{partial['day']} {month} {end.year:04d}"
    return Period(parse_date(first), end)


def _from(match: re.Match[str]) -> Period:
    start = parse_date(match["start"])
    length = match["lasting"] or match["duration"]
    return Period.lasting(start, parse_duration(length)) if length else Period(start, None)


def _named(text: str, folded: str) -> Period | None:
    """A period written with the names of years, months, quarters or half-years."""
    lead = _LEAD.match(folded)
    core = folded[lead.end() :] if lead else folded
    years = _YEARS.fullmatch(core)
    if years:
        return _years(text, [int(years["first"]), int(years["last"] or years["first"])])
    if lead and lead["list"] and _LIST.fullmatch(core):
        listed = [int(year) for year in re.findall(r"[0-9]{4}", core)]
        if listed != list(range(listed[0], listed[0] + len(listed))) and listed[0] <= listed[-1]:
            raise fault("gap", text)
        return _years(text, [listed[0], listed[-1]])
    return _part(core) or _months(core)


def _years(text: str, bounds: list[int]) -> Period:
    first, last = bounds
    if min(bounds) < 1000:
        raise fault("year_out_of_range", text)
    if last - first >= LONGEST:
        raise fault("too_long", text, 0, f"{last - first + 1} ans")
    return Period.years(first, last)


def _part(core: str) -> Period | None:
    match = _PART.fullmatch(core)
    if match is None:
        return None
    year = match["year"] or match["label_year"]
    length = 6 if (match["kind"] or core[0]) == "s" else 3
    rank = _RANKS.get(match["rank"] or match["label"])
    if year is None:
        raise fault("missing_year", core)
    if rank is None or rank > 12 // length:
        raise fault("invalid_date", core)
    start = _first_day(year, (rank - 1) * length + 1)
    return Period(start, add_months(start, length) - DAY)


def _months(core: str) -> Period | None:
    several, one = _MONTHS.fullmatch(core), _MONTH.fullmatch(core)
    if several and several["first"] in months() and several["last"] in months():
        start = _first_day(several["year"] or several["end"], months()[several["first"]])
        last = _first_day(several["end"], months()[several["last"]])
        return Period(start, add_months(last, 1) - DAY)
    if one is None or one["month"] not in months():
        return None
    if one["year"] is None:
        raise fault("missing_year", core)
    start = _first_day(one["year"], months()[one["month"]])
    return Period(start, add_months(start, 1) - DAY)


def _first_day(year: str, month: int) -> date:
    if year[0] == "0":
        raise fault("year_out_of_range", year)
    return date(int(year), month, 1)


def _reason(folded: str) -> str:
    if letter_in_number(folded) is not None:
        return "letter_in_number"
    if IMPRECISE.search(folded):
        return "imprecise"
    if re.fullmatch(r"(?:[0-9]{4}|[0-9]{2}) ?[-/] ?[0-9]{2}", folded):
        return "two_digit_year"
    try:
        parse_duration(folded)
    except FrenchParseError:
        return "unknown_format"
    return "missing_anchor"


def _mend(text: str) -> str:
    """Years side by side or listed without their noun, a start without its « à compter ».

    >>> _mend("2017 2019"), _mend("2017 et 2018"), _mend("du 1er janvier 2017")
    ('2017-2019', 'années 2017 et 2018', 'à compter du 1er janvier 2017')
    """
    mended = mend_spaces(text)
    mended = re.sub(r"^([0-9]{4}) ([0-9]{4})$", r"\1-\2", mended)
    if _LIST.fullmatch(mended):
        return f"années {mended}"
    return re.sub(r"^(?:à )?(?=du (?:(?! au ).)*$)", "à compter ", mended, flags=re.IGNORECASE)
