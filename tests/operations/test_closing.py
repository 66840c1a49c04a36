"""The closing of an exercise: each euro granted or engaged is in one class, and says why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import ConventionsError, euros
from conventions.model import Commitment, Firmness, Ledger, Payment
from conventions.money import ZERO, Amount
from conventions.operations import Closing, ClosingClass, closing
from conventions.operations.closing_classes import Reasons, Sums, classes_of
from conventions.samples import association_2024_2026, equipment_2023_2025

if TYPE_CHECKING:
    from conventions import Convention

DAY = date(2024, 12, 31)
BASE = association_2024_2026()
CENTS = st.integers(0, 500).map(lambda cents: Amount(cents=cents))
SIGNED = st.integers(-100, 500).map(lambda cents: Amount(cents=cents))
KINDS = ("mandaté", "à dégager", "à rattacher", "reste à réaliser", "reliquat")


@given(CENTS, st.none() | CENTS, CENTS, SIGNED, SIGNED)
def test_each_euro_is_in_one_class(
    granted: Amount, owed: Amount | None, due: Amount, engaged: Amount, mandated: Amount
) -> None:
    """The classes add up to the most of what is granted, engaged and mandated; none is below zero."""
    found = list(classes_of(Sums(granted, owed, due, engaged, mandated), Reasons("a", "b")))
    assert tuple(kind.value for kind, *_ in found) == KINDS
    amounts = [amount for _, amount, _ in found if amount is not None]
    assert len(amounts) == len(found)
    assert min(amounts) >= ZERO
    assert sum(amounts, start=ZERO) == max(granted, engaged, mandated, ZERO)
    assert sum(amounts[:4], start=ZERO) == max(engaged, mandated, ZERO)


@given(CENTS, CENTS, SIGNED, CENTS, CENTS)
def test_more_paid_leaves_less_to_do(
    owed: Amount, due: Amount, engaged: Amount, paid: Amount, more: Amount
) -> None:
    """A mandate more never adds to what is left; what is owed and due is never released."""

    def left(mandated: Amount) -> list[Amount]:
        told = classes_of(Sums(owed, owed, due, engaged, mandated), Reasons("a", "b"))
        return [amount or ZERO for kind, amount, _ in told if kind.value in KINDS[1:4]]

    assert sum(left(paid + more), start=ZERO) <= sum(left(paid), start=ZERO)
    assert left(paid)[0] <= max(ZERO, engaged - owed)


def _convention(engaged: Amount | None, *paid: Amount, **told: object) -> Convention:
    """The grant of 2024 (30 000 €; 24 000 € due by the end of it), so much engaged and so much paid."""
    made = None if engaged is None else (_commitment(engaged, "2024-fonctionnement"),)
    mandates = tuple(
        Payment(number=str(rank), exercise=2024, grant="2024-fonctionnement", issued_on=DAY, amount=each)
        for rank, each in enumerate(paid)
    )
    return BASE.replace(ledger=Ledger(commitments=made, payments=mandates), **told)


def _commitment(amount: Amount, grant: str | None) -> Commitment:
    return Commitment(number="E", committed_on=date(2024, 2, 1), exercise=2024, amount=amount, grant=grant)


def _told(found: Closing) -> dict[str, str]:
    return {item.kind.value: str(item.amount) for item in found.items}


@pytest.mark.parametrize(
    ("engaged", "paid", "told"),
    [
        (30000, 15000, {"mandaté": "15000.00", "à rattacher": "9000.00", "reste à réaliser": "6000.00"}),
        (20000, 15000, {"mandaté": "15000.00", "à rattacher": "5000.00", "reliquat": "10000.00"}),
        (30000, 30000, {"mandaté": "30000.00"}),
        (30500, 24000, {"mandaté": "24000.00", "à dégager": "500.00", "reste à réaliser": "6000.00"}),
    ],
)
def test_what_is_due_is_accrued_and_what_waits_is_carried(
    engaged: int, paid: int, told: dict[str, str]
) -> None:
    """What was due on 31 December is accrued; the balance waits for its papers; more than the grant goes back."""
    found = closing([_convention(euros(engaged), euros(paid))], 2024, DAY)
    assert _told(found) == told
    assert found.whole.amount == max(euros(30000), euros(engaged))
    for item in found.items:
        assert item.reason
        assert item.source
        assert found.total(item.kind).amount == item.amount


def test_each_part_says_why() -> None:
    """The reasons are those of the schedule."""
    found = closing([_convention(euros(30500), euros(15000))], 2024, DAY)
    reasons = {item.kind: item.reason.replace("\u00a0", " ") for item in found.items}
    assert reasons[ClosingClass.RELEASED] == "engagé au-delà de la subvention"
    assert reasons[ClosingClass.CARRIED].startswith("engagé, pas encore dû : réception : compte rendu")
    assert [item.amount for item in found.of(ClosingClass.ACCRUED)] == [euros(9000)]


def test_what_nobody_said_is_not_evaluated() -> None:
    """No ledger, or no engagement told: the grant is in no class that would be a guess."""
    blind = closing([BASE.replace(ledger=None)], 2024, DAY)
    assert _told(blind) == {"non évalué": "30000.00"}
    half = closing([_convention(None, euros(100))], 2024, DAY)
    assert _told(half) == {"mandaté": "100.00", "non évalué": "29900.00"}


def test_an_unknown_grant_stays_unknown() -> None:
    """What is engaged of it is known, what is left of it is not."""
    grant, *others = BASE.initial.grants
    initial = BASE.initial.replace(grants=(grant.replace(amount=None), *others))
    bare = {"deliberations": (), "deliberation": None, "initial": initial}
    found = closing([_convention(euros(50), **bare)], 2024, DAY)
    assert found.total(ClosingClass.UNUSED).unknown == (BASE.key,)
    assert found.total(ClosingClass.CARRIED).amount == euros(50)
    unsaid = closing([BASE.replace(ledger=Ledger(), **bare)], 2024, DAY)
    assert unsaid.whole.unknown == (BASE.key,)


def test_investment_is_carried_over_whole() -> None:
    """No journée complémentaire, no rattachement: what is engaged and not mandated is carried over."""
    base = equipment_2023_2025()
    found = closing([base], 2023, date(2023, 12, 31))
    assert not found.of(ClosingClass.ACCRUED)
    told = Ledger(
        commitments=(Commitment(number="E", committed_on=date(2023, 5, 2), exercise=2023, amount=euros(9)),)
    )
    (carried, _) = closing([base.replace(ledger=told)], 2023, date(2023, 12, 31)).items
    assert (carried.kind, carried.reason) == (ClosingClass.CARRIED, "investissement engagé, non mandaté")


def test_a_settled_grant_releases_what_is_not_owed() -> None:
    """The costs were lower than planned: the engagement is more than what the grant comes to."""
    base = equipment_2023_2025()
    key = base.initial.grants[0].key
    costs = {"costs": ({"day": date(2024, 6, 1), "grant": key, "amount": euros("238412.60")},)}
    made = Commitment(
        number="E", committed_on=date(2023, 5, 2), exercise=2023, amount=euros(62500), grant=key
    )
    ledger = Ledger(commitments=(made,))
    convention = base.replace(facts=type(base.facts).model_validate(costs), ledger=ledger)
    found = closing([convention], 2023, date(2025, 2, 1))
    assert found.total(ClosingClass.RELEASED).amount == euros(62500) - euros("59603.15")
    assert "%" in found.of(ClosingClass.RELEASED)[0].reason


def test_an_act_that_was_annulled_releases_its_engagement() -> None:
    """Nothing will be paid any more, and the schedule says why."""
    found = closing([_convention(euros(100), annulled_on=date(2024, 6, 1))], 2024, DAY)
    (released,) = found.of(ClosingClass.RELEASED)
    assert released.amount == euros(100)
    assert "annul" in released.reason


def test_a_grant_that_no_signed_act_carries_is_owed_as_it_was_decided() -> None:
    """The avenant of 2025 is only approved: its engagement waits."""
    made = _commitment(euros(33500), "2025-fonctionnement").replace(exercise=2025)
    grant = BASE.initial.grants[1].replace(key="neuve", amount=euros(33500), firmness=Firmness.FIRM)
    avenant = BASE.avenants[0].replace(
        operations=({"operation": "fixer la subvention", "grant": grant},),
        **dict.fromkeys(("signed_on", "effective_on", "transmitted_on", "notified_on")),
    )
    ledger = Ledger(commitments=(made.replace(grant="neuve"),))
    convention = BASE.replace(avenants=(avenant,), ledger=ledger, documents=(), reports=())
    found = [item for item in closing([convention], 2025, date(2025, 12, 31)).items if item.grant == "neuve"]
    assert [item.kind for item in found] == [ClosingClass.CARRIED]


def test_an_engagement_of_a_grant_that_is_gone_is_released() -> None:
    """One that names no grant, where two may be its own, is not judged."""
    grant, *others = BASE.initial.grants
    initial = BASE.initial.replace(grants=(grant, grant.replace(key="autre"), *others))
    made = (_commitment(euros(5), "disparue"), _commitment(euros(7), None).replace(key="x"))
    convention = BASE.replace(initial=initial, ledger=Ledger(commitments=made))
    found = {item.kind: item for item in closing([convention], 2024, DAY).items if item.grant is None}
    assert {kind.value: item.amount for kind, item in found.items()} == {
        "à dégager": euros(5),
        "non évalué": euros(7),
    }
    assert found[ClosingClass.RELEASED].reason == "la subvention n’est plus attribuée"


def test_what_a_deliberation_alone_granted_is_not_engaged() -> None:
    """No act carries it yet."""
    bare = BASE.initial.replace(grants=(), payment_terms=())
    convention = BASE.replace(initial=bare, avenants=(), ledger=None, documents=(), reports=())
    (item,) = closing([convention], 2024, DAY).items
    assert (item.kind, item.amount, item.grant) == (ClosingClass.UNUSED, euros(30000), None)


def test_an_earlier_grant_engaged_on_the_exercise_has_no_rest() -> None:
    """What is engaged on 2025 for the grant of 2024 counts alone; what 2024 bore is due no more."""
    made = _commitment(euros(6000), "2024-fonctionnement").replace(exercise=2025)
    paid = Payment(number="1", exercise=2024, grant="2024-fonctionnement", issued_on=DAY, amount=euros(24000))
    convention = BASE.replace(ledger=Ledger(commitments=(made,), payments=(paid,)))
    found = [item for item in closing([convention], 2025, DAY).items if item.grant == "2024-fonctionnement"]
    assert [(item.kind, item.amount) for item in found] == [(ClosingClass.CARRIED, euros(6000))]


def test_a_line_without_section_is_neither_accrued_nor_released() -> None:
    """Nobody knows whether the exercise has a journée complémentaire for it."""
    grant, *others = BASE.initial.grants
    line = grant.lines[0].replace(section=None, parts=())
    initial = BASE.initial.replace(grants=(grant.replace(lines=(line,)), *others))
    (item,) = closing([_convention(euros(30000), initial=initial)], 2024, DAY).items
    assert (item.kind, item.section) == (ClosingClass.CARRIED, None)
    assert "section de l’imputation inconnue" in item.reason


@pytest.mark.parametrize("exercise", ["2024", 0, 2024.0, True])
def test_an_exercise_is_a_year(exercise: object) -> None:
    """Anything else is refused, in French."""
    with pytest.raises(ConventionsError, match="un exercice est une année"):
        closing([], exercise, DAY)  # type: ignore[arg-type]  # what is refused
