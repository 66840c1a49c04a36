"""Amounts of the tables of a town, to the cent or not at all: « 1 234,50 », « (1 234,50) », « 1 234,50- »."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from conventions.french import format_amount
from conventions.money import Amount
from conventions.opendata.scdl.cells.amounts import read_amount
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import state_of
from conventions.opendata.scdl.diagnosing import Severity

_BELOW_ZERO: Final = re.compile(r"\(([^()]{1,60})\)|([^()+−–-]{1,60})[−–-]")
_ROUNDED: Final = ("T23", Severity.WARNED)
EXPECTED: Final = "un montant en euros, au centime"


class MoneyCell(NamedTuple):
    """What a cell says: an amount in euros, or why there is none; neither where nothing is written."""

    amount: Amount | None = None
    fault: str | None = None


_EMPTY: Final = MoneyCell()


def read_money(raw: str, evidence: Evidence) -> MoneyCell:
    """The amount of a cell, exactly: what is finer than the cent, or has two readings, has none.

    « 1,500 » is fifteen hundred where the whole file writes its thousands so, and never one and a half.

    >>> str(read_money("(1 234,50 €)", Evidence()).amount), read_money("n.c.", Evidence())
    ('-1234.50', MoneyCell(amount=None, fault=None))
    >>> read_money("12,3456", Evidence()).fault
    'montant plus fin que le centime : arrondi'
    """
    if state_of(raw) != "filled":
        return _EMPTY
    below = _BELOW_ZERO.fullmatch(raw.strip())
    text = raw if below is None else f"-{(below[1] or below[2]).strip()}"
    reading = read_amount(text, _without_decimals(evidence))
    doubts = (note.reason for note in reading.notes if (note.code, note.severity) == _ROUNDED)
    fault = next(doubts, None)
    if fault is None and isinstance(reading.value, Amount):
        return MoneyCell(reading.value)
    return MoneyCell(None, fault or reading.notes[0].reason)


def _without_decimals(evidence: Evidence) -> Evidence:
    """A file whose comma is that of the decimals does not make three of them a habit."""
    return Evidence(evidence.comma_groups or None, evidence.point_groups or None)


def in_euros(amount: Amount) -> str:
    r"""An amount as a person reads it, with its cents.

    >>> from conventions import euros
    >>> in_euros(euros(8000)) == "8\u202f000,00\u00a0€"
    True
    """
    return format_amount(amount, decimals="always")
