"""What a whole file says of its habits: decided once for the file, never cell by cell.

>>> evidence_of_amounts(["1,500 €", "12,000 €", "3,750 €"]).comma_groups
True
>>> evidence_of_amounts(["1,500", "24,90"]).comma_groups, evidence_of_amounts(["1,500"]).comma_groups
(False, None)
>>> evidence_of_amounts(["1,500", "2,500", "3,500", "4,500", "24,9"]).comma_groups is None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

MANY: Final = 3
"""How many amounts with three digits after the comma, and none with two, make a habit."""

_LONGEST: Final = 60


class Evidence(NamedTuple):
    """The habits of a file.

    ``comma_groups``: its amounts are written as in English, with a comma between thousands; False: its comma
    is that of the decimals. ``point_groups`` says the same of the point. None: unknown.
    """

    comma_groups: bool | None = None
    point_groups: bool | None = None


def _shapes(sign: str, other: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What only groups can be, what groups and decimals can both be, what only decimals can be."""
    sign, other = re.escape(sign), re.escape(other)
    start, end = r"(?<![0-9.,])", r"(?![0-9.,])"
    groups = rf"{start}[0-9]{{1,3}}(?:{sign}[0-9]{{3}}(?:{sign}[0-9]{{3}})+|{sign}[0-9]{{3}}{other}[0-9]{{1,2}}{end})"
    either = rf"{start}[1-9][0-9]{{0,2}}{sign}[0-9]{{3}}{end}"
    decimals = rf"[0-9]{sign}(?:[0-9]{{1,2}}|[0-9]{{4,}}){end}"
    return re.compile(groups), re.compile(either), re.compile(decimals)


_COMMA: Final = _shapes(",", ".")
_POINT: Final = _shapes(".", ",")


def evidence_of_amounts(texts: Iterable[str]) -> Evidence:
    """The habits that the amounts of a file show, taken together.

    Three digits after the point are never enough to make it a sign of thousands: the norm wants a point
    before the decimals.
    """
    told = [text for text in texts if len(text) <= _LONGEST]
    commas = [text for text in told if "," in text]
    points = [text for text in told if "." in text]
    return Evidence(_habit(commas, _COMMA, MANY), _habit(points, _POINT, None))


def _habit(
    texts: list[str], shapes: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], many: int | None
) -> bool | None:
    """A few amounts with decimals say nothing of many more that may have groups."""
    groups, either, decimals = shapes
    of_decimals = any(map(decimals.search, texts))
    of_groups = any(map(groups.search, texts))
    if of_groups and of_decimals:
        return None
    if of_groups or many is None:
        return True if of_groups else False if of_decimals else None
    doubtful = _how_many(either, texts)
    if of_decimals:
        return None if doubtful and _how_many(decimals, texts) * MANY < doubtful else False
    return True if doubtful >= many else None


def _how_many(shape: re.Pattern[str], texts: list[str]) -> int:
    return sum(1 for text in texts if shape.search(text))
