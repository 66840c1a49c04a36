"""The settlement: the final amount, what was paid, the balance or what comes back, and what is not evaluable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Amount, Convention, ConventionsError, euros, settle
from conventions.model import (
    Clause,
    ClauseKind,
    Ledger,
    Payment,
    PaymentState,
    PaymentTerms,
    Recovery,
    RecoveryKind,
)
from conventions.money import ZERO
from conventions.operations import GrantSettlement, SettlementOutcome
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.strategies import amounts

DAY = date(2025, 12, 31)
PAID = date(2024, 6, 30)
PROPORTIONAL: Mapping[str, object] = {"calculation": "proportionnelle", "rate": Fraction(1, 2)}
FLAT = {"calculation": "forfaitaire"}
BALANCE = {"kind": "unique", "amount": {"rule": "reste"}}


def _convention(
    grant: Mapping[str, object],
    paid: str | None = None,
    *,
    terms: Mapping[str, object] | None = None,
    clauses: tuple[Clause, ...] = (),
) -> Convention:
    """A grant of 10 000 € for 2024, and what was paid of it."""
    base = association_2024_2026()
    told = {"exercise": 2024, "beneficiary": "treteaux", "amount": euros(10000), "key": "G", **grant}
    agreed = PaymentTerms.model_validate({"instalments": (BALANCE,), **(terms or {})})
    initial = base.initial.replace(grants=(told,), payment_terms=(agreed,), clauses=clauses)
    return base.replace(initial=initial, avenants=(), ledger=_ledger(paid), facts={}, documents=())


def _ledger(paid: str | None) -> Ledger | None:
    if paid is None:
        return None
    mandate = Payment(
        number="1",
        exercise=2024,
        grant="G",
        issued_on=PAID,
        amount=euros(paid),
        state=PaymentState.PAID,
        paid_on=PAID,
    )
    return Ledger(payments=(mandate,))


def _one(convention: Convention, costs: str | None = None) -> GrantSettlement:
    (found,) = settle(convention, 2024, None if costs is None else euros(costs), as_of=DAY).grants
    return found


CASES: Mapping[str, tuple[Mapping[str, object], str, str, str, str]] = {
    "below the forecast": ({"eligible_cost": euros(20000)}, "18000.01", "4000", "9000.01", "5000.01"),
    "above the forecast": ({"eligible_cost": euros(20000)}, "25000", "4000", "10000.00", "6000.00"),
    "never above what was voted": ({}, "30000", "10000", "10000.00", "0.00"),
    "no cost at all": ({}, "0", "4000", "0.00", "-4000.00"),
    "the last cent, half up": ({}, "0.01", "0", "0.01", "0.01"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_proportional_grant_follows_the_real_costs(case: str) -> None:
    """The lower of what was voted and of the rate of the lower of the real and forecast costs."""
    fields, costs, paid, final, balance = CASES[case]
    found = _one(_convention({**PROPORTIONAL, **fields}, paid), costs)
    assert (str(found.final), str(found.balance)) == (final, balance)


def test_a_flat_grant_is_not_reduced() -> None:
    """Whatever was spent, a forfaitaire grant stays what was voted."""
    found = _one(_convention(FLAT, "7000"), "1")
    assert (str(found.final), str(found.balance), found.outcome) == (
        "10000.00",
        "3000.00",
        SettlementOutcome.TO_PAY,
    )


def test_the_clause_gives_the_rule_where_the_grant_does_not() -> None:
    """A rate of the costs in the payment terms settles the grant, with its cap."""
    rule = {"rule": "taux des dépenses", "rate": Fraction(1, 4), "cap": euros(2000)}
    convention = _convention({}, "0", terms={"instalments": ({"kind": "solde", "amount": rule},)})
    assert str(_one(convention, "4000").final) == "1000.00"
    assert str(_one(convention, "40000").final) == "2000.00"


def test_the_activity_gives_the_amount_once_it_is_counted() -> None:
    """Sums that follow what was counted are settled by the count; before it, nothing can be said."""
    rule = {"rule": "activité", "driver": "repas", "amount": euros(10)}
    terms = {"instalments": ({"kind": "unique", "amount": rule},)}
    convention = _convention({}, "0", terms=terms)
    assert _one(convention).reason == "selon l’activité, effectif à connaître"
    counted = convention.replace(facts={"counts": ({"driver": "repas", "day": PAID, "value": 12},)})
    assert str(_one(counted).final) == "120.00"


NOT_EVALUABLE: Mapping[str, tuple[Mapping[str, object], str]] = {
    "no calculation": ({}, "l’acte ne dit pas si elle est forfaitaire ou proportionnelle"),
    "a rate alone says nothing": (
        {"rate": Fraction(1, 2)},
        "l’acte ne dit pas si elle est forfaitaire ou proportionnelle",
    ),
    "no cost told": (PROPORTIONAL, "50 % de dépenses réelles inconnues"),
    "no amount": ({"amount": None}, "montant voté inconnu"),
    "in kind": ({"form": "nature"}, "subvention en nature, rien ne se verse"),
}


@pytest.mark.parametrize("case", NOT_EVALUABLE)
def test_what_is_not_known_is_not_evaluable(case: str) -> None:
    """Unknown is not zero: the settlement says what is missing."""
    fields, reason = NOT_EVALUABLE[case]
    convention = _convention(fields, "0")
    found = _one(convention)
    assert (found.final, found.balance, found.outcome) == (None, None, SettlementOutcome.NOT_EVALUABLE)
    assert found.reason.replace("\u202f", " ").replace("\u00a0", " ") == reason
    settled = settle(convention, 2024, as_of=DAY)
    assert not settled.is_evaluable
    assert settled.balance_due.unknown == ("G",)


def test_nothing_is_said_of_a_grant_that_no_signed_act_carries() -> None:
    """The act must bind."""
    unsigned = _convention(FLAT, "0").replace(signed_on=None, transmitted_on=None, notified_on=None)
    assert _one(unsigned).reason == "l’acte qui la porte n’est pas signé"


def test_without_a_ledger_the_final_amount_is_known_and_the_balance_is_not() -> None:
    """Nobody said what was paid: the balance is unknown."""
    found = _one(_convention(FLAT))
    assert (str(found.final), found.balance) == ("10000.00", None)
    assert found.reason.endswith("versements inconnus")


def test_a_payment_without_its_day_or_its_grant_leaves_the_balance_unknown() -> None:
    """A mandate « payé » without a date, or one that may be of another grant."""
    base = _convention(FLAT, "4000")
    ledger = base.ledger
    assert ledger is not None
    (mandate,) = ledger.payments
    undated = base.replace(ledger=Ledger(payments=(mandate.replace(paid_on=None),)))
    assert _one(undated).reason.endswith("date ou montant d’un versement inconnus")
    (grant,) = base.initial.grants
    two = base.replace(
        initial=base.initial.replace(grants=(grant, grant.replace(key="H", nature="équipement"))),
        ledger=Ledger(payments=(mandate.replace(grant=None),)),
    )
    found = settle(two, 2024, as_of=DAY).grants
    assert [each.balance for each in found] == [None, None]
    assert "ne dit pas de quelle subvention il est" in found[0].reason


def test_money_that_came_back_is_taken_off() -> None:
    """What was collected on a title counts as not received."""
    base = _convention(PROPORTIONAL, "8000")
    assert base.ledger is not None
    title = Recovery(
        number="T1",
        kind=RecoveryKind.TITLE,
        exercise=2025,
        grant="G",
        issued_on=date(2025, 6, 1),
        amount=euros(3000),
        collected=euros(3000),
    )
    settled = settle(
        base.replace(ledger=base.ledger.replace(recoveries=(title,))), 2024, euros(10000), as_of=DAY
    )
    assert settled.grants[0].outcome is SettlementOutcome.SETTLED
    before = settle(
        base.replace(ledger=base.ledger.replace(recoveries=(title,))),
        2024,
        euros(10000),
        as_of=date(2025, 5, 31),
    )
    assert str(before.to_recover.amount) == "3000.00"


SURPLUS = {
    "a part of the costs": ({"ratio": Fraction(1, 10)}, "-2000.00"),
    "a part of the grant": ({"ratio": Fraction(3, 10), "of": "subvention"}, "0.00"),
    "no more than what is not used": ({"ratio": Fraction(9, 10), "of": "subvention"}, "0.00"),
}


@pytest.mark.parametrize("case", SURPLUS)
def test_a_reasonable_surplus_is_kept_where_the_clause_says_so(case: str) -> None:
    """10 000 voted and paid, 50 % of 14 000 earned: 3 000 too many, less what the beneficiary keeps."""
    surplus, balance = SURPLUS[case]
    expected = "-1600.00" if case == "a part of the costs" else balance
    found = _one(_convention(PROPORTIONAL, "10000", terms={"surplus": surplus}), "14000")
    assert str(found.balance) == expected


def test_a_surplus_that_the_act_does_not_measure_is_not_evaluable() -> None:
    """« excédent raisonnable » without a figure, in the terms or in a clause; a balance still due is."""
    told = _convention(PROPORTIONAL, "10000", terms={"surplus": {"raw": "excédent raisonnable"}})
    clause = Clause(kind=ClauseKind.RETENTION)
    for convention in (told, _convention(PROPORTIONAL, "10000", clauses=(clause,))):
        found = _one(convention, "14000")
        assert (found.balance, found.outcome) == (None, SettlementOutcome.NOT_EVALUABLE)
        assert "excédent que l’acte laisse sans dire combien" in found.reason
    assert str(_one(_convention(PROPORTIONAL, "5000", clauses=(clause,)), "14000").balance) == "2000.00"


def test_the_costs_of_the_file_count_when_none_are_given() -> None:
    """The equipment sample: 25 % of 238 412,60 €, of which 18 750 € were paid."""
    settled = settle(equipment_2023_2025(), 2023, as_of=date(2025, 2, 1))
    assert (str(settled.final.amount), str(settled.balance_due.amount)) == ("59603.15", "40853.15")
    assert settled.reason.startswith("25\u00a0% de 238\u202f412,60\u00a0€, arrondis à 0,01\u00a0€ près")
    assert settled == settle(
        equipment_2023_2025(), 2023, {"2023-équipement": euros("238412.60")}, as_of=date(2025, 2, 1)
    )


def test_costs_are_refused_when_nothing_says_what_they_are_of() -> None:
    """A strange key, several grants for one amount, a negative cost, an exercise without a grant."""
    base = _convention(PROPORTIONAL, "0")
    (grant,) = base.initial.grants
    two = base.replace(initial=base.initial.replace(grants=(grant, grant.replace(key="H"))))
    flat = grant.replace(key="H", calculation="forfaitaire", rate=None)
    mixed = base.replace(initial=base.initial.replace(grants=(grant, flat)))
    assert str(settle(mixed, 2024, euros(100), as_of=DAY).grants[0].final) == "50.00"
    for convention, exercise, costs, message in (
        (base, 2024, {"X": euros(1)}, "absente de l’exercice"),
        (two, 2024, euros(1), "donnez les dépenses de chacune"),
        (base, 2024, euros(-1), "ne sont pas négatives"),
        (base, 2031, euros(1), "aucune subvention n’est en vigueur pour l’exercice 2031"),
        (base, 2024, {"G": 1}, "un montant"),
        (cci_2017_2019().replace(initial=cci_2017_2019().initial.replace(grants=())), 2018, None, "aucune"),
    ):
        with pytest.raises(ConventionsError, match=message):
            settle(convention, exercise, costs, as_of=DAY)  # type: ignore[arg-type]  # hostile on purpose


SUMS = amounts(ZERO, euros(10**6))


@given(SUMS, SUMS, SUMS, st.fractions(0, 1, max_denominator=100))
def test_the_final_amount_is_bounded_and_the_balance_adds_up(
    voted: Amount, costs: Amount, paid: Amount, rate: Fraction
) -> None:
    """Final ≤ voted, final ≤ rate × costs up to half a cent, final = paid + balance; more costs, no less money."""
    convention = _convention({"amount": voted, "calculation": "proportionnelle", "rate": rate}, str(paid))
    found, more = _one(convention, str(costs)), _one(convention, str(costs + euros(1)))
    assert found.final is not None
    assert more.final is not None
    assert found.balance is not None
    assert ZERO <= found.final <= voted
    assert found.final <= costs.share(rate, rounding="ceil")
    assert paid + found.balance == found.final
    assert found.final <= more.final
