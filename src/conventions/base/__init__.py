"""``Record``, the one frozen pydantic base of every record, and the types of its fields."""

from conventions.base.keys import Key, Keyed, Refers, Text, key_from
from conventions.base.record import Record
from conventions.base.scalars import Count, Day, Flag, Number, Ratio, Year

__all__ = [
    "Count",
    "Day",
    "Flag",
    "Key",
    "Keyed",
    "Number",
    "Ratio",
    "Record",
    "Refers",
    "Text",
    "Year",
    "key_from",
]
