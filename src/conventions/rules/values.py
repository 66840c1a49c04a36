"""The values that a rule met: exact in the finding, French in a text, exact texts in JSON.

In JSON a text and a whole number stand as they are; the others say what they are, so that they are read
back as they were: ``{"amount": "23000.01"}``, ``{"date": "2024-12-31"}``, ``{"ratio": "3/4"}``,
``{"number": "12.5"}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from conventions.french import format_amount, format_date, format_number, format_ratio
from conventions.money import Amount

Met = Amount | date | Decimal | Fraction | int | str

_TAGS: Mapping[str, tuple[type, Callable[[str], object], Callable[[object], str]]] = {
    "amount": (Amount, Amount.parse, str),
    "date": (date, date.fromisoformat, str),
    "ratio": (Fraction, Fraction, lambda ratio: "{}/{}".format(*ratio.as_integer_ratio())),  # type: ignore[attr-defined]  # a Fraction
    "number": (Decimal, Decimal, "{:f}".format),
}
"""What a value says it is in JSON, its type, how it is read and written there."""


def said(value: Met) -> str:
    """The value in French: « 23 000,01 € », « 31 décembre 2024 », « 75 % »; a year or a text as it stands.

    >>> said(2024), said(Fraction(3, 4)).replace(chr(160), " "), said(date(2024, 12, 1))
    ('2024', '75 %', '1er décembre 2024')
    """
    if isinstance(value, Amount):
        return format_amount(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Decimal):
        return format_number(value)
    return format_ratio(value) if isinstance(value, Fraction) else str(value)


def as_json(value: Met) -> object:
    """What JSON holds of the value.

    >>> as_json(Amount(cents=2_300_001)), as_json(Fraction(4, 4)), as_json("65738")
    ({'amount': '23000.01'}, {'ratio': '1/1'}, '65738')
    """
    for tag, (kind, _, write) in _TAGS.items():
        if isinstance(value, kind):
            return {tag: write(value)}
    return value


def from_json(held: object) -> object:
    """The value that JSON holds; what says nothing known is left as it is, for :func:`exact` to refuse.

    >>> from_json({"ratio": "3/4"}), from_json("3/4")
    (Fraction(3, 4), '3/4')
    """
    if isinstance(held, dict) and len(held) == 1:
        ((tag, text),) = held.items()
        if tag in _TAGS and isinstance(text, str):
            try:
                return _TAGS[tag][1](text)
            except (ValueError, ArithmeticError):
                return held
    return held


def exact(value: object) -> Met:
    """The value, when it is one that a finding may hold: no float, no blank text, no number without end.

    :raises PydanticCustomError: for anything else.

    >>> exact(0.5)
    Traceback (most recent call last):
    pydantic_core._pydantic_core.PydanticCustomError: un constat ne montre pas cette valeur de type float
    """
    if type(value) in _FITS and _FITS[type(value)](value):
        return value  # type: ignore[return-value]  # just looked at
    name = type(value).__name__
    raise PydanticCustomError(
        "value_met", "un constat ne montre pas cette valeur de type {name}", {"name": name}
    )


_FITS: Mapping[type, Callable[[Any], bool]] = {
    Amount: lambda amount: True,
    date: lambda day: True,
    Decimal: lambda number: (
        number.is_finite() and number.adjusted() < 25 and number.as_tuple().exponent >= -25
    ),
    Fraction: lambda ratio: abs(ratio) < 10**25 and ratio.denominator < 10**60,
    int: lambda number: abs(number) < 10**25,
    str: lambda text: bool(text.strip()) and len(text) <= 20_000,
}
"""The types that a finding may hold, and which values of them: none is longer than French can say it."""


class _Schema:
    """How pydantic reads and writes a value: in Python too, what JSON holds of it is understood."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        read = core_schema.no_info_plain_validator_function(lambda held: exact(from_json(held)))
        write = core_schema.plain_serializer_function_ser_schema(as_json)
        return core_schema.json_or_python_schema(read, read, serialization=write)


MetValue = Annotated[Met, _Schema()]
"""A value that a rule met, as the field of a record."""
