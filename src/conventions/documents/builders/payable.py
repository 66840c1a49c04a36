"""What a certificate may have paid for a grant on a day: what is due and not mandated, or why nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from conventions.documents.subject import Subject
from conventions.errors import ConventionsError
from conventions.french import format_date
from conventions.model import Grant
from conventions.money import ZERO, Amount
from conventions.operations import GrantPosition, GrantSettlement, InstalmentProgress, ScheduleLine, settle
from conventions.wording import said


class Payment(NamedTuple):
    """A payment foreseen, what was mandated of it, and whether it is due."""

    line: ScheduleLine
    made: InstalmentProgress
    is_due: bool

    @property
    def left(self) -> Amount | None:
        """What is due and not mandated yet; None when its amount is not known."""
        if not self.is_due:
            return ZERO
        return None if self.line.amount is None else max(ZERO, self.line.amount - self.made.mandated)


class Payable(NamedTuple):
    """What may be paid for a grant: None when it cannot be told; ``reason`` says why, or why it is zero."""

    grant: Grant
    row: GrantPosition
    payments: tuple[Payment, ...]
    settled: GrantSettlement | None
    amount: Amount | None
    reason: str = ""


def payables(subject: Subject) -> tuple[Payable, ...]:
    """What may be paid for each grant of the exercise."""
    settled, seen = settlements(subject), subject.situation
    found = (seen.decided.terms.grants, seen.terms.grants)
    grants = {grant.key: grant for told in reversed(found) for grant in told}
    rows = [row for row in seen.money.grants if row.exercise == subject.exercise and row.grant in grants]
    return tuple(
        _payable(subject, grants[row.grant or ""], row, settled.get(row.grant or "")) for row in rows
    )


def settlements(subject: Subject) -> dict[str, GrantSettlement]:
    """The settlement of each grant of the exercise that is in force; none when no grant is."""
    try:
        settled = settle(subject.convention, subject.exercise, as_of=subject.as_of, known_on=subject.known_on)
    except ConventionsError:  # no grant is in force: nothing can be settled
        return {}
    return {item.grant: item for item in settled.grants}


def _payable(subject: Subject, grant: Grant, row: GrantPosition, settled: GrantSettlement | None) -> Payable:
    seen = subject.situation
    due = seen.payments.due_by(subject.as_of)
    both = zip(seen.payments.lines, seen.made, strict=True)
    payments = tuple(Payment(line, made, line in due) for line, made in both if line.grant == grant.key)
    whole = Payable(grant, row, payments, settled, None)
    if not any(each.is_due for each in payments):
        return whole._replace(amount=ZERO, reason="aucun versement n’est exigible à cette date")
    reason = next(_obstacles(subject, whole), None)
    if reason is not None:
        return whole._replace(reason=reason)
    amount = sum((each.left or ZERO for each in payments), start=ZERO)
    return whole._replace(amount=amount, reason="" if amount else "tout ce qui est exigible est déjà mandaté")


def _obstacles(subject: Subject, whole: Payable) -> Iterator[str]:
    """Why the sum to pay cannot be told, if it cannot."""
    grant, row, settled = whole.grant, whole.row, whole.settled
    for item in subject.convention.withdrawals:
        if item.grant == grant.key and item.decided_on <= subject.situation.known_on:
            yield f"le retrait de la subvention a été décidé le {format_date(item.decided_on)}"
    if not row.mandated.is_exact:
        yield "ce qui a déjà été mandaté est inconnu"
    if _are_stray(subject):
        yield f"un mandat ou un titre de {subject.exercise} ne dit pas de quelle subvention il est"
    if any(each.left is None for each in whole.payments):
        yield "le montant d’un versement exigible est inconnu"
    right = settled.final if settled else None
    ceiling = row.firm.known if right is None else min(row.firm.known, right)
    asked = sum((each.left or ZERO for each in whole.payments), start=ZERO)
    if asked > max(ZERO, ceiling - row.mandated.known):
        yield (
            f"avec {said(row.mandated.known)} déjà mandatés, {said(asked)} exigibles dépassent"
            f" le droit du bénéficiaire ({said(ceiling)})"
        )


def _are_stray(subject: Subject) -> bool:
    """Whether an entry of the exercise is about none of its grants that is told."""
    rows = subject.situation.money.grants
    strays = [row for row in rows if row.exercise == subject.exercise and row.grant is None]
    return any(
        total.known or not total.is_exact
        for row in strays
        for total in (row.mandated, row.paid, row.recovered)
    )
