"""What can be read again in the text of a document: amounts in digits and in words, days, periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from conventions import in_force, position, schedule, settle
from conventions.base import Record
from conventions.errors import ConventionsError
from conventions.french import parse_amount, parse_date, parse_period, parse_words
from conventions.model import Convention
from conventions.money import Amount, Price
from conventions.operations import Total, deadlines, reports_due, timeline
from conventions.periods import Period

_SPACE = "[ \u00a0\u202f]"
_DIGITS = rf"-?(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:,\d{{1,2}})?"
_AMOUNT = re.compile(rf"(?<![\d,]){_DIGITS}{_SPACE}€")
_WORDS = re.compile(rf"({_DIGITS}{_SPACE}€) \(([^()]*\b(?:euros?|centimes?)\b[^()]*)\)")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_DAY = rf"(?:1er|\d{{1,2}}){_SPACE}(?:{_MONTHS}){_SPACE}\d{{4}}"
_DATE = re.compile(rf"(?<!\d){_DAY}")
_PERIOD = re.compile(rf"du {_DAY} au {_DAY}")


class Told(NamedTuple):
    """What a text says, in its order."""

    amounts: list[Amount]
    days: list[date]
    periods: list[Period]
    words: list[tuple[Amount, Amount]]
    """An amount in digits, and the one that the words after it say."""


_LAW = re.compile(rf"(?:loi|décret|arrêté|ordonnance)(?: n°[ \u00a0][\d-]+)? du {_DAY}")
"""A text of law by its date: that day is its name."""


def told(text: str) -> Told:
    """Everything that a text says and that can be read again, but the names of texts of law."""
    text = _LAW.sub("", text)
    return Told(
        [parse_amount(each).amount for each in _AMOUNT.findall(text)],
        [parse_date(each) for each in _DATE.findall(text)],
        [parse_period(each) for each in _PERIOD.findall(text)],
        [(parse_amount(digits).amount, parse_words(words)) for digits, words in _WORDS.findall(text)],
    )


class Known(NamedTuple):
    """What a convention says, and what is worked out from it: nothing else may be in a document."""

    amounts: set[Amount]
    days: set[date]
    periods: set[Period]


def known(convention: Convention, as_of: date, exercises: Iterable[int]) -> Known:
    """What the convention, its terms in force, its schedule, position, timeline and settlements hold."""
    sources: list[Any] = [convention, *_quoted(convention)]
    sources += [in_force(convention, as_of), schedule(convention, as_of), position(convention, as_of)]
    sources += (*timeline(convention), *deadlines(convention, as_of))
    sources += [due.day for due in reports_due(convention, as_of)]
    for exercise in exercises:
        sources += _settled(convention, exercise, as_of)
    found = Known(set(), set(), set())
    for value in (inner for source in sources for inner in _values(source)):
        _sort(value, found)
    return found


def _settled(convention: Convention, exercise: int, as_of: date) -> Iterator[Any]:
    """The settlement of an exercise, when it has a grant."""
    try:
        yield settle(convention, exercise, as_of=as_of)
    except ConventionsError:
        return


def _quoted(convention: Convention) -> Iterator[Any]:
    """What the texts of the convention say by themselves: they are quoted as they are."""
    for value in _values(convention):
        if type(value) is str:
            yield from told_loosely(value)


_READ: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (_AMOUNT, lambda each: parse_amount(each).amount),
    (_DATE, parse_date),
    (_PERIOD, parse_period),
)


def told_loosely(text: str) -> Iterator[Any]:
    """The amounts and days of a text that somebody else wrote."""
    for pattern, read in (
        (_AMOUNT, lambda each: parse_amount(each).amount),
        (_DATE, parse_date),
        (_PERIOD, parse_period),
    ):
        for each in pattern.findall(text):
            try:
                yield read(each)
            except ConventionsError:
                continue


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _values(getattr(value, name))
        for name in ("to_pay", "total"):
            if hasattr(type(value), name):
                yield from _values(getattr(value, name))
    elif isinstance(value, Total | tuple | list):
        for inner in (value.known,) if isinstance(value, Total) else value:
            yield from _values(inner)
    else:
        yield value


def _sort(value: Any, found: Known) -> None:
    if isinstance(value, Amount):
        found.amounts.update((value, -value))
    elif isinstance(value, Price):
        found.amounts.add(value.amount)
    elif isinstance(value, date):
        found.days.add(value)
    elif isinstance(value, Period):
        found.periods.add(value)
        found.days.update(filter(None, (value.start, value.end)))
