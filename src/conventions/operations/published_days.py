"""The days that the instalments of an act fix, as they are published: texts, which may be no day at all."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR
from typing import NamedTuple

from conventions.model import (
    By,
    During,
    From,
    InExercise,
    Instalment,
    PaymentTerms,
    YearDay,
)


class FixedDays(NamedTuple):
    """An instalment, the day before which it is not paid, and the one after which it is not; None: not fixed."""

    instalment: Instalment
    first: str | None
    last: str | None

    @property
    def is_fixed(self) -> bool:
        """Whether the act fixes a day."""
        return bool(self.first or self.last)

    def text(self, separator: str) -> str:
        """The day, or the two days, as the open data have them."""
        return separator.join(dict.fromkeys(filter(None, (self.first, self.last))))


def fixed_days(terms: PaymentTerms, exercise: int) -> tuple[FixedDays, ...]:
    """What each instalment of the grant of an exercise fixes.

    >>> from conventions.samples import association_2024_2026
    >>> [days.text("/") for days in fixed_days(association_2024_2026().initial.payment_terms[0], 2025)]
    ['2025-03-31', '2025-09-30', '']
    """
    return tuple(FixedDays(item, *_bounds(item, exercise)) for item in terms.instalments)


def _bounds(item: Instalment, exercise: int) -> tuple[str | None, str | None]:
    read = _READERS.get(type(item.trigger))
    return read(item.trigger, exercise) if read else (None, None)


Bounds = tuple[str | None, str | None]


def _by(trigger: By, _: int) -> Bounds:
    return None, trigger.day.isoformat()


def _from(trigger: From, _: int) -> Bounds:
    return trigger.day.isoformat(), None


def _year_day(trigger: YearDay, exercise: int) -> Bounds:
    year = exercise + trigger.offset
    return None, f"{year:04}-{trigger.month:02}-{trigger.day:02}" if year <= MAXYEAR else None


def _in_exercise(trigger: InExercise, exercise: int) -> Bounds:
    year = exercise + trigger.offset
    if not MINYEAR <= year <= MAXYEAR:
        return None, None
    last = calendar.monthrange(year, trigger.last_month)[1]
    return f"{year:04}-{trigger.first_month:02}-01", f"{year:04}-{trigger.last_month:02}-{last:02}"


def _during(trigger: During, _: int) -> Bounds:
    period = trigger.when.period
    if period is None:
        return None, None
    return period.start.isoformat(), period.end.isoformat() if period.end else None


_READERS: Mapping[type, Callable[..., Bounds]] = {
    By: _by,
    From: _from,
    YearDay: _year_day,
    InExercise: _in_exercise,
    During: _during,
}
