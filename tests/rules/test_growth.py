"""A convention twice as large takes twice as long to check: calls are counted, not seconds."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from conventions import euros
from conventions.model import (
    Accounts,
    ActualCost,
    Commitment,
    Document,
    Event,
    EventKind,
    Facts,
    FinancialReport,
    Ledger,
    Payment,
    Recovery,
    RecoveryKind,
    ReportLine,
    Request,
)
from conventions.rules import check
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from conventions.model import Convention

DAY = date(2025, 6, 30)
IBAN = "FR7630006000011234567890189"
FEW, GROWTH = 50, 2.2
"""Twice as many entries: twice the calls, and what each check does once; a quadratic rule would make four times."""


def _granted(count: int) -> Convention:
    """So many grants, each to a body of its own, and a request for each."""
    base = association_2024_2026()
    city, body = base.initial.parties
    bodies = tuple(body.replace(key=f"b{rank}", identifiers=()) for rank in range(count))
    grants = tuple(
        base.initial.grants[0].replace(key=f"g{rank}", exercise=2024, beneficiary=f"b{rank}")
        for rank in range(count)
    )
    asked = tuple(
        Request(key=f"q{rank}", exercise=2024, beneficiary=f"b{rank}", amount=euros(9))
        for rank in range(count)
    )
    initial = base.initial.replace(parties=(city, *bodies), grants=grants)
    return base.replace(
        initial=initial, requests=asked, avenants=(), ledger=None, deliberations=(), reports=(), results=()
    )


def _decided(count: int) -> Convention:
    """So many deliberations, each of which repeals another one, and grants one of so many grants."""
    base = _granted(count)
    vote = association_2024_2026().deliberations[0]
    taken = tuple(
        vote.replace(
            key=f"d{rank}",
            number=f"n{rank}",
            date=date(2024, 1, 1) + timedelta(rank),
            repeals=(f"d{rank - 1}",) if rank % 2 else (),
            decisions=(vote.decisions[1].replace(beneficiary=f"b{rank}"),),
        )
        for rank in range(count)
    )
    return base.replace(deliberations=taken, deliberation=None)


def _paid(count: int) -> Convention:
    """So many grants, each engaged, paid on an account, and paid back in part."""
    made = [
        (
            Commitment(
                number=f"c{n}", committed_on=date(2024, 2, 1), exercise=2024, amount=euros(9), grant=f"g{n}"
            ),
            Payment(
                number=f"m{n}", exercise=2024, issued_on=date(2024, 3, 1), amount=euros(9), grant=f"g{n}"
            ).replace(state="payé", paid_on=date(2024, 4, 1), commitment=f"c{n}", iban=IBAN),
            Recovery(
                number=f"r{n}",
                kind=RecoveryKind.TITLE,
                exercise=2025,
                issued_on=date(2025, 1, 9),
                amount=euros(2),
            ).replace(payment=f"m{n}", account="773"),
        )
        for n in range(count)
    ]
    commitments, payments, recoveries = zip(*made, strict=True)
    ledger = Ledger(commitments=commitments, payments=payments, recoveries=recoveries)
    return _granted(count).replace(ledger=ledger)


def _told(count: int) -> Convention:
    """So many grants, each with its papers: reports, accounts, facts."""
    line, day = ReportLine(label="a", actual=euros(9)), date(2025, 5, 1)
    reports, costs, papers, events, accounts = zip(
        *(
            (
                FinancialReport(key=f"r{n}", exercise=2024, grant=f"g{n}", received_on=day, charges=(line,)),
                ActualCost(key=f"c{n}", grant=f"g{n}", day=day, amount=euros(9)),
                Document(key=f"d{n}", kind="compte rendu financier", grant=f"g{n}", received_on=day),
                Event(key=f"e{n}", kind=EventKind.START, day=date(2024, 5, 1), grant=f"g{n}"),
                Accounts(key=f"a{n}", beneficiary=f"b{n}", exercise=2024, received_on=day),
            )
            for n in range(count)
        ),
        strict=True,
    )
    facts = Facts(costs=costs, events=events)
    return _granted(count).replace(reports=reports, facts=facts, documents=papers, accounts=accounts)


def _calls(convention: Convention) -> int:
    """How many functions, built-in ones too, a check calls; a generator counts each time that it goes on."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        check(convention, DAY)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("make", [_granted, _decided, _paid, _told])
def test_a_convention_twice_as_large_is_twice_as_long_to_check(make: Callable[[int], Convention]) -> None:
    """No rule looks at every entry for every other one."""
    check(make(2), DAY)  # what is read once for all checks
    assert _calls(make(2 * FEW)) < GROWTH * _calls(make(FEW))
