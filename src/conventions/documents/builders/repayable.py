"""What a beneficiary has to pay back for a grant on a day, step by step; or why it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from conventions.documents.builders.payable import settlements
from conventions.documents.subject import Subject
from conventions.french import NBSP
from conventions.model import Recovery, RecoveryKind, Withdrawal
from conventions.money import ZERO, Amount
from conventions.operations import GrantSettlement, came_back, returned
from conventions.wording import said


class Repayable(NamedTuple):
    """What comes back for a grant: None when it cannot be told. ``called``: what titles ask already, not collected."""

    grant: str
    beneficiary: str
    amount: Amount | None
    steps: tuple[str, ...]
    reason: str
    withdrawals: tuple[Withdrawal, ...] = ()
    called: Amount = ZERO


def repayables(subject: Subject) -> tuple[Repayable, ...]:
    """What comes back for each grant of the exercise that is in force."""
    return tuple(_repayable(subject, settled) for settled in settlements(subject).values())


def _repayable(subject: Subject, settled: GrantSettlement) -> Repayable:
    withdrawn = tuple(_withdrawals(subject, settled.grant))
    right = _right(settled, withdrawn)
    amount, reason = _amount(settled, right)
    return Repayable(
        grant=settled.grant,
        beneficiary=settled.beneficiary,
        amount=amount,
        steps=(*_steps(settled, withdrawn, right), _last_step(settled, right, amount)),
        reason=reason,
        withdrawals=withdrawn,
        called=_called(subject, settled.grant),
    )


def _amount(settled: GrantSettlement, right: Amount | None) -> tuple[Amount | None, str]:
    """The greater of what the settlement and the withdrawals bring back; nothing comes back of nothing."""
    if settled.paid is not None and settled.paid <= ZERO:
        return ZERO, "rien n’est versé"
    asked = [each for each in (_by_settlement(settled), _beyond(settled, right)) if each is not None]
    amount = max(asked, default=None)
    return amount, settled.reason if amount is None else "ce qui est versé ne dépasse pas le droit"


def _withdrawals(subject: Subject, grant: str) -> Iterator[Withdrawal]:
    day = min(subject.as_of, subject.situation.known_on)
    for each in subject.convention.withdrawals:
        if each.grant == grant and each.decided_on <= day:
            yield each


def _by_settlement(settled: GrantSettlement) -> Amount | None:
    return None if settled.balance is None else max(ZERO, -settled.balance)


def _right(settled: GrantSettlement, withdrawn: tuple[Withdrawal, ...]) -> Amount | None:
    """What withdrawals leave of the grant; None without any, or when it is not known."""
    if any(each.amount is None for each in withdrawn):
        return ZERO
    if not withdrawn or settled.voted is None:
        return None
    return max(ZERO, settled.voted - sum((each.amount for each in withdrawn if each.amount), start=ZERO))


def _beyond(settled: GrantSettlement, right: Amount | None) -> Amount | None:
    if right is None or settled.paid is None:
        return None
    return max(ZERO, settled.paid - right)


def _steps(
    settled: GrantSettlement, withdrawn: tuple[Withdrawal, ...], right: Amount | None
) -> Iterator[str]:
    yield f"montant voté{NBSP}: {said(settled.voted)}"
    if settled.costs is not None:
        yield f"dépenses réelles justifiées{NBSP}: {said(settled.costs)}"
    yield f"droit définitif{NBSP}: {said(settled.final)} ({settled.reason})"
    if withdrawn:
        yield f"droit après retrait{NBSP}: {said(right)}"
    if settled.kept:
        yield f"somme que le bénéficiaire peut garder{NBSP}: {said(settled.kept)} au plus"
    yield f"versé, moins ce qui est déjà revenu{NBSP}: {said(settled.paid)}"


def _last_step(settled: GrantSettlement, right: Amount | None, amount: Amount | None) -> str:
    """« à reverser : 24 000 € − 20 000 € = 4 000 € »."""
    if not amount or settled.paid is None:
        return f"à reverser{NBSP}: {'non évaluable' if amount is None else said(amount)}"
    kept = [settled.kept] if settled.kept and amount != _beyond(settled, right) else []
    owed = right if amount == _beyond(settled, right) else settled.final
    return f"à reverser{NBSP}: {' − '.join(map(said, (settled.paid, owed, *kept)))} = {said(amount)}"


def _called(subject: Subject, grant: str) -> Amount:
    ledger, day = subject.convention.ledger, min(subject.as_of, subject.situation.known_on)
    if ledger is None:
        return ZERO
    own = (each for each in returned(ledger, day) if _is_about(subject, each, grant))
    left = (each.amount - (came_back(ledger, each, day) or ZERO) for each in own)
    return sum(left, start=ZERO)


def _is_about(subject: Subject, each: Recovery, grant: str) -> bool:
    """Whether a title names the grant, or the exercise of which it is the only one."""
    alone = len(settlements(subject)) == 1 and each.grant is None and each.exercise == subject.exercise
    return each.kind is RecoveryKind.TITLE and (each.grant == grant or alone)
