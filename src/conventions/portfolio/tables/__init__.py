"""A table of exact values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from conventions.money import Amount

Value: TypeAlias = str | Amount | date | int | Fraction | None


class Column(NamedTuple):
    """A column: its name in programs, its French title, what its cells are, whether it is totalled."""

    name: str
    title: str
    kind: Literal["text", "money", "date", "integer", "ratio", "year"] = "text"
    total: bool = False


class Table(NamedTuple):
    """Rows of exact values under named columns; None is unknown."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    as_of: date | None = None
    notes: tuple[str, ...] = ()
