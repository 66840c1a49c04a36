"""The ledger of the town, as its finance software exports it: engagements, mandates, titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.model import Commitment, Convention, Ledger, Payment, Recovery
from conventions.operations import LedgerEntry
from conventions.samples.towns.registers import siret
from conventions.samples.towns.stories import Story

_HEADER = 1
"""The line of the export that is not an entry."""


def entries(told: Iterable[tuple[Convention, Story]]) -> tuple[LedgerEntry, ...]:
    """Every row, in the order of the days; ``row`` is the line of the export."""
    found = [entry for convention, story in told for entry in _of(convention, story)]
    found.sort(key=lambda entry: (entry.day, entry.kind, entry.number, entry.amount.cents < 0))
    return tuple(entry._replace(row=row) for row, entry in enumerate(found, start=1 + _HEADER))


def _of(convention: Convention, story: Story) -> Iterator[LedgerEntry]:
    ledger = convention.ledger or Ledger()
    for commitment in ledger.commitments or ():
        yield from _engaged(commitment, story)
    for payment in ledger.payments:
        yield _mandated(payment, story)
    for recovery in ledger.recoveries:
        yield _recovered(recovery, story)


def _engaged(commitment: Commitment, story: Story) -> Iterator[LedgerEntry]:
    """An engagement, then what is released of it."""
    made = _about(story, LedgerEntry(
        "engagement", commitment.number, commitment.committed_on, commitment.exercise, commitment.amount,
    ))  # fmt: skip
    yield made
    if commitment.released is not None:
        day = commitment.released_on or date.max
        yield made._replace(amount=-commitment.released, day=day, cancels=commitment.number)


def _mandated(payment: Payment, story: Story) -> LedgerEntry:
    made = LedgerEntry("mandat", payment.number, payment.issued_on, payment.exercise, payment.amount)
    return _about(story, made)._replace(
        engagement=payment.commitment,
        bordereau=payment.bordereau,
        state=payment.state,
        paid_on=payment.paid_on,
        ended_on=payment.ended_on,
    )


def _recovered(recovery: Recovery, story: Story) -> LedgerEntry:
    made = LedgerEntry("titre", recovery.number, recovery.issued_on, recovery.exercise, recovery.amount)
    return _about(story, made)._replace(account=recovery.account, label=recovery.reason)


def _about(story: Story, entry: LedgerEntry) -> LedgerEntry:
    """Who is paid, for what; a natural person goes by the number of its account in the finance software."""
    return entry._replace(
        account=story.charge.account,
        function=story.charge.function,
        siret=None if story.person else siret(story.body.siren),
        third_party=f"tiers T{story.body.serial:05d}" if story.person else story.body.name,
        label=f"Subvention {story.reference} : {story.subject.action}",
    )
