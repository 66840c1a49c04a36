"""The ledger of a convention with the rows that are about it: entered, already there, or there with another amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

from conventions.base import key_from
from conventions.french import format_amount
from conventions.model import Commitment, Ledger, Payment, PaymentState, Recovery, RecoveryKind
from conventions.money import ZERO, Amount
from conventions.operations.holders import plain_number
from conventions.operations.ledger_entries import LedgerEntry

E = TypeVar("E", Commitment, Payment, Recovery)
NumberedIn = tuple[int, str]
"""An exercise, and a number in it."""
_Numbered = dict[NumberedIn, E]


class EntryOutcome(StrEnum):
    """What becomes of a row of a ledger."""

    MATCHED = "rapprochée"
    PRESENT = "déjà présente"
    GAP = "écart de montant"
    AMBIGUOUS = "à confirmer"
    UNMATCHED = "sans convention"


class Entered(NamedTuple):
    """What becomes of a row that is about a convention.

    ``told``: what its ledger holds instead, in French; ``grant`` that of the record which is there already.
    """

    outcome: EntryOutcome
    told: str = ""
    grant: str | None = None


NEW, THERE = Entered(EntryOutcome.MATCHED), Entered(EntryOutcome.PRESENT)


class Book:
    """The ledger of a convention while rows are entered in it, in a fixed order.

    A number is that of one row in its exercise: the second one is already there, or has another amount.
    """

    def __init__(self, ledger: Ledger | None, beneficiaries: Mapping[str, str]) -> None:
        self.ledger, self.beneficiaries = ledger, beneficiaries
        told = ledger or Ledger()
        self.commitments = _by_number(told.commitments or ())
        self.payments = _by_number(told.payments)
        self.titles = _by_number(item for item in told.recoveries if item.kind is RecoveryKind.TITLE)
        self.cuts = _by_number(item for item in told.recoveries if item.kind is not RecoveryKind.TITLE)
        self.taken: defaultdict[str | None, Amount] = defaultdict(lambda: ZERO)
        for item in self.cuts.values():
            self.taken[item.payment] += item.amount
        self.keys = {item.key for item in told.commitments or ()}
        self.keys |= {item.key for item in told.payments} | {item.key for item in told.recoveries}
        self.has_new = False

    def enter(self, entry: LedgerEntry, grant: str) -> Entered:
        """Enter an engagement, a mandate, a title, or what takes a mandate back."""
        if entry.kind == "engagement":
            return self._put(self.commitments, entry) or self._add(self.commitments, self._made(entry, grant))
        if entry.kind == "titre":
            return self._put(self.titles, entry) or self._add(self.titles, self._back(entry, grant))
        if entry.takes_back:
            return self._put(self.cuts, entry) or self._cut(entry, grant)
        return self._put(self.payments, entry) or self._add(self.payments, self._paid(entry, grant))

    def _cut(self, entry: LedgerEntry, grant: str) -> Entered:
        """Enter what takes a mandate back, unless it takes back more than the mandate, with what did before."""
        made, mandate = self._back(entry, grant), _found(self.payments, entry, entry.cancels)
        if mandate is not None:
            whole = self.taken[mandate.key] + made.amount
            if whole > mandate.amount:
                return Entered(EntryOutcome.GAP, f"plus que le mandat n° {mandate.number}")
            self.taken[mandate.key] = whole
        return self._add(self.cuts, made)

    def engaged(self, entry: LedgerEntry) -> NumberedIn | None:
        """The engagement that a row releases, when the ledger has it."""
        made = _found(self.commitments, entry, entry.cancels or entry.number)
        return (made.exercise, plain_number(made.number)) if made else None

    def release(self, slot: NumberedIn | None, entries: Iterable[LedgerEntry]) -> Entered:
        """Note what all the rows about one engagement release of it."""
        told, made = tuple(entries), self.commitments.get(slot) if slot else None
        total = sum((abs(entry.amount) for entry in told), start=ZERO)
        if made is None or total > made.amount:
            return Entered(
                EntryOutcome.GAP, "plus que l’engagement" if made else "engagement absent du registre"
            )
        if made.released is not None:
            held = f"{format_amount(made.released)} dégagés dans le registre"
            return THERE if made.released == total else Entered(EntryOutcome.GAP, held)
        day = max(entry.day for entry in told)
        return self._add(self.commitments, made.replace(released=total, released_on=day))

    def _put(self, held: _Numbered[E], entry: LedgerEntry) -> Entered | None:
        old = held.get((entry.exercise, plain_number(entry.number)))
        if old is None:
            return None
        if old.amount == abs(entry.amount):
            return THERE._replace(grant=old.grant)
        return Entered(EntryOutcome.GAP, f"{format_amount(old.amount)} dans le registre", old.grant)

    def _add(self, held: _Numbered[E], made: E) -> Entered:
        held[made.exercise, plain_number(made.number)] = made
        self.has_new = True
        return NEW

    def _key(self, entry: LedgerEntry) -> str:
        """Numbers start again each year: the exercise is in the key; one that is taken has a rank."""
        first = key_from(f"{entry.exercise}-{entry.number}")
        rank, key = 1, first
        while key in self.keys:
            rank += 1
            key = key_from(f"{first[:70]}-{rank}")
        self.keys.add(key)
        return key

    def _made(self, entry: LedgerEntry, grant: str) -> Commitment:
        return Commitment(
            number=entry.number,
            committed_on=entry.day,
            exercise=entry.exercise,
            amount=entry.amount,
            line=_line(entry),
            grant=grant,
            beneficiary=self.beneficiaries.get(grant),
            key=self._key(entry),
        )

    def _paid(self, entry: LedgerEntry, grant: str) -> Payment:
        drawn = _found(self.commitments, entry, entry.engagement)
        return Payment(
            number=entry.number,
            bordereau=entry.bordereau,
            exercise=entry.exercise,
            grant=grant,
            commitment=drawn.key if drawn else None,
            beneficiary=self.beneficiaries.get(grant),
            issued_on=entry.day,
            amount=entry.amount,
            state=entry.state,
            paid_on=entry.paid_on,
            ended_on=entry.ended_on,
            line=_line(entry),
            key=self._key(entry),
        )

    def _back(self, entry: LedgerEntry, grant: str) -> Recovery:
        mandate = _found(self.payments, entry, entry.cancels)
        whole = mandate is not None and mandate.amount == abs(entry.amount)
        kind = RecoveryKind.CANCELLATION if whole else RecoveryKind.REDUCTION
        is_title = entry.kind == "titre"
        received = entry.state == PaymentState.PAID and is_title
        return Recovery(
            number=entry.number,
            kind=RecoveryKind.TITLE if is_title else kind,
            exercise=entry.exercise,
            grant=grant,
            issued_on=entry.day,
            amount=abs(entry.amount),
            collected=entry.amount if received else None,
            collected_on=entry.paid_on if received else None,
            payment=mandate.key if mandate else None,
            account=entry.account,
            key=self._key(entry),
        )

    def closed(self) -> Ledger | None:
        """The ledger with what is new; the same one when nothing is."""
        if not self.has_new:
            return self.ledger
        told = self.ledger is not None and self.ledger.commitments is not None
        return Ledger(
            commitments=tuple(self.commitments.values()) if self.commitments or told else None,
            payments=tuple(self.payments.values()),
            recoveries=(*self.titles.values(), *self.cuts.values()),
        )


def _by_number(entries: Iterable[E]) -> _Numbered[E]:
    return {(item.exercise, plain_number(item.number)): item for item in entries}


def _found(held: _Numbered[E], entry: LedgerEntry, number: str | None) -> E | None:
    """The record of a number: in the exercise of the row, or the only one of that number in those before."""
    wanted = plain_number(number or "")
    same = held.get((entry.exercise, wanted))
    if same is not None or not wanted:
        return same
    able = [item for (year, told), item in held.items() if told == wanted and year < entry.exercise]
    return able[0] if len(able) == 1 else None


def _line(entry: LedgerEntry) -> str | None:
    told = (("nature", entry.account), ("fonction", entry.function))
    return ", ".join(f"{word} {code}" for word, code in told if code) or None
