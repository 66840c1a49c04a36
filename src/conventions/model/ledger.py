"""What happened with the money, and on which papers: the ledger, documents."""

from datetime import date

from pydantic import Field

from conventions.base import Day, Key, Keyed, Number, Record, Text, Year, key_from
from conventions.model.amounts import Sum
from conventions.model.keys import CommitmentKey, DocumentKey, GrantKey, InstalmentKey, MandateKey, PartyKey
from conventions.model.vocabulary import PaymentState, RecoveryKind
from conventions.money import Amount


class Commitment(Record):
    """An engagement comptable: money set aside; ``released`` is what was given back (dégagement).

    Without ``released_on``, the release counts from the day of the commitment. ``line`` is the imputation as
    the finance software writes it.
    """

    number: Text
    committed_on: Day
    exercise: Year
    amount: Sum
    line: Text | None = None
    grant: GrantKey | None = None
    beneficiary: PartyKey | None = None
    released: Sum | None = None
    released_on: Day | None = None
    key: Key = Field(default_factory=lambda data: key_from(data["number"]))


class Payment(Record):
    """A mandate: the exercise it is charged to may differ from the day it is paid.

    ``commitment`` is the engagement that it draws on; ``line`` the imputation as the finance software writes
    it; ``documents`` the papers sent with it, None when nobody said which. ``iban``, where the money goes, is
    confidential. ``state`` is the last one known. ``ended_on`` is the day of a rejection or of a cancellation: the
    mandate counts until then; without it, it never counts.
    """

    number: Text
    bordereau: Text | None = None
    exercise: Year
    grant: GrantKey | None = None
    instalment: InstalmentKey | None = None
    commitment: CommitmentKey | None = None
    beneficiary: PartyKey | None = None
    issued_on: Day
    amount: Sum
    state: PaymentState = PaymentState.ISSUED
    paid_on: Day | None = None
    ended_on: Day | None = None
    line: Text | None = None
    documents: tuple[DocumentKey, ...] | None = None
    iban: Text | None = Field(default=None, repr=False)
    key: Key = Field(default_factory=lambda data: key_from(data["number"]))

    def stands_on(self, day: date) -> bool:
        """Whether the mandate was issued by a day, and neither rejected nor cancelled by then.

        >>> from conventions import euros
        >>> mandate = Payment(number="1", exercise=2024, issued_on=date(2024, 3, 1), amount=euros(5))
        >>> sent_back = mandate.replace(state="rejeté", ended_on=date(2024, 3, 9))
        >>> mandate.stands_on(date(2024, 3, 9)), sent_back.stands_on(date(2024, 3, 9))
        (True, False)
        """
        if self.issued_on > day:
            return False
        if self.state not in _ENDED:
            return True
        return self.ended_on is not None and day < self.ended_on


_ENDED = frozenset({PaymentState.REJECTED, PaymentState.CANCELLED})


class Recovery(Record):
    """Money that comes back; ``collected`` is what was received so far on a title, None when not said.

    Without ``collected_on``, it counts from the day of the title. ``payment`` is the mandate that a
    cancellation or a reduction is about; ``account`` the account by nature that it is charged to.
    """

    number: Text
    kind: RecoveryKind
    exercise: Year
    grant: GrantKey | None = None
    issued_on: Day
    amount: Sum
    collected: Sum | None = None
    collected_on: Day | None = None
    payment: MandateKey | None = None
    account: Text | None = None
    reason: Text | None = None
    key: Key = Field(default_factory=lambda data: key_from(data["number"]))


class Ledger(Record):
    """Commitments, mandates and recoveries, as they were made.

    ``commitments`` None means that nobody said what was committed: unknown, not zero.
    """

    commitments: Keyed[Commitment] | None = None
    payments: Keyed[Payment] = ()
    recoveries: Keyed[Recovery] = ()


class Document(Record):
    """A paper, with or without a number; ``received_on`` None: not received, or not known.

    ``grant`` or ``exercise`` says what it justifies; without either it counts only where one grant could ask
    for it.
    """

    key: Key
    kind: Text
    title: Text | None = None
    number: Text | None = None
    dated: Day | None = None
    received_on: Day | None = None
    exercise: Year | None = None
    grant: GrantKey | None = None


class ReportLine(Record):
    """A charge or a product: what was planned, what was done; the gap is computed.

    ``gap`` and ``gap_percent`` (percentage points) are those that the report writes, when it does.
    """

    label: Text
    planned: Amount | None = None
    actual: Amount
    gap: Amount | None = None
    gap_percent: Number | None = None


class FinancialReport(Record):
    """The compte rendu financier of a grant (arrêté of 11 October 2006).

    ``charges`` or ``products`` None: the table is not in the file, or not known. The totals are those that the
    report writes.
    """

    exercise: Year
    grant: GrantKey | None = None
    received_on: Day | None = None
    charges: tuple[ReportLine, ...] | None = None
    products: tuple[ReportLine, ...] | None = None
    total_charges: Amount | None = None
    total_products: Amount | None = None
    key: Key = Field(default_factory=lambda data: str(data["exercise"]))
