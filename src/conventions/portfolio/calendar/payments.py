"""The payments that are late, fall due, or wait for something, as events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import NBSP, format_amount
from conventions.portfolio.calendar.records import Category
from conventions.portfolio.calendar.telling import Dated, Told
from conventions.portfolio.due import COMING, DueLine, due_lines

PAYMENT = "versement"


def payments(told: Told, start: date, end: date) -> Iterator[Dated]:
    """One event for each payment: see :func:`conventions.portfolio.due.due_lines`."""
    for row in due_lines(told.file, start, end):
        assert row.line.due_on is not None
        address = f"{row.line.act_address} {row.line.key}"
        yield Dated(row.line.due_on, Category.PAYMENT, address, _summary(told, row), _facts(told, row))


def _summary(told: Told, row: DueLine) -> str:
    """« Solde 2025 de la convention 2024-017 : 6 000 € à verser à Les Tréteaux du Gier »."""
    line = row.line
    state = "" if row.state == COMING else f"{row.state}{NBSP}: "
    what = f"{state}{line.kind.value if line.kind else PAYMENT} {line.exercise} de {told.name}"
    amount = "montant inconnu," if row.left is None else format_amount(row.left)
    return f"{what[0].upper()}{what[1:]}{NBSP}: {amount} à verser à {told.names.party(line.beneficiary)}"


def _facts(told: Told, row: DueLine) -> tuple[str, ...]:
    line = row.line
    waits = (f"attend : {line.awaited}",) if line.awaited else ()
    foreseen = "inconnu" if line.amount is None else format_amount(line.amount)
    left = "inconnu" if row.left is None else format_amount(row.left)
    return (
        told.beneficiary(line.beneficiary),
        f"montant prévu : {foreseen} ; reste à mandater : {left}",
        f"calcul : {line.reason}",
        *waits,
        f"acte : {line.act}",
    )
