"""What comes next: the payment to make, the deadlines, the next dates that matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import NBSP, format_date
from conventions.notebook.blocks import Note, Part
from conventions.operations import Situation, deadlines, timeline
from conventions.wording import said, said_instalment

_MOST = 3
"""How many dates are told: the table of dates has them all."""


def upcoming(seen: Situation) -> Part:
    """The next payment, then the next dates in order."""
    dates = sorted(_dates(seen))[:_MOST]
    notes = tuple(Note(f"{format_date(day)}{NBSP}: {what}") for day, what in dates)
    return Part("Prochaines échéances", (Note(next_payment(seen)), *notes))


def next_payment(seen: Situation) -> str:
    """The first payment whose mandates are still to make, with what it waits for."""
    if seen.next_payment is None:
        return "Aucun versement à venir."
    line, made = seen.next_payment
    already = f", déjà mandaté{NBSP}: {said(made.mandated)}" if made.mandated else ""
    return f"Prochain versement{NBSP}: {said_instalment(line, seen.as_of)}{already}"


def _dates(seen: Situation) -> Iterator[tuple[date, str]]:
    for milestone in timeline(seen.convention):
        if milestone.day > seen.as_of:
            yield milestone.day, milestone.label
    for deadline in deadlines(seen.convention, seen.as_of):
        if deadline.day > seen.as_of and deadline.met_on is None:
            yield deadline.day, f"caducité, {deadline.kind} au plus tard (subvention {deadline.grant})"
