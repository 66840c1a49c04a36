"""A value as it is written where no filter says how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from conventions.documents.templates.values import View, called, record_of
from conventions.errors import ConventionsError
from conventions.french import (
    format_amount,
    format_date,
    format_duration,
    format_number,
    format_period,
    format_ratio,
)
from conventions.money import Amount, Price
from conventions.operations import Total
from conventions.periods import Duration, Period
from conventions.wording import UNKNOWN, Known, said_total, said_value

_SCALARS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: UNKNOWN,
    bool: lambda flag: "oui" if flag else "non",
    int: str,
    Decimal: format_number,
    Fraction: format_ratio,
    Amount: format_amount,
    Price: format_amount,
    Total: said_total,
    date: format_date,
    Period: format_period,
    Duration: format_duration,
}


def said(value: object, known: Known) -> str:
    """A value in French; what nobody knows is « inconnu », never zero, never nothing.

    :raises ConventionsError: for a list, for a record that no phrase says.

    >>> said(None, Known()), said(2018, Known()), said(date(2018, 1, 1), Known())
    ('inconnu', '2018', '1er janvier 2018')
    """
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return str(value)
    if isinstance(value, View):
        return phrase(value, known)
    write = _SCALARS.get(type(value))
    if write is None:
        raise ConventionsError(f"{called(value)} ne s’écrit pas{_way_out(value)}")
    return write(value)


def _way_out(value: object) -> str:
    return "\u00a0: une boucle, ou le filtre «\u00a0liste\u00a0»" if called(value) == "une liste" else ""


def phrase(view: View, known: Known) -> str:
    """What a record says, in one phrase.

    :raises ConventionsError: for a record that no phrase says.
    """
    record = record_of(view)
    try:
        return said_value(record, known)
    except KeyError:
        raise ConventionsError(
            "cet enregistrement ne s’écrit pas en une phrase\u00a0: mentionnez l’un de ses champs"
        ) from None
