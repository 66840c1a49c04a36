"""An event of the calendar of a portfolio: a day, what is to be done on it, and where that comes from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Category(StrEnum):
    """What an event is about."""

    PAYMENT = "échéance"
    REPORT = "compte rendu"
    LAPSE = "caducité"
    END = "fin de convention"


class Event(NamedTuple):
    """Something to do on a day, the whole day long.

    ``uid`` is the same as long as the event is about the same address of the same convention, whenever it is
    looked for; ``as_of`` is the day that the portfolio was looked at. ``description`` has a fact a line.
    """

    day: date
    category: Category
    summary: str
    description: str
    uid: str
    as_of: date
