"""The types of single values: a day, a year, a count, a flag, a ratio, a number.

A field takes the exact value (a ``date``, an ``int``) or its canonical text. Where a file is being read, the
validation context brings French readers: « 15 novembre 2018 » is then a date too.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, NoReturn

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Info = core_schema.ValidationInfo


def _refuse(expected: str, example: str, python: str, value: object) -> NoReturn:
    """Say what is expected, as a program gives it and as a file writes it."""
    met = f"« {value[:60]} »" if isinstance(value, str) else f"une valeur de type {type(value).__name__}"
    raise PydanticCustomError(
        "value_expected",
        "{met} : il faut {expected} ({python} en Python, « {example} » dans un fichier)",
        {"met": met, "expected": expected, "example": example, "python": python},
    )


class _Scalar:
    """How one type of field reads a Python value: exact value, canonical text, or French in a file."""

    def __init__(
        self,
        name: str,
        canonical: Callable[[object], object],
        *,
        json: Callable[[], CoreSchema],
        write: Callable[[Any], str] | None = None,
        schema: Mapping[str, object],
    ) -> None:
        self.name = name
        self.canonical = canonical
        self.json = json
        self.write = write
        self.schema = schema

    def _read(self, value: object, info: Info) -> object:
        reader = (info.context or {}).get(self.name) if isinstance(value, str) else None
        return self.canonical(value if reader is None else reader(value))

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        write = core_schema.plain_serializer_function_ser_schema(self.write) if self.write else None
        python = core_schema.with_info_plain_validator_function(self._read)
        return core_schema.json_or_python_schema(self.json(), python, serialization=write)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RATIO = re.compile(r"([0-9]{1,18})/([1-9][0-9]{0,17})")
_RATIO_LIMIT = 10
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")


def _day(value: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    _refuse("une date", "15 novembre 2018", "date(2018, 11, 15)", value)


def _count(value: object) -> int:
    if type(value) is int and 0 <= value < 10**9:
        return value
    _refuse("un nombre entier, zéro ou plus", "12", "12", value)


def _year(value: object) -> int:
    if type(value) is int and 1000 <= value <= 9999:
        return value
    _refuse("une année", "2018", "2018", value)


def _flag(value: object) -> bool:
    return value if isinstance(value, bool) else _refuse("oui ou non", "oui", "True", value)


def _ratio(value: object) -> Fraction:
    match = _RATIO.fullmatch(value) if isinstance(value, str) else None
    ratio = Fraction(int(match[1]), int(match[2])) if match else value
    if isinstance(ratio, Fraction) and _is_bounded(ratio):
        return ratio
    _refuse("une part, de 0 à 1 000 %", "50 %", "Fraction(1, 2)", value)


def _is_bounded(ratio: Fraction) -> bool:
    """Whether a ratio is from 0 to the limit; on whole numbers, which compare faster than fractions."""
    return ratio.denominator < 10**18 and 0 <= ratio.numerator <= _RATIO_LIMIT * ratio.denominator


def _number(value: object) -> Decimal:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        return Decimal(value)
    if type(value) is int and abs(value) < 10**15:
        return Decimal(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(_plain(Decimal(value)))
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < 15:
        text = _plain(value)
        if _NUMBER.fullmatch(text):
            return Decimal(text)
    _refuse("un nombre", "12,5", "Decimal('12.5')", value)


def _plain(value: Decimal) -> str:
    """The one text of a number: no exponent, no zero that says nothing, no minus before zero."""
    text = format(value, "f")
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if short == "-0" else short


def _quotient(value: Fraction) -> str:
    """The one text of a ratio: with its bar, because « 1 » would read as one percent to many."""
    return f"{value.numerator}/{value.denominator}"


Day = Annotated[
    date,
    _Scalar(
        "date",
        _day,
        json=lambda: core_schema.date_schema(strict=True),
        schema={"type": "string", "description": "une date", "examples": ["15 novembre 2018", "2018-11-15"]},
    ),
]
"""A calendar day."""

Count = Annotated[
    int,
    _Scalar(
        "int",
        _count,
        json=lambda: core_schema.int_schema(strict=True, ge=0, lt=10**9),
        schema={"type": ["integer", "string"], "description": "un nombre entier, zéro ou plus"},
    ),
]
"""A whole number, zero or more."""

Year = Annotated[
    int,
    _Scalar(
        "year",
        _year,
        json=lambda: core_schema.int_schema(strict=True, ge=1000, le=9999),
        schema={"type": ["integer", "string"], "description": "une année, un exercice", "examples": [2018]},
    ),
]
"""A year of four digits; an exercise is written as its year."""

Flag = Annotated[
    bool,
    _Scalar(
        "bool",
        _flag,
        json=lambda: core_schema.bool_schema(strict=True),
        schema={"type": ["boolean", "string"], "description": "oui ou non"},
    ),
]
"""Yes or no (« oui », « non » in a file)."""

Ratio = Annotated[
    Fraction,
    _Scalar(
        "Fraction",
        _ratio,
        json=lambda: core_schema.no_info_after_validator_function(_ratio, core_schema.str_schema()),
        write=_quotient,
        schema={"type": "string", "description": "une part exacte", "examples": ["50 %", "1/3"]},
    ),
]
"""An exact ratio, from 0 to 10 (1 000 %): 50 % is 1/2."""

Number = Annotated[
    Decimal,
    _Scalar(
        "Decimal",
        _number,
        json=lambda: core_schema.no_info_after_validator_function(_number, core_schema.str_schema()),
        write=_plain,
        schema={"type": "string", "description": "un nombre exact", "examples": ["12,5"]},
    ),
]
"""An exact decimal number, for what is counted or measured; never for money."""
