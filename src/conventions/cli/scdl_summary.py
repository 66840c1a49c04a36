"""What is said of a published file, before it is written as text or as HTML: the same figures in both."""

from __future__ import annotations

from typing import NamedTuple

from conventions.cli.tables import Column
from conventions.errors import AmountError
from conventions.french import format_number, plural
from conventions.opendata.scdl.diagnosing import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from conventions.money import Amount
    from conventions.opendata.scdl import ScdlFile

EXAMPLES = 2
_NAMED = 12


class Entry(NamedTuple):
    """A row of a table, and the first examples of what it counts."""

    cells: tuple[str, ...]
    examples: tuple[str, ...] = ()


class Block(NamedTuple):
    """A table with its title; ``note`` says how to get all of what it sums up."""

    title: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    note: str = ""


class Summary(NamedTuple):
    """A page: its title, some facts by name, tables, and the verdict; ``ok`` when nothing is wrong."""

    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    verdict: str
    ok: bool


def counted(number: int, one: str, several: str) -> str:
    """« 1 ligne », « 1 234 lignes ».

    >>> counted(0, "ligne", "lignes")
    '0 ligne'
    """
    return f"{format_number(number)} {plural(number, one, several)}"


def listed(names: Sequence[str]) -> str:
    """The first names, and how many others.

    >>> listed(["a", "b"])
    'a, b'
    """
    shown = ", ".join(map(shortened, names[:_NAMED]))
    others = len(names) - _NAMED
    return f"{shown} et {counted(others, 'autre', 'autres')}" if others > 0 else shown


def known_total(file: ScdlFile) -> Amount | None:
    """The sum of the amounts that are known; None when it is greater than any amount (numbers in a wrong column)."""
    try:
        return file.total
    except AmountError:
        return None
