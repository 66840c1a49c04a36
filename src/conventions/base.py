"""``Record``, the one frozen pydantic base of every record, and the types of its fields.

A field takes the exact value (a ``date``, an ``int``, an ``Amount``) or its canonical text. Where a file
is being read, the validation context brings French readers: « 15 novembre 2018 » is then a date too.
"""

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
        protected_namespaces=(),
    )

    def replace(self, **changes: object) -> Self:
        """The same record with some fields changed, validated again.

        What was computed by default (a key, for instance) is computed again from the new values.

        :raises pydantic.ValidationError: when a change is not valid, or no such field exists.
        """
        kept = {name: getattr(self, name) for name in type(self).model_fields if not self.holds_default(name)}
        return type(self).model_validate({**kept, **changes})

    def holds_default(self, name: str) -> bool:
        """Whether a field holds what it would hold if nobody had given it.

        >>> class Point(Record):
        ...     x: int = 0
        >>> Point(x=0).holds_default("x"), Point(x=1).holds_default("x")
        (True, False)
        """
        field = type(self).model_fields[name]
        if field.is_required():
            return False
        known = {other: getattr(self, other) for other in type(self).model_fields if other != name}
        return bool(getattr(self, name) == field.get_default(call_default_factory=True, validated_data=known))

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """The record itself; an ``update`` is refused, because pydantic would not validate it.

        :raises TypeError: when ``update`` is given.
        """
        if update:
            raise TypeError("model_copy(update=…) does not validate: use record.replace(…)")
        return super().model_copy(deep=deep)

    def copy(self, **options: object) -> NoReturn:
        """Refused: it is an old name of pydantic for ``model_copy``.

        :raises TypeError: always.
        """
        raise TypeError("copy(…) does not validate: use record.replace(…)")


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
    _refuse("une date", "15 novembre 2018", value)


def _count(value: object) -> int:
    if type(value) is int and 0 <= value < 10**9:
        return value
    _refuse("un nombre entier, zéro ou plus", "12", value)


def _year(value: object) -> int:
    if type(value) is int and 1000 <= value <= 9999:
        return value
    _refuse("une année", "2018", value)


def _flag(value: object) -> bool:
    return value if isinstance(value, bool) else _refuse("oui ou non", "oui", value)


def _ratio(value: object) -> Fraction:
    match = _RATIO.fullmatch(value) if isinstance(value, str) else None
    ratio = Fraction(int(match[1]), int(match[2])) if match else value
    if isinstance(ratio, Fraction) and _is_bounded(ratio):
        return ratio
    _refuse("une part, de 0 à 1 000 %", "50 %", value)


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
    _refuse("un nombre", "12,5", value)


def _plain(value: Decimal) -> str:
    """The one text of a number: no exponent, no zero that says nothing, no minus before zero."""
    text = format(value, "f")
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if short == "-0" else short


def _quotient(value: Fraction) -> str:
    """The one text of a ratio: with its bar, because « 1 » would read as one percent to many."""
    return f"{value.numerator}/{value.denominator}"


Text = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=20_000, pattern=r"\S")]
"""Free text, as written: never blank, 20 000 characters at most."""

Key = Annotated[str, StringConstraints(strict=True, pattern=r"^[^\s\[\].][^\[\]\n]{0,79}$")]
"""What names a record in its parent and in addresses: no bracket, 80 characters at most."""


class Refers:
    """The mark of a field that holds the key of another record; ``to`` is the name of its class."""

    __slots__ = ("to",)

    def __init__(self, to: str) -> None:
        self.to = to


def key_from(text: str) -> str:
    """A key made of a text of the act (a number, a reference): what a key may not hold is replaced.

    >>> key_from("2018-[12]"), key_from(" . ")
    ('2018-(12)', 'sans clé')
    """
    plain = " ".join(text.split()).replace("[", "(").replace("]", ")")
    return plain.lstrip(". ")[:80].rstrip() or "sans clé"


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

T = TypeVar("T")


def _distinct_keys(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(items) < 2:
        return items
    keys = [getattr(item, "key", None) for item in items]
    if len(set(keys)) == len(keys):
        return items
    seen: set[object] = set()
    twice = next(key for key in keys if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # it notes
    raise PydanticCustomError(
        "duplicate_key",
        "plusieurs éléments portent la clé « {key} » : donnez à chacun la sienne (key: …)",
        {"key": twice},
    )


Keyed = Annotated[tuple[T, ...], AfterValidator(_distinct_keys)]
"""Records that addresses name by their ``key``, unique among them."""
