"""The ledger at a date: each entry counts from its own day, for the exercise of its grant."""

from __future__ import annotations

from datetime import date

import pytest

from conventions import Convention, euros, position
from conventions.model import Commitment, Ledger, Payment, Recovery, RecoveryKind
from conventions.money import ZERO
from conventions.samples import association_2024_2026

GRANT = "2024-fonctionnement"
DAYS = (date(2024, 6, 30), date(2024, 12, 31))


def _mandate(**fields: object) -> Payment:
    base = {
        "number": "M",
        "exercise": 2024,
        "issued_on": date(2024, 3, 1),
        "amount": euros(500),
        "grant": GRANT,
    }
    return Payment.model_validate({**base, **fields})


def _with(**entries: object) -> Convention:
    return association_2024_2026().replace(ledger=Ledger.model_validate(entries))


def _column(convention: Convention, column: str, exercise: int = 2024) -> list[str]:
    rows = [position(convention, day).exercises for day in DAYS]
    return [str(getattr(row, column).amount) for found in rows for row in found if row.exercise == exercise]


def test_a_balance_mandated_on_the_next_exercise_is_money_of_its_grant() -> None:
    """The solde of 2024, charged to 2025, leaves nothing to pay on either year."""
    convention = association_2024_2026()
    assert convention.ledger is not None
    last = _mandate(
        exercise=2025, issued_on=date(2025, 5, 2), amount=euros(6000), state="payé", paid_on=date(2025, 5, 9)
    )
    ledger = convention.ledger.replace(payments=(*convention.ledger.payments, last))
    rows = position(convention.replace(ledger=ledger), date(2025, 12, 31)).exercises
    assert [str(row.to_pay.amount) for row in rows] == ["0.00", "33500.00", "0.00"]


def test_a_reduction_charged_to_another_exercise_follows_its_mandate() -> None:
    """A mandate of 2024 reduced in 2025 is less money of 2024."""
    paid = _mandate(state="payé", paid_on=date(2024, 3, 9))
    back = Recovery(
        number="R",
        kind=RecoveryKind.REDUCTION,
        exercise=2025,
        issued_on=date(2024, 9, 1),
        amount=euros(100),
        payment="M",
    )
    convention = _with(payments=(paid,), recoveries=(back,))
    assert _column(convention, "mandated") == ["500.00", "400.00"]
    assert _column(convention, "recovered") == ["0.00", "100.00"]
    assert _column(convention, "mandated", 2025) == ["0.00", "0.00"]


@pytest.mark.parametrize("state", ["rejeté", "annulé"])
@pytest.mark.parametrize(
    ("ended_on", "mandated"), [(date(2024, 9, 1), ["500.00", "0.00"]), (None, ["0.00", "0.00"])]
)
def test_a_mandate_counts_until_it_is_sent_back(
    state: str, ended_on: date | None, mandated: list[str]
) -> None:
    """Without the day of the rejection, it never counts."""
    assert _column(_with(payments=(_mandate(state=state, ended_on=ended_on),)), "mandated") == mandated


@pytest.mark.parametrize(
    ("released_on", "left"), [(date(2024, 9, 1), ["60.00", "20.00"]), (None, ["20.00", "20.00"])]
)
def test_a_release_counts_from_its_day(released_on: date | None, left: list[str]) -> None:
    """What is given back was committed until then."""
    made = Commitment(
        number="E",
        committed_on=date(2024, 2, 1),
        exercise=2024,
        amount=euros(60),
        released=euros(40),
        released_on=released_on,
    )
    assert _column(_with(commitments=(made,)), "committed") == left


@pytest.mark.parametrize(
    ("collected_on", "recovered"), [(date(2024, 9, 1), ["0.00", "30.00"]), (None, ["30.00", "30.00"])]
)
def test_a_title_counts_once_collected(collected_on: date | None, recovered: list[str]) -> None:
    """A title issued and not collected yet brought nothing."""
    title = Recovery(
        number="T",
        kind=RecoveryKind.TITLE,
        exercise=2024,
        issued_on=date(2024, 4, 1),
        amount=euros(30),
        collected=euros(30),
        collected_on=collected_on,
    )
    assert _column(_with(recoveries=(title,)), "recovered") == recovered


def test_a_cancellation_told_twice_counts_once() -> None:
    """A cancelled mandate, and its cancellation that names no mandate, leave nothing mandated."""
    back = Recovery(
        number="A",
        kind=RecoveryKind.CANCELLATION,
        exercise=2024,
        issued_on=date(2024, 5, 1),
        amount=euros(500),
    )
    convention = _with(payments=(_mandate(state="annulé"),), recoveries=(back,))
    assert _column(convention, "mandated") == ["0.00", "0.00"]


def test_commitments_that_nobody_told_are_unknown() -> None:
    """A ledger of mandates alone says nothing of what was committed; an empty list says that nothing was."""
    silent, empty = _with(payments=(_mandate(),)), _with(commitments=(), payments=(_mandate(),))
    assert position(silent, DAYS[0]).exercises[0].committed.unknown == ("2024",)
    assert position(empty, DAYS[0]).exercises[0].committed.amount == ZERO
