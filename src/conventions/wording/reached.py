"""How far a payment of the schedule went: its day, what was mandated and paid of it, its papers."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.french import NBSP, format_date, format_list, plural
from conventions.operations import AwaitedKind, InstalmentProgress, Proof, ScheduleLine
from conventions.wording.sums import said
from conventions.wording.texts import joined


def said_when(line: ScheduleLine, reached: InstalmentProgress) -> str:
    """« 31/03/2024 ; payé le 14/02/2024 »: the day it is due, then what was made of it, or what it waits for.

    >>> from datetime import date
    >>> from conventions import schedule
    >>> from conventions.samples import association_2024_2026
    >>> first, *_ = schedule(association_2024_2026(), date(2024, 3, 31)).lines
    >>> said_when(first, InstalmentProgress())
    '31/03/2024'
    """
    told = (_due(line), said_made(line, reached) or said_expected(line))
    return joined(told, f"{NBSP}; ") or "date non précisée"


def _due(line: ScheduleLine) -> str | None:
    return format_date(line.due_on, "short") if line.due_on else None


def said_made(line: ScheduleLine, reached: InstalmentProgress) -> str | None:
    """« payé le 14/02/2024 », how much of the payment was mandated, or None.

    >>> from datetime import date
    >>> from conventions import euros, schedule
    >>> from conventions.samples import association_2024_2026
    >>> first, *_ = schedule(association_2024_2026(), date(2024, 3, 31)).lines
    >>> said_made(first, InstalmentProgress(mandated=euros(50))).replace(NBSP, " ")
    'mandaté : 50 €'
    """
    if reached.covers(line) and reached.days and reached.paid == reached.mandated:
        return f"payé le {format_list(format_date(day, 'short') for day in reached.days)}"
    paid = f"dont payé{NBSP}: {said(reached.paid)}" if reached.paid else None
    return joined((f"mandaté{NBSP}: {said(reached.mandated)}", paid)) if reached.mandated else None


def said_expected(line: ScheduleLine) -> str | None:
    """What the payment waits for, or None; the papers are named elsewhere: see :func:`said_papers`."""
    missing = sum(proof.received_on is None for proof in line.proofs)
    papers = plural(missing, "réception de la pièce", "réception des pièces")
    return papers if line.waits_for is AwaitedKind.PROOFS else line.awaited


def said_papers(proofs: Iterable[Proof]) -> str:
    """The papers of a payment, with the day each one came.

    >>> said_papers([Proof(kind="bilan"), Proof(kind="compte")]).replace(NBSP, " ")
    'bilan (en attente) ; compte (en attente)'
    """
    return joined(map(_paper, proofs), f"{NBSP}; ")


def _paper(proof: Proof) -> str:
    received = (
        f"réception le {format_date(proof.received_on, 'short')}" if proof.received_on else "en attente"
    )
    return f"{proof.kind} ({received})"
