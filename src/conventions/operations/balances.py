"""The records of a settlement: what each grant comes to in the end, and what is left to pay or comes back."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from conventions.base import Day, Key, Record, Text, Year
from conventions.money import ZERO, Amount
from conventions.operations.totals import Total


class SettlementOutcome(StrEnum):
    """How a settlement ends."""

    TO_PAY = "solde à verser"
    TO_RECOVER = "trop-perçu à recouvrer"
    SETTLED = "soldé"
    NOT_EVALUABLE = "non évaluable"


class GrantSettlement(Record):
    """What a grant comes to in the end.

    ``final`` is the amount that the beneficiary has a right to, ``kept`` what it may keep beyond it
    (« excédent raisonnable »), ``paid`` what it received, less what came back; None where it is unknown.
    ``reason`` says the calculation in French, and its one rounding.
    """

    grant: Key
    beneficiary: Key
    voted: Amount | None
    costs: Amount | None = None
    final: Amount | None = None
    kept: Amount | None = ZERO
    paid: Amount | None = None
    reason: Text

    @property
    def balance(self) -> Amount | None:
        """What is left to pay; below zero, what comes back; None when it is not known."""
        if self.final is None or self.paid is None:
            return None
        if self.paid <= self.final:
            return self.final - self.paid
        return None if self.kept is None else min(ZERO, self.final + self.kept - self.paid)

    @property
    def outcome(self) -> SettlementOutcome:
        """How the settlement of the grant ends."""
        balance = self.balance
        if balance is None:
            return SettlementOutcome.NOT_EVALUABLE
        if balance == ZERO:
            return SettlementOutcome.SETTLED
        return SettlementOutcome.TO_PAY if balance > ZERO else SettlementOutcome.TO_RECOVER


class Settlement(Record):
    """The settlement of the grants of an exercise, as known on a day."""

    exercise: Year
    as_of: Day
    grants: tuple[GrantSettlement, ...]

    @property
    def is_evaluable(self) -> bool:
        """Whether the balance of every grant is known."""
        return all(grant.balance is not None for grant in self.grants)

    @property
    def final(self) -> Total:
        """What the grants come to in the end."""
        return Total.of((grant.grant, grant.final) for grant in self.grants)

    @property
    def balance_due(self) -> Total:
        """What is left to pay, over the grants on which something is."""
        return self._sum(lambda balance: max(ZERO, balance))

    @property
    def to_recover(self) -> Total:
        """What comes back, over the grants on which something does."""
        return self._sum(lambda balance: max(ZERO, -balance))

    def _sum(self, part: Callable[[Amount], Amount]) -> Total:
        balances = ((grant.grant, grant.balance) for grant in self.grants)
        return Total.of((key, None if balance is None else part(balance)) for key, balance in balances)

    @property
    def reason(self) -> str:
        """The calculation of each grant, in French, with its key where there are several."""
        if len(self.grants) == 1:
            return self.grants[0].reason
        return " ; ".join(f"{grant.grant} : {grant.reason}" for grant in self.grants)
