"""The values of the flat tables: texts, whole numbers, days, flags; None where nobody knows."""

from __future__ import annotations

from datetime import date

from conventions.money import Amount

Value = str | int | date | bool | None
Row = tuple[Value, ...]


def cents(amount: Amount | None) -> int | None:
    """The cents of an amount; None where it is not known.

    >>> from conventions import euros
    >>> cents(euros("1.05")), cents(None)
    (105, None)
    """
    return None if amount is None else amount.cents


def end_of(exercise: int) -> date:
    """The day that stands for an exercise: its last one.

    >>> end_of(2024)
    datetime.date(2024, 12, 31)
    """
    return date(exercise, 12, 31)
