"""The characters and the names that French writing needs; the only module that reads Babel.

The spaces are constants, not lookups: CLDR has changed them before, and what we print must not change
with the version of a dependency (a test proves that they are still CLDR's). Names of months and days
come from CLDR, read once, with the locale pinned to ``fr``.

>>> month_names()[0], day_names()[0], short_month_names()[6]
('janvier', 'lundi', 'juil.')
"""

from __future__ import annotations

from functools import cache

NBSP = "\u00a0"
"""No-break space: before €, %, inside quotes, after « n° »."""

NNBSP = "\u202f"
"""Narrow no-break space: between groups of three digits."""

DECIMAL = ","
"""The decimal sign."""

APOSTROPHE = "’"
"""The typographic apostrophe."""


@cache
def month_names() -> tuple[str, ...]:
    """The twelve months, from « janvier » (source: CLDR, format wide).

    >>> month_names()[7]
    'août'
    """
    return _names("months", "wide", range(1, 13))


@cache
def short_month_names() -> tuple[str, ...]:
    """The twelve abbreviations, from « janv. » (source: CLDR, format abbreviated).

    >>> short_month_names()[1]
    'févr.'
    """
    return _names("months", "abbreviated", range(1, 13))


@cache
def day_names() -> tuple[str, ...]:
    """The seven days, from « lundi » (source: CLDR, format wide).

    >>> day_names()[6]
    'dimanche'
    """
    return _names("days", "wide", range(7))


def _names(kind: str, width: str, keys: range) -> tuple[str, ...]:
    from babel.core import Locale

    names = getattr(Locale("fr"), kind)["format"][width]
    return tuple(names[key] for key in keys)
