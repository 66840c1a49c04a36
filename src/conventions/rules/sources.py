"""The texts that a rule rests on: how well they are known, and between which days they apply."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from conventions.base import Day, Flag, Record, Text
from conventions.french import format_date
from conventions.wording import joined, on


class Status(StrEnum):
    """How the content of a rule is known: read in the source, in a secondary one, remembered, inferred."""

    READ = "V"
    SECOND_HAND = "V2"
    REMEMBERED = "M"
    INFERRED = "I"


class Validity(NamedTuple):
    """The days from one to another, both included; None: since always, or still."""

    since: date | None = None
    until: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether every day is covered."""
        return self.since is None and self.until is None

    def covers(self, day: date) -> bool:
        """Whether a day is one of them.

        >>> [Validity(since=date(2006, 1, 1)).covers(date(year, 12, 31)) for year in (2005, 2006)]
        [False, True]
        """
        return (self.since or date.min) <= day <= (self.until or date.max)

    def __str__(self) -> str:
        """« depuis le 1er janvier 2006 », « jusqu’au 31 décembre 2025 », « du … au … »; nothing when open."""
        since, until = self.since and format_date(self.since), self.until and format_date(self.until)
        if since and until:
            return f"du {since} au {until}"
        return f"depuis le {since}" if since else f"jusqu’au {until}" if until else ""


class Source(Record):
    """A text that a rule rests on, the dates between which it applies, and where it can be read.

    ``read_as_of`` is the state of the law that was read, when it is older than the rule's use. ``data`` says
    that it is a published set of data: its dates are the days that it covers, and outside them nothing is
    known, where outside those of a text of law there is nothing to respect.
    """

    text: Text
    since: Day | None = None
    until: Day | None = None
    address: Text | None = None
    read_as_of: Day | None = None
    data: Flag = False

    @property
    def days(self) -> Validity:
        """The days when the text applies, or that the data cover."""
        return Validity(self.since, self.until)

    @property
    def said(self) -> str:
        """The text, the dates between which it applies, the state that was read, where it is read.

        >>> Source(text="Loi X", since=date(2000, 4, 12)).said
        'Loi X, en vigueur depuis le 12 avril 2000'
        """
        days = f"{'données connues' if self.data else 'en vigueur'} {self.days}" if str(self.days) else None
        read = (
            f"lu dans son état au {on(self.read_as_of)}".replace("au le", "au") if self.read_as_of else None
        )
        return joined((self.text, days, read, self.address))


def law_of(sources: Iterable[Source]) -> Validity:
    """When the texts of law apply: from the first of them to the last; one without a date has no bound.

    >>> texts = Source(text="Loi", since=date(2015, 1, 1)), Source(text="Code", since=date(2006, 1, 1))
    >>> law_of(texts) == Validity(since=date(2006, 1, 1))
    True
    """
    return _whole(source for source in sources if not source.data)


def data_of(sources: Iterable[Source]) -> Validity:
    """The days that the data cover, every day when the rule rests on no data."""
    return _whole(source for source in sources if source.data)


def _whole(sources: Iterable[Source]) -> Validity:
    spans = [(source.since, source.until) for source in sources]
    starts, ends = [since for since, _ in spans], [until for _, until in spans]
    return Validity(
        None if None in starts else min(filter(None, starts), default=None),
        None if None in ends else max(filter(None, ends), default=None),
    )
