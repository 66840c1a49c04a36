"""Any value of a record in French: an amount, a day, the name that a key stands for, a record in one phrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from conventions.base import Record
from conventions.french import (
    NBSP,
    Name,
    format_amount,
    format_date,
    format_duration,
    format_number,
    format_period,
    format_ratio,
)
from conventions.money import Amount, Price
from conventions.operations import TRIGGERS
from conventions.periods import Duration, Period
from conventions.wording.fields import field_name
from conventions.wording.known import Known
from conventions.wording.payments import RULES, said_rule
from conventions.wording.phrases import PHRASES
from conventions.wording.texts import joined, quoted


def said_value(value: object, known: Known) -> str:
    """A value in French; an amount that is not known is told by what is told around it.

    >>> from conventions import euros
    >>> said_value(euros(50), Known()).replace(NBSP, " "), said_value(True, Known()), said_value((), Known())
    ('50 €', 'oui', 'rien')
    """
    if isinstance(value, Record):
        return said_record(value, known)
    if isinstance(value, tuple):
        return joined((said_value(each, known) for each in value), f"{NBSP}; ") or "rien"
    if isinstance(value, Enum):
        return str(value.value)
    return _SCALARS[type(value)](value)


_SCALARS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: "non précisé",
    bool: lambda flag: "oui" if flag else "non",
    int: str,
    str: quoted,
    Name: lambda name: quoted(name.text),
    Decimal: format_number,
    Fraction: format_ratio,
    Amount: format_amount,
    Price: format_amount,
    date: format_date,
    Period: lambda period: format_period(period, "long"),
    Duration: format_duration,
}


def said_record(record: Record, known: Known) -> str:
    """What a record says, in one phrase; field by field, where no phrase was made for it.

    >>> from conventions.model import Identifier
    >>> said_record(Identifier(scheme="SIREN", value="244200770"), Known())
    'SIREN 244200770'
    """
    phrase = PHRASES.get(type(record))
    if phrase is not None:
        return phrase(record, known)
    if type(record) in RULES:
        return said_rule(record)
    if type(record) in TRIGGERS:
        return TRIGGERS[type(record)](record, None)
    return _by_fields(record, known)


def _by_fields(record: Record, known: Known) -> str:
    kind = type(record)
    told = (name for name in kind.model_fields if name != "key" and not record.holds_default(name))
    said_ = (f"{field_name(kind, name)}{NBSP}: {said_value(getattr(record, name), known)}" for name in told)
    return joined(said_) or "sans précision"
