"""The events of a portfolio between two days."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from itertools import chain

from conventions.days import check_day
from conventions.errors import ConventionsError
from conventions.portfolio.calendar.deadlines import ends, lapses, reports
from conventions.portfolio.calendar.payments import payments
from conventions.portfolio.calendar.records import Category, Event
from conventions.portfolio.calendar.telling import Dated, Told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.portfolio.portfolios import Portfolio

_FOUND = (payments, reports, lapses, ends)
_RANKS = {category: rank for rank, category in enumerate(Category)}
_DIGITS = 32


def events(portfolio: Portfolio, start: date, end: date) -> tuple[Event, ...]:
    """What is to be done between two days, both included, as things stand on ``start``, in the order of days.

    Payments that were late on ``start`` are there too, on the day when they were due. Natural persons are masked,
    unless the portfolio reveals them. A convention that cannot be worked out has no event:
    ``portfolio.due(start, end).notes`` tells which, and why.

    :raises ConventionsError: when a day is none.
    """
    check_day("start", start)
    check_day("end", end)
    found = chain.from_iterable(
        _of(Told.of(file, reveal=portfolio.reveal), start, end)
        for file in portfolio.files
        if file.convention is not None
    )
    return tuple(sorted(found, key=lambda each: (each.day, _RANKS[each.category], each.summary, each.uid)))


def _of(told: Told, start: date, end: date) -> Iterator[Event]:
    try:
        dated = [each for find in _FOUND for each in find(told, start, end)]
    except ConventionsError:
        return
    for each in dated:
        yield _event(told, each, start)


def _event(told: Told, dated: Dated, as_of: date) -> Event:
    lines = [*told.facts, *dated.facts, f"fichier : {told.file.name}"]
    named = "\0".join((told.identity, dated.category.value, dated.address))
    uid = f"{sha256(named.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}@conventions"
    return Event(dated.day, dated.category, dated.summary, "\n".join(lines), uid, as_of)
