"""A payment of the schedule in words: its amount, its act, what it waits for."""

from __future__ import annotations

from conventions.french import NBSP, format_amount, plural
from conventions.operations import AwaitedKind, ScheduleLine
from conventions.wording import joined, said

_EXPECTED = (
    AwaitedKind.SIGNATURE,
    AwaitedKind.EVENT,
    AwaitedKind.REQUEST,
    AwaitedKind.AMOUNT,
    AwaitedKind.DELIBERATION,
)
"""What is said to come, by its name alone; the other texts say by themselves that something is missing."""


def said_amount(line: ScheduleLine) -> str:
    """« 12 500 € », « au plus 12 500 € » when only a ceiling is known, « inconnu »."""
    if line.amount is None and line.at_most is not None:
        return f"au plus {format_amount(line.at_most)}"
    return said(line.amount)


def said_act(line: ScheduleLine) -> str:
    """« convention », « avenant n° 1 »: the act without its article."""
    return line.act.removeprefix("l’").removeprefix("la ")


def awaited(line: ScheduleLine) -> str | None:
    """« attendu : signature de l’avenant n° 1, date inconnue », « pièce attendue : bilan », or None."""
    if line.awaited is None:
        return None
    if line.waits_for is AwaitedKind.PROOFS:
        missing = [proof.kind for proof in line.proofs if proof.received_on is None]
        return f"{plural(len(missing), 'pièce attendue', 'pièces attendues')}{NBSP}: {joined(missing)}"
    event = line.awaited.removeprefix("événement attendu").lstrip(f"{NBSP}: ")
    return f"attendu{NBSP}: {event}" if line.waits_for in _EXPECTED else line.awaited
