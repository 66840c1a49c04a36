"""What was engaged, mandated and taken back by the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from conventions.model import Commitment, Form, Grant, Ledger, Payment, Recovery, RecoveryKind, Section
from conventions.money import ZERO, Amount
from conventions.operations import returned, still_committed
from conventions.portfolio.bulk.values import Row
from conventions.rules.facts import Case, decided, mandates, placed, section_of

E = TypeVar("E", Commitment, Payment)


def payments(case: Case) -> Iterator[Row]:
    """The mandates that stand on the day, in the order of the ledger."""
    found = placed(case)
    of_mandate = {item.key: key for key, held in (found.payments if found else {}).items() for item in held}
    sections = {item: case.once(_sections)[key] for item, key in of_mandate.items()}
    return _mandates(case, case.once(_exercises), sections)


def bare_payments(case: Case) -> Iterator[Row]:
    """The mandates of a convention whose acts do not follow one another: nobody knows its grants."""
    return _mandates(case, {}, {})


def _mandates(
    case: Case, exercises: Mapping[str, int], sections: Mapping[str, Section | None]
) -> Iterator[Row]:
    paid = mandates(case) or ()
    dated = _dated_ranks(paid, lambda item: (item.issued_on, item.key))
    for rank, item in enumerate(paid):
        section = sections.get(item.key)
        paid_on = item.paid_on if item.paid_on is not None and item.paid_on <= case.known_day else None
        yield (
            *(item.key, rank, dated[item.key], item.exercise, item.grant, exercises.get(item.grant or "")),
            *(section and section.value, item.issued_on, paid_on, item.amount.cents),
            f"ledger.payments[{item.key}]",
        )


def _dated_ranks(entries: Iterable[E], dated: Callable[[E], object]) -> Mapping[str, int]:
    return {item.key: rank for rank, item in enumerate(sorted(entries, key=dated))}  # type: ignore[arg-type]


def _exercises(case: Case) -> Mapping[str, int]:
    """The exercise of each grant in cash."""
    return {grant.key: grant.exercise for grant in decided(case).terms.grants if grant.form is Form.CASH}


def _sections(case: Case) -> Mapping[str, Section | None]:
    return {grant.key: section_of(grant) for grant in decided(case).terms.grants}


def _returned(case: Case) -> tuple[Recovery, ...]:
    return returned(case.convention.ledger or Ledger(), case.known_day)


def recoveries(case: Case) -> Iterator[Row]:
    """What came back."""
    of_grant = case.once(_exercises)
    for item in _returned(case):
        yield item.exercise, of_grant.get(item.grant or ""), item.amount.cents


def commitments(case: Case) -> Iterator[Row]:
    """The engagements made, less what was released."""
    ledger, found = case.convention.ledger, placed(case)
    made = [item for item in (ledger and ledger.commitments) or () if item.committed_on <= case.known_day]
    engaged = (found and found.commitments) or {}
    grants = {item.key: key for key, held in engaged.items() for item in held}
    dated = _dated_ranks(made, lambda item: (item.committed_on, item.key))
    for item in made:
        left = still_committed(item, case.known_day).cents
        address = f"ledger.commitments[{item.key}]"
        yield dated[item.key], item.exercise, item.grant, grants.get(item.key), left, address


def remainders(case: Case) -> Iterator[Row]:
    """What is engaged and mandated of each grant, where every mandate says its grant."""
    found = placed(case)
    if found is None or not found.commitments or found.unplaced:
        return
    for grant in decided(case).terms.grants:
        made, section = found.commitments.get(grant.key, ()), case.once(_sections)[grant.key]
        if made and section is not None:
            yield _remainder(case, grant, section, made, found.payments.get(grant.key, ()))


def _remainder(
    case: Case, grant: Grant, section: Section, made: Sequence[Commitment], paid: Sequence[Payment]
) -> Row:
    committed = sum((still_committed(item, case.known_day) for item in made), start=ZERO)
    mandated = sum((item.amount for item in paid), start=ZERO) - _reduced(case, paid)
    last = made[-1]
    sums = committed.cents, mandated.cents
    return grant.key, section.value, last.exercise, *sums, f"ledger.commitments[{last.key}]"


def _reduced(case: Case, paid: Sequence[Payment]) -> Amount:
    """What was taken back of mandates in their own exercise: it is no longer mandated."""
    exercises = {item.key: item.exercise for item in paid}
    reduced = (
        item.amount
        for item in _returned(case)
        if item.kind is not RecoveryKind.TITLE and exercises.get(item.payment or "") == item.exercise
    )
    return sum(reduced, start=ZERO)
