"""A payment of the schedule in words: its amount, its act, what it waits for."""

from __future__ import annotations

from datetime import date
from typing import Literal

from conventions.french import NBSP, format_amount, format_date, plural
from conventions.operations import AwaitedKind, ScheduleLine
from conventions.wording.sums import said
from conventions.wording.texts import joined

_EXPECTED = (
    AwaitedKind.SIGNATURE,
    AwaitedKind.EVENT,
    AwaitedKind.REQUEST,
    AwaitedKind.AMOUNT,
    AwaitedKind.DELIBERATION,
)
"""What is said to come, by its name alone; the other texts say by themselves that something is missing."""


def said_foreseen(line: ScheduleLine, decimals: Literal["auto", "always"] = "auto") -> str:
    """« 12 500 € », « au plus 12 500 € » when only a ceiling is known, « inconnu »."""
    if line.amount is None and line.at_most is not None:
        return f"au plus {format_amount(line.at_most, decimals)}"
    return said(line.amount, decimals)


def said_act(line: ScheduleLine) -> str:
    """« convention », « avenant n° 1 »: the act without its article."""
    return line.act.removeprefix("l’").removeprefix("la ")


def said_awaited(line: ScheduleLine) -> str | None:
    """« attendu : signature de l’avenant n° 1, date inconnue », « pièce attendue : bilan », or None."""
    if line.awaited is None:
        return None
    if line.waits_for is AwaitedKind.PROOFS:
        missing = [proof.kind for proof in line.proofs if proof.received_on is None]
        return f"{plural(len(missing), 'pièce attendue', 'pièces attendues')}{NBSP}: {joined(missing)}"
    event = line.awaited.removeprefix("événement attendu").lstrip(f"{NBSP}: ")
    return f"attendu{NBSP}: {event}" if line.waits_for in _EXPECTED else line.awaited


def said_instalment(line: ScheduleLine, as_of: date) -> str:
    """« 50 000 € pour 2018 (avenant n° 1) – attendu : signature… »."""
    what = f"{said_foreseen(line)} pour {line.exercise}"
    kind = joined((line.kind, said_act(line)))
    return f"{what} ({kind}) – {joined((_when(line, as_of), _proofs(line), _firm(line)))}"


def _when(line: ScheduleLine, as_of: date) -> str | None:
    come = line.due_on is not None and line.due_on <= as_of and line.firm and not line.awaited
    due = (
        f"{'exigible depuis le' if come else 'au plus tôt le'} {format_date(line.due_on)}"
        if line.due_on
        else None
    )
    return joined((due, said_awaited(line)))


def _proofs(line: ScheduleLine) -> str | None:
    received = [
        f"pièce reçue le {format_date(proof.received_on)}{NBSP}: {proof.kind}"
        for proof in line.proofs
        if proof.received_on
    ]
    return joined(received) or None


def _firm(line: ScheduleLine) -> str | None:
    return None if line.firm else "montant pas encore ferme"
