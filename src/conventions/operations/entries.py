"""The entries of the ledger as they stood on a day, each with the exercise of the grant that it is about.

The balance of a grant of 2024 may be mandated on 2025: it is money of 2024 all the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import Commitment, Ledger, Payment, PaymentState, Recovery, RecoveryKind, Terms
from conventions.money import ZERO, Amount
from conventions.operations.totals import Total


def exercises_of(terms: Terms) -> dict[str, int]:
    """The exercise of each grant, by its key."""
    return {grant.key: grant.exercise for grant in terms.grants}


class Slot(NamedTuple):
    """What an entry is about: an exercise, and a grant of it when one is named or is alone."""

    exercise: int
    grant: str | None


class Group(NamedTuple):
    """The entries about one thing."""

    commitments: list[Commitment]
    payments: list[Payment]
    recoveries: list[Recovery]

    def of_exercise(self, exercise: int) -> Group:
        """Those that are charged to an exercise, whatever that of their grant."""
        return Group(
            [item for item in self.commitments if item.exercise == exercise],
            [item for item in self.payments if item.exercise == exercise],
            [item for item in self.recoveries if item.exercise == exercise],
        )


class Entries(NamedTuple):
    """What was entered by a day, by what it is about; ``are_committed``: whether engagements were told at all."""

    known: date
    are_committed: bool
    live: Mapping[str, Payment]
    """The mandates that stand, by key."""
    groups: Mapping[Slot, Group]

    def exercises(self) -> set[int]:
        """The exercises of all the entries."""
        return {slot.exercise for slot in self.groups}

    def of(self, about: Slot | int) -> Group:
        """The entries about an exercise, or about one of its grants."""
        slots = (
            [slot for slot in self.groups if slot.exercise == about] if isinstance(about, int) else [about]
        )
        found = [self.groups[slot] for slot in slots if slot in self.groups]
        return Group(
            [item for group in found for item in group.commitments],
            [item for group in found for item in group.payments],
            [item for group in found for item in group.recoveries],
        )


def entries_of(ledger: Ledger | None, exercises: Mapping[str, int], known: date) -> Entries | None:
    """The entries made by a day; None without a ledger: they are unknown, not zero."""
    if ledger is None:
        return None
    live = {item.key: item for item in ledger.payments if item.stands_on(known)}
    slots = _Slots(exercises, only_grants(exercises), live)
    groups: defaultdict[Slot, Group] = defaultdict(lambda: Group([], [], []))
    for made in ledger.commitments or ():
        if made.committed_on <= known:
            groups[slots.of(made)].commitments.append(made)
    for payment in live.values():
        groups[slots.of(payment)].payments.append(payment)
    for recovery in returned(ledger, known):
        groups[slots.of(recovery)].recoveries.append(recovery)
    return Entries(known, ledger.commitments is not None, live, dict(groups))


class _Slots(NamedTuple):
    """What tells what an entry is about."""

    exercises: Mapping[str, int]
    only_grants: Mapping[int, str]
    live: Mapping[str, Payment]

    def of(self, entry: Commitment | Payment | Recovery) -> Slot:
        """The grant that an entry or its mandate names, else the only one of the exercise it is charged to."""
        mandate = self.live.get(entry.payment or "") if isinstance(entry, Recovery) else None
        if mandate is not None and entry.grant is None:
            return self.of(mandate)
        exercise = self.exercises.get(entry.grant or "", entry.exercise)
        named = entry.grant if entry.grant in self.exercises else None
        return Slot(exercise, named or self.only_grants.get(exercise))


def only_grants(exercises: Mapping[str, int]) -> dict[int, str]:
    """The grant of each exercise that has one alone."""
    counts = Counter(exercises.values())
    return {year: grant for grant, year in exercises.items() if counts[year] == 1}


def returned(ledger: Ledger, as_of: date) -> tuple[Recovery, ...]:
    """What came back by a day; the cancellation of a mandate that already counts for nothing is left out."""
    check_days(as_of)
    ended = [
        item for item in ledger.payments if item.state is PaymentState.CANCELLED and not item.stands_on(as_of)
    ]
    keys, sums = {item.key for item in ended}, {(item.exercise, item.amount) for item in ended}

    def told_twice(item: Recovery) -> bool:
        if item.payment is not None:
            return item.payment in keys
        return item.kind is RecoveryKind.CANCELLATION and (item.exercise, item.amount) in sums

    return tuple(item for item in ledger.recoveries if item.issued_on <= as_of and not told_twice(item))


def came_back(ledger: Ledger, recovery: Recovery, as_of: date) -> Amount | None:
    """What came back by a day on a title, a cancelled mandate or a reduced one, in euros; None when it is unknown.

    A mandate that was not paid brings nothing back.

    :raises ConventionsError: when ``as_of`` is no day.

    >>> from conventions import euros
    >>> title = Recovery(
    ...     number="7", kind="titre de recettes", exercise=2024, issued_on=date(2024, 9, 2), amount=euros(9),
    ...     collected=euros(5), collected_on=date(2024, 10, 1),
    ... )  # fmt: skip
    >>> [str(came_back(Ledger(), title, day)) for day in (date(2024, 9, 30), date(2024, 10, 1))]
    ['0.00', '5.00']
    """
    check_days(as_of)
    live = {item.key: item for item in ledger.payments if item.stands_on(as_of)}
    return _recovered(recovery, live, as_of)


def entered(entries: Entries | None, about: Slot | int) -> dict[str, Total]:
    """The columns of an exercise, or of one of its grants, that come from the ledger."""
    year = str(about if isinstance(about, int) else about.exercise)
    if entries is None:
        return dict.fromkeys(("committed", "mandated", "paid", "recovered"), Total(unknown=(year,)))
    return columns_of(entries, entries.of(about), year)


def columns_of(entries: Entries, found: Group, name: str) -> dict[str, Total]:
    """What some entries come to; what is unknown of them bears a name."""
    live, known = entries.live, entries.known
    return {
        "committed": _committed(entries, found, name),
        "mandated": Total.of((name, amount) for amount in _mandated(found, live)),
        "paid": Total.of((name, _paid(item, known)) for item in found.payments),
        "recovered": Total.of((name, _recovered(item, live, known)) for item in found.recoveries),
    }


def _committed(entries: Entries, found: Group, year: str) -> Total:
    if not entries.are_committed:
        return Total(unknown=(year,))
    return Total(known=sum((still_committed(item, entries.known) for item in found.commitments), start=ZERO))


def still_committed(commitment: Commitment, as_of: date) -> Amount:
    """What an engagement still sets aside on a day: its amount, less what was released by then.

    :raises ConventionsError: when ``as_of`` is no day.
    """
    check_days(as_of)
    released = commitment.released_on is None or commitment.released_on <= as_of
    return commitment.amount - ((commitment.released or ZERO) if released else ZERO)


def _mandated(found: Group, live: Mapping[str, Payment]) -> Iterator[Amount]:
    """The mandates that stand, less what was cancelled or reduced on them."""
    yield from (item.amount for item in found.payments)
    for item in found.recoveries:
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
