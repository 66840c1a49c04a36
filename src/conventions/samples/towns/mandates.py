"""The mandates of a convention: which instalment, when, with which number."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from conventions.model import Form
from conventions.samples.towns.days import LAST_DAY, later
from conventions.samples.towns.patterns import Due, dues
from conventions.samples.towns.projects import Year
from conventions.samples.towns.stories import Story

_FIRST_NUMBER = 1_000
_MOST = 12
"""No grant has more mandates."""


class Mandate(NamedTuple):
    """A mandate to write, with the year of grant that it pays; the first of a grant comes with the convention."""

    year: Year
    due: Due
    number: str
    issued: date
    is_first: bool


def paid_years(story: Story) -> tuple[Year, ...]:
    """The years whose money is decided on the last day; what is given in kind is not paid."""
    if story.aid.form is Form.IN_KIND:
        return ()
    return tuple(year for year in story.years if year.decided <= LAST_DAY)


def issued_on(story: Story, due: Due) -> date:
    """In the second half of the month, once the convention is notified."""
    return later(max(due.month + timedelta(days=14), story.notified), story.rank % 9)


def mandates(story: Story) -> tuple[Mandate, ...]:
    """The mandates issued by the last day, in the order of the grants; no two of the town have the same number."""
    return tuple(
        Mandate(year, due, str(_FIRST_NUMBER + 100 * story.rank + _MOST * turn + rank), day, rank == 0)
        for turn, year in enumerate(paid_years(story))
        for rank, due in enumerate(dues(year.pattern, year.exercise, year.amount, year.final))
        if (day := issued_on(story, due)) <= LAST_DAY
    )
