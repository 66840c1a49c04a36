"""How far the payment of an instalment went: what was mandated and paid of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from conventions.model import Convention
from conventions.money import ZERO, Amount
from conventions.operations.schedules import ScheduleLine


class Progress(NamedTuple):
    """What was mandated of an instalment, what of it was paid, and on which days."""

    mandated: Amount
    paid: Amount
    days: tuple[date, ...]

    def covers(self, line: ScheduleLine) -> bool:
        """Whether the mandates reach the amount of the line: nothing of it is left to mandate."""
        return line.amount is not None and bool(self.mandated) and self.mandated >= line.amount


def progress(convention: Convention, line: ScheduleLine, as_of: date) -> Progress:
    """What the mandates that name an instalment come to, on a day.

    >>> from datetime import date
    >>> from conventions import schedule
    >>> from conventions.samples import association_2024_2026
    >>> convention, day = association_2024_2026(), date(2024, 3, 1)
    >>> reached = progress(convention, schedule(convention, day).lines[0], day)
    >>> str(reached.mandated), str(reached.paid)
    ('15000.00', '15000.00')
    """
    named = (line.grant, line.instalment)
    entered = convention.ledger.payments if convention.ledger else ()
    live = [item for item in entered if (item.grant, item.instalment) == named and item.stands_on(as_of)]
    paid = [(item.paid_on, item.amount) for item in live if item.paid_on and item.paid_on <= as_of]
    return Progress(
        mandated=sum((item.amount for item in live), start=ZERO),
        paid=sum((amount for _, amount in paid), start=ZERO),
        days=tuple(day for day, _ in paid),
    )
