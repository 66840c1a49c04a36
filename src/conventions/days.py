"""The check of the days that public functions are asked about: a day is a ``date``, nothing near it."""

from __future__ import annotations

from datetime import date, datetime

from conventions.errors import ConventionsError

_LONGEST = 60


def check_days(as_of: object, known_on: object = None) -> None:
    """Refuse what is no day: a text, a number, a date with a time; ``known_on`` may be None.

    :raises ConventionsError: says in French which argument, what was met, what is expected.

    >>> check_days(date(2018, 12, 31))
    >>> check_days("2018-12-31")
    Traceback (most recent call last):
    conventions.errors.ConventionsError: as_of : il faut une date, par exemple date(2018, 12, 31) ; reçu : '2018-12-31'
    """
    check_day("as_of", as_of)
    if known_on is not None:
        check_day("known_on", known_on)


def check_day(name: str, met: object) -> None:
    """Refuse what is no day, under the name of the argument that it was given for.

    :raises ConventionsError: the same error as :func:`check_days`.

    >>> check_day("day", date(2018, 12, 31))
    >>> check_day("day", 2018)
    Traceback (most recent call last):
    conventions.errors.ConventionsError: day : il faut une date, par exemple date(2018, 12, 31) ; reçu : 2018
    """
    # The plain date, which nearly all are, is let through at once: months are added in loops.
    if type(met) is not date and not _is_day(met):
        raise ConventionsError(_refusal(name, met))


def day_told(told: object) -> date:
    """The day that a file of data says, as a date of TOML or as its text.

    :raises ValueError: for another text.

    >>> day_told("2018-12-31") == day_told(date(2018, 12, 31))
    True
    """
    return told if type(told) is date else date.fromisoformat(str(told))


def _is_day(met: object) -> bool:
    """A date of another library (a frozen clock, a calendar) is a day too."""
    return isinstance(met, date) and not isinstance(met, datetime)


def _refusal(name: str, met: object) -> str:
    """A date with a time is none: which day it is depends on where one is."""
    expected = "une date sans heure" if isinstance(met, date) else "une date"
    return f"{name} : il faut {expected}, par exemple date(2018, 12, 31) ; reçu : {_shown(met)}"


def _shown(met: object) -> str:
    """A text or a date as Python writes it; of anything else, its type."""
    if not isinstance(met, str | date | int | None):
        return f"une valeur de type {type(met).__name__}"
    text = repr(met)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
