"""``Record``, the one frozen pydantic base of every record, and the types of its fields.

A field takes the exact value (a ``date``, an ``int``, an ``Amount``) or its canonical text. Where a file
is being read, the validation context brings French readers: « 15 novembre 2018 » is then a date too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, NoReturn, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Info = core_schema.ValidationInfo


class Record(BaseModel):
    """A frozen, hashable, picklable record; :meth:`replace` is the only way to change one.

    >>> class Point(Record):
    ...     x: int
    >>> Point(x=1).replace(x=2)
    Point(x=2)
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        hide_input_in_errors=True,
        arbitrary_types_allowed=False,
    )

    def replace(self, **changes: object) -> Self:
        """The same record with some fields changed, validated again.

        What was computed by default (a key, for instance) is computed again from the new values.

        :raises pydantic.ValidationError: when a change is not valid, or no such field exists.
        """
        kept = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self).model_validate({**kept, **changes})

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:  # noqa: FBT001, FBT002  # pydantic's signature
        """The record itself; an ``update`` is refused, because pydantic would not validate it.

        :raises TypeError: when ``update`` is given.
        """
        if update:
            raise TypeError("model_copy(update=…) does not validate: use record.replace(…)")
        return super().model_copy(deep=deep)


def _refuse(expected: str, example: str, value: object) -> NoReturn:
    met = f"« {value[:60]} »" if isinstance(value, str) else f"une valeur de type {type(value).__name__}"
    raise PydanticCustomError(
        "value_expected",
        "{met} : il faut {expected} (par exemple « {example} »)",
        {"met": met, "expected": expected, "example": example},
    )


class _Scalar:
    """How one type of field reads a Python value: exact value, canonical text, or French in a file."""

    def __init__(
        self,
        name: str,
        canonical: Callable[[object], object],
        *,
        json: Callable[[], CoreSchema] | None = None,
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
        return self.canonical(value) if reader is None else reader(value)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        write = core_schema.plain_serializer_function_ser_schema(self.write) if self.write else None
        python = core_schema.with_info_plain_validator_function(self._read, serialization=write)
        if self.json is None:
            return python
        return core_schema.json_or_python_schema(self.json(), python)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RATIO = re.compile(r"-?[0-9]{1,18}(?:/[1-9][0-9]{0,17})?")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")


def _day(value: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    _refuse("une date", "15 novembre 2018", value)


def _count(value: object) -> int:
    if type(value) is int and 0 <= value < 10**9:
        return value
    _refuse("un nombre entier, zéro ou plus", "12", value)


def _flag(value: object) -> bool:
    return value if isinstance(value, bool) else _refuse("oui ou non", "oui", value)


def _ratio(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and _RATIO.fullmatch(value):
        return Fraction(value)
    _refuse("une part", "50 %", value)


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if type(value) is int:
        return Decimal(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    _refuse("un nombre", "12,5", value)


def _plain(value: Decimal) -> str:
    return format(value, "f")


Text = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=20_000, pattern=r"\S")]
"""Free text, as written: never blank, 20 000 characters at most."""

Key = Annotated[str, StringConstraints(strict=True, pattern=r"^[^\s\[\].][^\[\]\n]{0,79}$")]
"""What names a record in its parent and in addresses: no bracket, 80 characters at most."""

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
"""A whole number, zero or more; an exercise is written as its year."""

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
        write=str,
        schema={"type": "string", "description": "une part exacte", "examples": ["50 %", "1/3"]},
    ),
]
"""An exact ratio: 50 % is 1/2."""

Number = Annotated[
    Decimal,
    _Scalar(
        "Decimal",
        _number,
        write=_plain,
        schema={"type": "string", "description": "un nombre exact", "examples": ["12,5"]},
    ),
]
"""An exact decimal number, for what is counted or measured; never for money."""

T = TypeVar("T")


def _distinct_keys(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(items) < 2:
        return items
    keys = [getattr(item, "key", None) for item in items]
    if len(set(keys)) == len(keys):
        return items
    twice = next(key for rank, key in enumerate(keys) if key in keys[:rank])
    raise PydanticCustomError(
        "duplicate_key",
        "plusieurs éléments portent la clé « {key} » : donnez à chacun la sienne (key: …)",
        {"key": twice},
    )


Keyed = Annotated[tuple[T, ...], AfterValidator(_distinct_keys)]
"""Records that addresses name by their ``key``, unique among them."""
