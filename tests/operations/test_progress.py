"""What was mandated of an instalment is told apart from what was planned."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from conventions import Convention, euros, schedule
from conventions.money import ZERO
from conventions.operations import progress
from conventions.samples import association_2024_2026
from conventions.strategies import conventions, days

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("amount", "state", "covered", "paid"),
    [
        (15000, "payé", True, 15000),
        (4000, "payé", False, 4000),
        (15000, "émis", True, 0),
        (15000, "rejeté", False, 0),
    ],
)
def test_a_line_is_covered_by_what_was_mandated(amount: int, state: str, covered: bool, paid: int) -> None:  # noqa: FBT001  # the value that is tested
    """A mandate of less leaves some to mandate; one that is not paid yet leaves nothing to mandate."""
    base = association_2024_2026()
    assert base.ledger is not None
    first = base.ledger.payments[0].replace(amount=euros(amount), state=state)
    convention = base.replace(ledger=base.ledger.replace(payments=(first,)))
    lines = schedule(convention, DAY).lines
    (line, *_), (reached, *_) = lines, progress(convention, lines, DAY)
    assert (reached.covers(line), reached.paid) == (covered, euros(paid))


def test_a_line_of_unknown_amount_is_never_covered() -> None:
    """Nobody can say that nothing is left of an unknown amount."""
    base = association_2024_2026()
    line = schedule(base, DAY).lines[0].replace(amount=None)
    assert not progress(base, (line,), DAY)[0].covers(line)


@pytest.mark.parametrize("grant", ["2024-fonctionnement", None])
def test_mandates_that_name_no_instalment_pay_them_in_order(grant: str | None) -> None:
    """20 000 € mandated on the grant, or on its exercise: the avance of 15 000 €, then 5 000 € of the acompte."""
    base = association_2024_2026()
    assert base.ledger is not None
    loose = base.ledger.payments[0].replace(grant=grant, instalment=None, amount=euros(20000))
    convention = base.replace(ledger=base.ledger.replace(payments=(loose,)))
    found = progress(convention, schedule(convention, DAY).lines, DAY)
    assert [str(reached.mandated) for reached in found[:3]] == ["15000.00", "5000.00", "0.00"]
    assert [str(reached.paid) for reached in found[:3]] == ["15000.00", "5000.00", "0.00"]


@given(conventions(coherent=True), days())
def test_no_mandate_is_counted_twice(convention: Convention, day: date) -> None:
    """What the lines were mandated never passes what the ledger holds, and paid never passes mandated."""
    found = progress(convention, schedule(convention, day).lines, day)
    held = convention.ledger.payments if convention.ledger else ()
    standing = sum((item.amount for item in held if item.stands_on(day)), start=ZERO)
    assert sum((reached.mandated for reached in found), start=ZERO) <= standing
    assert all(ZERO <= reached.paid <= reached.mandated for reached in found)


def test_what_is_paid_beyond_a_line_pays_the_others() -> None:
    """A mandate of the acompte larger than it is reaches the avance, where a cent was missing."""
    base = association_2024_2026()
    assert base.ledger is not None
    first, second = base.ledger.payments
    payments = (first.replace(amount=euros("14999.99")), second.replace(amount=euros("9000.01")))
    convention = base.replace(ledger=base.ledger.replace(payments=payments))
    lines = schedule(convention, DAY).lines
    found = progress(convention, lines, DAY)
    assert [reached.covers(line) for line, reached in zip(lines, found, strict=True)][:3] == [
        True,
        True,
        False,
    ]


def test_a_line_keeps_the_days_of_its_own_mandates() -> None:
    """20 000 € then 5 000 € without instalment: the avance was paid by the first one, whatever comes after."""
    base = association_2024_2026()
    assert base.ledger is not None
    first, second = (item.replace(instalment=None) for item in base.ledger.payments)
    payments = (first.replace(amount=euros(20000)), second.replace(amount=euros(5000)))
    convention = base.replace(ledger=base.ledger.replace(payments=payments))
    avance, acompte, solde = progress(convention, schedule(convention, DAY).lines, DAY)[:3]
    assert avance.days == (first.paid_on,)
    assert acompte.days == (first.paid_on, second.paid_on)
    assert solde.days == (second.paid_on,)


def test_nothing_is_left_of_a_line_of_zero() -> None:
    """A remainder of nothing is no payment to come."""
    base = association_2024_2026()
    line = schedule(base, DAY).lines[0].replace(amount=ZERO)
    assert progress(base.replace(ledger=None), (line,), DAY)[0].covers(line)
