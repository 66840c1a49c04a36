"""A row of the ledger of a finance software: an engagement, a mandate, a title, as it was exported."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from conventions.model import PaymentState
from conventions.money import Amount

EntryKind = Literal["engagement", "mandat", "titre"]
"""What a row of a ledger is, in the words of the files."""


class LedgerEntry(NamedTuple):
    """A row of a ledger; what the file does not say is None, and no amount is ever made up.

    ``day`` is that of the engagement or of the issue, ``exercise`` the year that it is charged to. ``amount`` is in
    euros, with its sign in the file: a dégagement, an annulation and a réduction are below zero, or say in
    ``cancels`` the number of the engagement or of the mandate that they take back. ``engagement`` is the number of
    the engagement that a mandate draws on, ``siret`` that of the third party, ``row`` the row of the file (from 1).
    ``state`` is the last one known of a mandate, ``ended_on`` the day of its rejection or of its cancellation.

    >>> from conventions import euros
    >>> entry = LedgerEntry("mandat", "1204", date(2024, 2, 10), 2024, euros(15000), engagement="E12", row=2)
    >>> entry.kind, str(entry.amount), entry.siret, entry.takes_back
    ('mandat', '15000.00', None, False)
    """

    kind: EntryKind
    number: str
    day: date
    exercise: int
    amount: Amount
    account: str | None = None
    function: str | None = None
    siret: str | None = None
    third_party: str | None = None
    label: str | None = None
    engagement: str | None = None
    bordereau: str | None = None
    row: int = 0
    cancels: str | None = None
    state: PaymentState = PaymentState.ISSUED
    paid_on: date | None = None
    ended_on: date | None = None

    @property
    def takes_back(self) -> bool:
        """Whether it takes back all or part of an earlier engagement or mandate."""
        return self.kind != "titre" and (self.cancels is not None or self.amount.cents < 0)

    @property
    def series(self) -> str:
        """What its number is one of: engagements, mandates, titles, or what takes mandates back.

        >>> from conventions import euros
        >>> LedgerEntry("mandat", "8", date(2024, 3, 1), 2024, -euros(9)).series
        'annulation'
        """
        return "annulation" if self.kind == "mandat" and self.takes_back else self.kind
