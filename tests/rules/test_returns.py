"""What comes back: unspent money, lapsed rights, withdrawals, the account of a recovery."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions import Amount, Duration, check
from conventions.model import Event, EventKind, SetGrant
from conventions.periods import add_months
from conventions.rules import Case, Context, Parameters, Profile
from conventions.rules.returns.deadlines import deadlines_by_grant
from conventions.rules.returns.received import received, settlement_of
from conventions.rules.written import decided
from conventions.samples import association_2024_2026, equipment_2023_2025

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2025, 12, 31)
GRANTED = date(2024, 1, 19)
cents = st.integers(0, 3_000_000)


def _finds(code: str, convention: Convention, on: date = DAY) -> bool:
    return bool(check(convention, on, profile=Profile(select=(code,))).findings)


@given(costs=cents, paid=st.integers(1, 1_000_000), asked=cents)
@example(costs=1_600_000, paid=1_000_000, asked=200_000)
@example(costs=1_600_000, paid=1_000_000, asked=199_999)
def test_what_is_beyond_the_right_is_asked_back(judge: Judge, costs: int, paid: int, asked: int) -> None:
    """Half of the costs, at most 10 000 €: what was paid beyond it is on a title, or there is a finding."""
    base = judge.found("REV-001", "failing")
    assert base.ledger is not None
    (cost,), (mandate,), (title,) = base.facts.costs, base.ledger.payments, base.ledger.recoveries
    facts = base.facts.replace(costs=(cost.replace(amount=Amount(cents=costs)),))
    ledger = base.ledger.replace(
        payments=(mandate.replace(amount=Amount(cents=paid)),),
        recoveries=(title.replace(amount=Amount(cents=asked)),),
    )
    right = min((costs + 1) // 2, 1_000_000)
    assert _finds("REV-001", base.replace(facts=facts, ledger=ledger)) is (paid - right > asked)


def test_the_surplus_is_told_to_the_cent(judge: Judge) -> None:
    """What is due back, what was asked, what was paid, what the costs give a right to."""
    assert judge.message("REV-001", judge.found("REV-001", "failing"), DAY) == (
        "2 000 € à restituer, dont 1 999,99 € demandés : versé 10 000 €, pour un droit de 8 000 €"
        " (bénéficiaire : la Compagnie du Gier)"
    )


def test_a_title_counts_before_it_is_collected(judge: Judge) -> None:
    """Asked is asked, whether the money came or nobody says so."""
    base = judge.found("REV-001", "passing")
    assert base.ledger is not None
    (title,) = base.ledger.recoveries
    for collected in (None, Amount(cents=0), title.amount):
        ledger = base.ledger.replace(recoveries=(title.replace(collected=collected),))
        assert judge.outcome("REV-001", base.replace(ledger=ledger), DAY) == "conforme"
    assert _finds("REV-001", base, title.issued_on - timedelta(days=1))


def test_money_is_not_known_without_what_tells_it(judge: Judge) -> None:
    """An exercise that is not in force has no settlement, mandates that nobody told no sum."""
    case = Case(judge.found("REV-001", "not-in-force"), DAY)
    (grant,) = decided(case).terms.grants
    found = settlement_of(case, grant)
    assert not isinstance(found, str)
    assert found.final is None
    project = association_2024_2026()
    avenant = project.avenants[0].replace(signed_on=None, notified_on=None)
    (operation,) = avenant.operations
    assert isinstance(operation, SetGrant)
    later = operation.grant.replace(exercise=2027, key="2027")
    approved = avenant.replace(operations=(operation.replace(grant=later),))
    case = Case(project.replace(avenants=(approved,), ledger=None), DAY)
    grant = decided(case).terms.grants[-1]
    assert settlement_of(case, grant) == "aucune subvention n’est en vigueur pour l’exercice 2027"
    assert received(case, grant) == "les versements ne sont pas renseignés"


STARTS = st.dates(date(2024, 12, 1), date(2025, 3, 31))


@given(started=STARTS, issued=STARTS)
@example(started=date(2025, 1, 31), issued=date(2025, 3, 3))
@example(started=date(2025, 2, 1), issued=date(2025, 1, 31))
def test_a_mandate_after_a_missed_deadline_is_a_warning(judge: Judge, started: date, issued: date) -> None:
    """The deadline is missed when the project starts after it; a mandate is late when issued after it."""
    base = judge.found("REV-002", "failing")
    assert base.ledger is not None
    (event,), (mandate,) = base.facts.events, base.ledger.payments
    convention = base.replace(
        facts=base.facts.replace(events=(event.replace(day=started),)),
        ledger=base.ledger.replace(payments=(mandate.replace(issued_on=issued),)),
    )
    limit = date(2025, 1, 31)
    late = "avertissement, ledger.payments[7]" if issued > limit else "information, initial.grants[2024]"
    assert judge.outcome("REV-002", convention, DAY) == (late if started > limit else "conforme")


def test_the_lapse_is_told_with_its_reason(judge: Judge) -> None:
    """The mandate, the deadline, what happened too late."""
    assert judge.message("REV-002", judge.found("REV-002", "failing"), DAY) == (
        "mandat n° 7 du 3 mars 2025, après la caducité du 31 janvier 2025 (commencement le 1er février 2025)"
    )


def test_the_rules_of_the_authority_stand_where_the_convention_has_none() -> None:
    """Both delays of the règlement, from the notification; an event of another grant is not about this one."""
    parameters = Parameters(start_within=Duration(years=2), finish_within=Duration(months=6))
    base = equipment_2023_2025()
    other = Event(kind=EventKind.COMPLETION, day=date(2023, 8, 1), grant=None, key="all")
    case = Case(base, DAY, Context(), parameters=parameters)
    told = deadlines_by_grant(case)["2023-équipement"]
    assert [str(item.day) for item in told] == ["2025-07-10", "2024-01-10"]
    assert [item.met_on for item in told] == [date(2023, 9, 4), None]
    finished = base.replace(facts=base.facts.replace(events=(*base.facts.events, other)))
    case = Case(finished, DAY, Context(), parameters=parameters)
    assert deadlines_by_grant(case)["2023-équipement"][1].met_on == date(2023, 8, 1)


@given(granted=st.dates(date(2015, 6, 1), date(2025, 12, 31)), days=st.integers(-10, 140))
@example(granted=date(2023, 10, 31), days=121)
@example(granted=date(2023, 10, 31), days=122)
def test_four_months_are_four_months(judge: Judge, granted: date, days: int) -> None:
    """An illegal grant is withdrawn until the same day four months later, and not after."""
    base = judge.found("REV-003", "passing")
    (vote,), (made,) = base.deliberations, base.withdrawals
    decided_on = max(granted + timedelta(days=days), date(2016, 1, 1))
    made = made.replace(decided_on=decided_on, heard_on=decided_on - timedelta(days=1))
    convention = base.replace(deliberations=(vote.replace(date=granted),), withdrawals=(made,))
    late = decided_on > add_months(granted, 4)
    assert _finds("REV-003", convention, date(2026, 12, 31)) is late


def test_both_faults_of_a_withdrawal_are_told(judge: Judge) -> None:
    """Out of time, and nobody was heard before; one before the code has no object beside it."""
    base = judge.found("REV-003", "failing")
    (made,) = base.withdrawals
    both = made.replace(heard_on=made.decided_on)
    old = made.replace(key="R0", decided_on=date(2015, 3, 2))
    told = judge.outcome("REV-003", base.replace(withdrawals=(both, old)), DAY)
    assert told == "erreur, withdrawals[R1].decided_on ; erreur, withdrawals[R1].heard_on"
    assert judge.message("REV-003", base, DAY) == (
        "retrait pour illégalité décidé le 20 mai 2024, possible jusqu’au 19 mai 2024"
        " (attribution du 19 janvier 2024)"
    )


def test_a_withdrawal_of_a_grant_that_is_not_there_is_not_evaluated(judge: Judge) -> None:
    """An avenant removed the grant: the day when it was granted is not looked for."""
    base = judge.found("REV-003", "grant-day-unknown")
    assert judge.reason("REV-003", base, DAY) == "date d’attribution de la subvention inconnue"


@given(told=st.dates(date(2023, 6, 1), date(2024, 6, 30)))
@example(told=GRANTED)
def test_a_condition_stands_when_it_was_set_by_the_grant(judge: Judge, told: date) -> None:
    """There is a finding exactly when the condition is later than the grant."""
    base = judge.found("REV-004", "passing")
    (made,) = base.withdrawals
    convention = base.replace(withdrawals=(made.replace(condition_set_on=told),))
    assert _finds("REV-004", convention) is (told > GRANTED)


@pytest.mark.parametrize(
    ("account", "mandated", "finds"),
    [
        ("773", 2023, False),
        ("7 7-3.1", 2023, False),
        ("7718", 2023, True),
        ("65748", 2023, True),
        ("65748", 2024, False),
        ("6745", 2024, False),
        ("773", 2024, True),
        ("", 2024, True),
        ("٧٧٣", 2023, True),
        ("7" * 5_000, 2023, True),
    ],
)
def test_the_account_of_a_recovery(judge: Judge, account: str, mandated: int, *, finds: bool) -> None:
    """773 for a mandate of an earlier exercise, an account of class 6 for one of the same."""
    base = judge.found("REV-005", "failing")
    assert base.ledger is not None
    (mandate,), (title,) = base.ledger.payments, base.ledger.recoveries
    ledger = base.ledger.replace(
        payments=(mandate.replace(exercise=mandated),),
        recoveries=(title.replace(account=account or "-"),),
    )
    assert _finds("REV-005", base.replace(ledger=ledger), date(2024, 12, 31)) is finds
