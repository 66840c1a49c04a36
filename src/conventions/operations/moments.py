"""The moment of a question: the day asked about, and the day up to which things were known."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Moment(NamedTuple):
    """A day, as it was seen from another one; ``known_on`` None: with all that the file says.

    >>> asked = Moment(date(2024, 12, 31), known_on=date(2024, 6, 30))
    >>> asked.known_day, asked.signed_by
    (datetime.date(2024, 6, 30), datetime.date(2024, 6, 30))
    >>> Moment(date(2024, 12, 31)).known_day, Moment(date(2024, 12, 31)).signed_by
    (datetime.date(2024, 12, 31), datetime.date(9999, 12, 31))
    """

    as_of: date
    known_on: date | None = None

    @property
    def known_day(self) -> date:
        """The last day whose facts count: the day asked about, or what was known before it."""
        return min(self.as_of, self.known_on or self.as_of)

    @property
    def signed_by(self) -> date:
        """The last day whose signatures count: an act may take effect before the day it is signed."""
        return self.known_on or date.max
