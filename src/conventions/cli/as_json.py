"""Values of records for programs: exact amounts as text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from pydantic import TypeAdapter

from conventions.base import Number, Ratio, Record
from conventions.french import Name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.operations import Total


_RATIO: TypeAdapter[Fraction] = TypeAdapter(Ratio)
_NUMBER: TypeAdapter[Decimal] = TypeAdapter(Number)
"""What writes these types in a record, where a ratio is « 1/2 » and a number has no useless zero."""


def json_value(value: object) -> object:
    """Any value of a record as JSON has it: what the record itself would write for that field.

    >>> from conventions import euros
    >>> json_value((euros("12.50"), Fraction(1, 2), date(2018, 1, 1), None))
    ['12.50', '1/2', '2018-01-01', None]
    """
    if isinstance(value, Record):
        return value.model_dump(mode="json")
    if isinstance(value, tuple):
        return [json_value(each) for each in value]
    if value is None or isinstance(value, bool | int):
        return value
    return _text(value)


def _text(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return _RATIO.dump_python(value, mode="json")
    if isinstance(value, Decimal):
        return _NUMBER.dump_python(value, mode="json")
    if isinstance(value, Name):
        return value.text if value.is_plain else value.as_fields()
    return value.isoformat() if isinstance(value, date) else str(value)


def json_total(total: Total) -> object:
    """A sum with what is not known of it; ``amount`` is null when a part is unknown.

    >>> from conventions.operations import Total
    >>> json_total(Total(unknown=("2017",)))
    {'amount': None, 'known': '0.00', 'unknown': ['2017']}
    """
    known = str(total.known)
    return {"amount": known if total.is_exact else None, "known": known, "unknown": [*total.unknown]}
