"""The mandates and the engagements of each grant: only those that can be about no other one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, TypeVar

from conventions.french import quote
from conventions.model import Commitment, Document, Form, Grant, Ledger, Payment, Recovery
from conventions.money import ZERO, Amount
from conventions.operations import returned
from conventions.rules.case import Case
from conventions.rules.reading.mandates import mandates
from conventions.rules.written import decided

E = TypeVar("E", Commitment, Payment)

UNPLACED = "un mandat ne dit pas la subvention qu’il paie"


class Placed(NamedTuple):
    """Mandates and engagements by key of grant, in the order of their days; ``unplaced``: nobody said which.

    ``commitments`` is None when nobody told what was engaged.
    """

    payments: Mapping[str, tuple[Payment, ...]]
    unplaced: tuple[Payment, ...]
    commitments: Mapping[str, tuple[Commitment, ...]] | None


class Net(NamedTuple):
    """What some mandates come to, less what came back: surely, and at most."""

    least: Amount
    most: Amount


def placed(case: Case) -> Placed | None:
    """What the ledger says of each grant on the day of the check; None without a ledger.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> found = placed(Case(association_2024_2026(), date(2024, 12, 31)))
    >>> [item.number for item in found.payments["2024-fonctionnement"]]
    ['1204', '3377']
    """
    return case.once(_placed)


def _placed(case: Case) -> Placed | None:
    paid, ledger = mandates(case), case.convention.ledger
    if paid is None or ledger is None:
        return None
    by_grant = _by_grant(sorted(paid, key=lambda item: (item.issued_on, item.key)), case)
    unplaced = by_grant.pop(None, ())
    return Placed({key: held for key, held in by_grant.items() if key}, unplaced, _engaged(ledger, case))


def _engaged(ledger: Ledger, case: Case) -> Mapping[str, tuple[Commitment, ...]] | None:
    if ledger.commitments is None:
        return None
    made = [item for item in ledger.commitments if item.committed_on <= case.known_day]
    found = _by_grant(sorted(made, key=lambda item: (item.committed_on, item.key)), case)
    return {key: held for key, held in found.items() if key}


def _by_grant(entries: Iterable[E], case: Case) -> dict[str | None, tuple[E, ...]]:
    grants = decided(case).terms.grants
    keys = {grant.key for grant in grants}
    found: defaultdict[str | None, list[E]] = defaultdict(list)
    for entry in entries:
        named = entry.grant if entry.grant in keys else None
        key = named if entry.grant is not None else _only_one(entry, grants, case)
        found[key].append(entry)
    return {key: tuple(held) for key, held in found.items()}


def _only_one(entry: Commitment | Payment, grants: Iterable[Grant], case: Case) -> str | None:
    """The only grant that an entry without a name may be about: it may pay the balance of an earlier one."""
    able = [
        grant.key
        for grant in grants
        if grant.form is Form.CASH
        and grant.exercise <= entry.exercise
        and entry.beneficiary in (None, grant.beneficiary)
    ]
    return able[0] if len(able) == 1 and not case.convention.known_in_part else None


def net(case: Case, paid: Collection[Payment], grant: str) -> Net:
    """What some mandates of a grant come to, less what came back; what names nothing may come from them."""
    mandated = sum((item.amount for item in paid), start=ZERO)
    keys, sure, unsure = {item.key for item in paid}, ZERO, ZERO
    for item in case.once(_returned):
        if item.payment in keys:
            sure += item.amount
        elif item.payment is None and item.grant in (grant, None):
            unsure += item.amount
    return Net(mandated - sure - unsure, mandated - sure)


def _returned(case: Case) -> tuple[Recovery, ...]:
    return returned(case.convention.ledger or Ledger(), case.known_day)


def papers(case: Case) -> Mapping[str, Document]:
    """Every paper of the file and of the hypotheses, by its key, received or not."""
    return case.once(_papers)


def _papers(case: Case) -> Mapping[str, Document]:
    convention = case.convention
    told = (*case.context.facts.documents, *convention.facts.documents, *convention.documents)
    return {item.key: item for item in told}


def payment_address(payment: Payment) -> str:
    """Where a mandate is in the convention."""
    return f"ledger.payments[{payment.key}]"


def said_grant(grant: Grant) -> str:
    """« la subvention « 2024 » », as messages name it."""
    return f"la subvention {quote(grant.key)}"
