"""The values of the law as small tables to join: by exercise, and by day. A value that nobody knows is null."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TypeVar

from conventions.errors import ConventionsError
from conventions.law import count, day_of_year, ratio, value, versions
from conventions.periods import add_months
from conventions.portfolio.bulk.values import Row, end_of
from conventions.rules.facts import CASH_ALONE, CEILINGS, MONTHS

T = TypeVar("T")

FIRST, LAST = 1950, 2100
"""The exercises whose law is in the table: before and after them it is unknown."""


@cache
def years() -> tuple[Row, ...]:
    """The values of each exercise, as the law has them on its last day."""
    return tuple(map(_year, range(FIRST, LAST + 1)))


def _year(exercise: int) -> Row:
    day = end_of(exercise)
    share = _known(lambda on: ratio("listing_share", on=on), day)
    return (
        *(exercise, _cents("convention_threshold", day), _cents("auditor_threshold", day)),
        *(CASH_ALONE.days.covers(day), _cents("listing_threshold", day)),
        *((share.numerator, share.denominator) if share else (None, None)),
        _known(lambda on: count("listing_population", on=on), day),
        *_closings(exercise, day),
    )


def days() -> Iterator[Row]:
    """The ceilings of aids, each with the days between which it applies."""
    for name in dict.fromkeys(ceiling.name for ceiling in CEILINGS):
        for version in versions(name):
            amount = value(name, on=version.since)
            yield name, version.since, version.until or date.max, amount.cents


def _cents(name: str, day: date) -> int | None:
    amount = _known(lambda on: value(name, on=on), day)
    return amount.cents if amount is not None else None


def _known(ask: Callable[[date], T], day: date) -> T | None:
    try:
        return ask(day)
    except ConventionsError:
        return None


def _closings(exercise: int, day: date) -> tuple[date | None, date | None, date | None]:
    operating = _known(lambda on: day_of_year("mandate_closing_operating", on=on), day)
    investment = _known(lambda on: day_of_year("mandate_closing_investment", on=on), day)
    last = date(exercise + 1, *operating) if operating else None
    return (
        last,
        date(exercise, *investment) if investment else None,
        add_months(last, MONTHS) if last else None,
    )
