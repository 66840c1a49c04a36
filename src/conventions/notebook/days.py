"""The day of a display that nobody asked a day for: no clock is read, the convention itself tells one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.base import Record
from conventions.model import (
    ActualCost,
    Convention,
    Counting,
    Deliberation,
    Event,
    MetCondition,
    PaymentRequest,
)
from conventions.model.references import records_in

_FACTS = (ActualCost, Counting, Event, MetCondition, PaymentRequest)


def last_day(convention: Convention) -> date:
    """The last day on which the convention tells that something was done, or else its first day.

    >>> from conventions.samples import cci_2017_2019
    >>> last_day(cci_2017_2019())
    datetime.date(2018, 11, 15)
    """
    told = (day for record in records_in(convention) for day in _days(record))
    return max(told, default=convention.initial.period.start)


def _days(record: Record) -> Iterator[date]:
    """What was done has a day whose name ends with « on »; a day of effect may be foreseen for later."""
    if isinstance(record, Deliberation):
        yield record.date
    if isinstance(record, _FACTS):
        yield record.day
    names = (name for name in type(record).model_fields if name.endswith("_on") and name != "effective_on")
    yield from filter(None, (getattr(record, name) for name in names))
