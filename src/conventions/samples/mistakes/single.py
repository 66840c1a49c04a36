"""A clean convention paid in one go, where instalments would say more than a mistake needs."""

from __future__ import annotations

from conventions.model import Convention
from conventions.samples.mistakes.edits import ledger_of


def paid_once(convention: Convention, **changes: object) -> Convention:
    """The convention, all of its grant on its first mandate, which names no instalment."""
    ledger = ledger_of(convention)
    amount = convention.initial.grants[0].amount
    whole = ledger.payments[0].replace(**({"amount": amount, "instalment": None} | changes))
    return convention.replace(ledger=ledger.replace(payments=(whole,)))


def paid_half(convention: Convention) -> Convention:
    """The convention without its second mandate."""
    ledger = ledger_of(convention)
    return convention.replace(ledger=ledger.replace(payments=ledger.payments[:1]))
