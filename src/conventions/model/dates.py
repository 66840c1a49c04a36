"""Dates and durations as an act writes them, when it does not give a day or a number of months."""

from pydantic import model_validator

from conventions import french
from conventions.base import Record, Text
from conventions.periods import Duration, Period


class _AsWritten(Record):
    """Raw text; in a file the text alone is enough."""

    raw: Text

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"raw": value} if isinstance(value, str) else value


class FuzzyDate(_AsWritten):
    """A date as written: « fin 2017 », « courant octobre 2018 », « 14 juin ».

    >>> FuzzyDate(raw="courant octobre 2018").period
    Period(start=datetime.date(2018, 10, 1), end=datetime.date(2018, 10, 31))
    >>> FuzzyDate(raw="14 juin").period is None
    True
    """

    @property
    def period(self) -> Period | None:
        """The days that the words allow; None when they name no year, or are not understood."""
        return french.fuzzy_period(self.raw)


class FuzzyDuration(_AsWritten):
    """A duration as written: « 4 à 6 mois », « environ deux ans et demi ».

    >>> [str(bound) for bound in FuzzyDuration(raw="4 à 6 mois").bounds]
    ['P4M', 'P6M']
    """

    @property
    def bounds(self) -> tuple[Duration, Duration] | None:
        """The shortest and the longest duration that the words allow; None when not understood."""
        return french.fuzzy_duration(self.raw)
