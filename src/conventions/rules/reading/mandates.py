"""The mandates that count on the day of a check."""

from __future__ import annotations

from conventions.model import Payment
from conventions.rules.case import Case

NO_LEDGER = "les versements ne sont pas renseignés"


def mandates(case: Case) -> tuple[Payment, ...] | None:
    """The mandates issued by the day of the check, neither rejected nor cancelled; None without a ledger.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> [item.number for item in mandates(Case(association_2024_2026(), date(2024, 9, 30)))]
    ['1204']
    """
    return case.once(_mandates)


def _mandates(case: Case) -> tuple[Payment, ...] | None:
    ledger = case.convention.ledger
    if ledger is None:
        return None
    return tuple(item for item in ledger.payments if item.stands_on(case.known_day))
