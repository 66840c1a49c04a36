"""The entries of the ledger as they stood on a day, each with the exercise of the grant that it is about.

The balance of a grant of 2024 may be mandated on 2025: it is money of 2024 all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from conventions.days import check_days
from conventions.model import Commitment, Ledger, Payment, PaymentState, Recovery, RecoveryKind, Terms
from conventions.money import ZERO, Amount
from conventions.operations.totals import Total

Entry = Commitment | Payment | Recovery
E = TypeVar("E", Commitment, Payment, Recovery)


def exercises_of(terms: Terms) -> dict[str, int]:
    """The exercise of each grant, by its key."""
    return {grant.key: grant.exercise for grant in terms.grants}


class Slot(NamedTuple):
    """What an entry is about: an exercise, and a grant of it when one is named or is alone."""

    exercise: int
    grant: str | None


class Entries(NamedTuple):
    """What was entered by a day; ``commitments`` None when nobody said what was committed."""

    known: date
    exercises_by_grant: Mapping[str, int]
    only_grants: Mapping[int, str]
    commitments: tuple[Commitment, ...] | None
    live: Mapping[str, Payment]
    """The mandates that stand, by key."""
    recoveries: tuple[Recovery, ...]

    def exercises(self) -> set[int]:
        """The exercises of all the entries."""
        return {slot.exercise for slot in self.slots()}

    def slots(self) -> set[Slot]:
        """What all the entries are about."""
        every: tuple[Entry, ...] = (*(self.commitments or ()), *self.live.values(), *self.recoveries)
        return {self.slot_of(entry) for entry in every}

    def exercise_of(self, entry: Entry) -> int:
        """The exercise of the grant that an entry or its mandate names, or the one that it is charged to."""
        return self.slot_of(entry).exercise

    def slot_of(self, entry: Entry) -> Slot:
        """What an entry is about: the grant that it or its mandate names, else the only one of its exercise."""
        mandate = self.live.get(entry.payment or "") if isinstance(entry, Recovery) else None
        if mandate is not None and entry.grant is None:
            return self.slot_of(mandate)
        exercise = self.exercises_by_grant.get(entry.grant or "", entry.exercise)
        named = entry.grant if entry.grant in self.exercises_by_grant else None
        return Slot(exercise, named or self.only_grants.get(exercise))

    def of(self, about: Slot | int, entries: Iterable[E]) -> Iterator[E]:
        """Those of the entries that are about an exercise, or about one of its grants."""
        if isinstance(about, int):
            return (entry for entry in entries if self.exercise_of(entry) == about)
        return (entry for entry in entries if self.slot_of(entry) == about)


def entries_of(ledger: Ledger | None, exercises: Mapping[str, int], known: date) -> Entries | None:
    """The entries made by a day; None without a ledger: they are unknown, not zero."""
    if ledger is None:
        return None
    made = ledger.commitments
    return Entries(
        known=known,
        exercises_by_grant=exercises,
        only_grants=_only_grants(exercises),
        commitments=made and tuple(item for item in made if item.committed_on <= known),
        live={item.key: item for item in ledger.payments if item.stands_on(known)},
        recoveries=returned(ledger, known),
    )


def _only_grants(exercises: Mapping[str, int]) -> dict[int, str]:
    """The grant of each exercise that has one alone."""
    counts = Counter(exercises.values())
    return {year: grant for grant, year in exercises.items() if counts[year] == 1}


def returned(ledger: Ledger, as_of: date) -> tuple[Recovery, ...]:
    """What came back by a day; the cancellation of a mandate that already counts for nothing is left out."""
    check_days(as_of)
    ended = [
        item for item in ledger.payments if item.state is PaymentState.CANCELLED and not item.stands_on(as_of)
    ]
    keys, sums = {item.key for item in ended}, [(item.exercise, item.amount) for item in ended]

    def told_twice(item: Recovery) -> bool:
        if item.payment is not None:
            return item.payment in keys
        return item.kind is RecoveryKind.CANCELLATION and (item.exercise, item.amount) in sums

    return tuple(item for item in ledger.recoveries if item.issued_on <= as_of and not told_twice(item))


def entered(entries: Entries | None, about: Slot | int) -> dict[str, Total]:
    """The columns of an exercise, or of one of its grants, that come from the ledger."""
    year = str(about if isinstance(about, int) else about.exercise)
    if entries is None:
        return dict.fromkeys(("committed", "mandated", "paid", "recovered"), Total(unknown=(year,)))
    live, known = entries.live, entries.known
    payments = tuple(entries.of(about, live.values()))
    back = tuple(entries.of(about, entries.recoveries))
    return {
        "committed": _committed(entries, about, year),
        "mandated": Total.of((year, amount) for amount in _mandated(payments, back, live)),
        "paid": Total.of((year, _paid(item, known)) for item in payments),
        "recovered": Total.of((year, _recovered(item, live, known)) for item in back),
    }


def _committed(entries: Entries, about: Slot | int, year: str) -> Total:
    if entries.commitments is None:
        return Total(unknown=(year,))
    made = entries.of(about, entries.commitments)
    return Total(known=sum((still_committed(item, entries.known) for item in made), start=ZERO))


def still_committed(commitment: Commitment, as_of: date) -> Amount:
    """What an engagement still sets aside on a day: its amount, less what was released by then.

    :raises ConventionsError: when ``as_of`` is no day.
    """
    check_days(as_of)
    released = commitment.released_on is None or commitment.released_on <= as_of
    return commitment.amount - ((commitment.released or ZERO) if released else ZERO)


def _mandated(
    payments: Iterable[Payment], back: Iterable[Recovery], live: Mapping[str, Payment]
) -> Iterator[Amount]:
    """The mandates that stand, less what was cancelled or reduced on them."""
    yield from (item.amount for item in payments)
    for item in back:
        if item.kind is not RecoveryKind.TITLE and (item.payment is None or item.payment in live):
            yield -item.amount


def _paid(payment: Payment, known: date) -> Amount | None:
    """A paid mandate counts from its day of payment; without that day, when it was paid is unknown."""
    if payment.state is not PaymentState.PAID:
        return ZERO
    if payment.paid_on is None:
        return None
    return payment.amount if payment.paid_on <= known else ZERO


def _recovered(recovery: Recovery, live: Mapping[str, Payment], known: date) -> Amount | None:
    """What was collected on a title; the amount of a cancelled or reduced mandate, if it had been paid."""
    if recovery.kind is RecoveryKind.TITLE:
        late = recovery.collected_on is not None and recovery.collected_on > known
        return ZERO if late else recovery.collected
    if recovery.payment is None:
        return None
    mandate = live.get(recovery.payment)
    paid = _paid(mandate, known) if mandate else ZERO
    return recovery.amount if paid else paid
