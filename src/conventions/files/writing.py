"""A convention to the text of a file, in YAML for people or JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from conventions.base import Record
from conventions.files.limits import FORMAT
from conventions.french import Name, format_amount, format_date, format_duration, format_period, format_ratio
from conventions.model import Convention
from conventions.money import Amount, Price
from conventions.periods import Duration, Period


def dumps(convention: Convention, format: Literal["yaml", "json"] = "yaml") -> str:  # noqa: A002  # public contract
    """The text of a file that reads back to the same convention; comments are not kept.

    :raises ValueError: for another format.

    >>> from conventions.samples import cci_2017_2019
    >>> from conventions.files import loads
    >>> loads(dumps(cci_2017_2019())) == cci_2017_2019()
    True
    """
    if format == "json":
        fields = json.loads(convention.model_dump_json())
        return json.dumps({"format": FORMAT, **fields}, ensure_ascii=False, indent=1) + "\n"
    if format != "yaml":
        raise ValueError(f"format vaut « yaml » ou « json », pas {format!r}")
    return "\n".join([f"format: {FORMAT}", *_record(convention, "")]) + "\n"


def _record(record: Record, indent: str) -> Iterator[str]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if _is_tag(field) or not record.holds_default(name):
            yield from _entry(f"{indent}{name}:", value, indent)


def _is_tag(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1


def _entry(head: str, value: object, indent: str) -> Iterator[str]:
    inner = indent + "  "
    if isinstance(value, Record):
        lines = list(_record(value, inner))
        yield from [head, *lines] if lines else [f"{head} {{}}"]
    elif isinstance(value, Name) and not value.is_plain:
        yield head
        for name, part in value.as_fields().items():
            yield f"{inner}{name}: {_scalar(part)}"
    elif isinstance(value, tuple):
        yield from (
            [head, *(line for item in value for line in _item(item, inner))] if value else [f"{head} []"]
        )
    else:
        yield f"{head} {_scalar(value)}"


def _item(item: object, indent: str) -> Iterator[str]:
    if not isinstance(item, Record):
        yield f"{indent}- {_scalar(item)}"
        return
    lines = list(_record(item, indent + "  "))
    first = lines[0][len(indent) + 2 :] if lines else "{}"
    yield f"{indent}- {first}"
    yield from lines[1:]


def _scalar(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    write = _WRITERS.get(type(value))
    return _quoted(str(value)) if write is None else write(value)


def _day(day: date) -> str:
    return format_date(day) if day.year >= _FIRST_YEAR else day.isoformat()


def _period(period: Period) -> str:
    if period.end is None or period.start.year < _FIRST_YEAR:
        return str(period)
    return _spaced(format_period(period))


def _decimal(number: Decimal) -> str:
    return format(number, "f")


_FIRST_YEAR = 1000
"""The first year that French dates are read in; an earlier day is written as ISO 8601."""

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[^\u0000-\uffff]")


def _quoted(text: str) -> str:
    """Free text in double quotes, with what YAML does not print written as an escape."""
    return _UNSAFE.sub(lambda match: f"\\U{ord(match[0]):08x}", json.dumps(text, ensure_ascii=False))


def _spaced(text: str) -> str:
    """Ordinary spaces, which people can type and search for."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    NoneType: lambda _: "inconnu",
    bool: lambda flag: "oui" if flag else "non",
    int: str,
    Decimal: _decimal,
    Fraction: lambda ratio: _spaced(format_ratio(ratio)),
    Amount: lambda amount: _spaced(format_amount(amount)),
    Price: lambda price: _spaced(format_amount(price)),
    date: _day,
    Period: _period,
    Duration: lambda duration: _spaced(format_duration(duration)),
}
"""How each type of field is written; everything else is free text, between quotes."""
