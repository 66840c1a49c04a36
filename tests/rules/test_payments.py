"""Mandates against grants, and payment terms against themselves."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Avenant, Deliberation, Instalment, Name, Party, PaymentTerms, check, euros
from conventions.model import (
    ChangeParty,
    ChangePaymentTerms,
    Fixed,
    Form,
    InstalmentKind,
    Ledger,
    Organ,
    Payment,
    PaymentState,
    Recovery,
    RecoveryKind,
    Remainder,
    SetByAvenant,
    SetGrant,
    Share,
)
from conventions.rules import Profile
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
PAI_008 = Profile(select=("PAI-008",))


@pytest.fixture
def two_years(judge: Judge) -> Convention:
    """20 000 € for 2023, 20 000 € for 2024; mandates of 15 000 € and 25 000 € that name no grant."""
    return judge.found("PAI-001", "balance-of-last-year")


@pytest.fixture
def over(judge: Judge) -> Convention:
    """20 000 € granted for 2024, 20 000,01 € mandated."""
    return judge.found("PAI-001", "failing")


def _paid(convention: Convention, *payments: Payment, back: tuple[Recovery, ...] = ()) -> Convention:
    return convention.replace(ledger=Ledger(payments=payments, recoveries=back))


def _payment(amount: str, exercise: int = 2024, **told: object) -> Payment:
    fields = {
        "number": f"{exercise}-{amount}",
        "exercise": exercise,
        "issued_on": date(exercise, 3, 5),
    } | told
    return Payment.model_validate({**fields, "amount": euros(amount)})


def _back(amount: str, **told: object) -> Recovery:
    fields = {
        "number": "R",
        "kind": RecoveryKind.TITLE,
        "exercise": 2024,
        "issued_on": date(2024, 9, 1),
    } | told
    return Recovery.model_validate({**fields, "amount": euros(amount)})


def test_the_excess_is_told_to_the_cent(over: Convention, judge: Judge) -> None:
    """Mandated, granted and the difference; what to do is not the same when money was only foreseen."""
    assert judge.message("PAI-001", over, DAY) == (
        "mandats de 2024 : 20 000,01 €, au-delà du montant attribué, 20 000 € (trop-versé : 0,01 €)"
    )
    (finding,) = judge.report("PAI-001", over, DAY).errors
    assert finding.remedy.startswith("émettre un titre de recettes")
    (finding,) = judge.report("PAI-001", judge.found("PAI-001", "forecast"), DAY).errors
    assert finding.remedy.startswith("confirmer par un avenant le montant prévisionnel")


def test_without_a_ledger_nothing_is_known(over: Convention, judge: Judge) -> None:
    """Unknown is not zero."""
    reason = judge.reason("PAI-001", over.replace(ledger=None), DAY)
    assert reason == "les versements ne sont pas renseignés"


@pytest.mark.parametrize("told", [{}, {"grant": "2024"}, {"kind": RecoveryKind.REDUCTION}])
def test_money_that_comes_back_is_taken_off(told: dict[str, object], over: Convention, judge: Judge) -> None:
    """A title or a reduction of the excess makes it right, from its day on."""
    payments = over.ledger.payments  # type: ignore[union-attr]  # the example has a ledger
    mended = _paid(over, *payments, back=(_back("0.01", **told),))
    assert judge.outcome("PAI-001", mended, DAY) == "conforme"
    assert judge.outcome("PAI-001", mended, date(2024, 8, 31)).startswith("erreur")


def test_a_cancelled_mandate_told_twice_is_taken_off_once(over: Convention, judge: Judge) -> None:
    """The state of the mandate and the recovery say the same event: it hides no other excess."""
    lost = _payment("5000.00", state=PaymentState.CANCELLED)
    back = _back("5000.00", kind=RecoveryKind.CANCELLATION)
    payments = over.ledger.payments  # type: ignore[union-attr]  # the example has a ledger
    assert judge.outcome("PAI-001", _paid(over, *payments, lost, back=(back,)), DAY).startswith("erreur")
    assert judge.outcome("PAI-001", _paid(over, *payments, back=(back,)), DAY) == "conforme"


def test_a_takeover_hides_no_excess(judge: Judge) -> None:
    """44 000 € mandated for 30 000 €: the sum decided for the old party is not granted again to the new one."""
    base = association_2024_2026()
    ledger = base.ledger
    assert ledger is not None
    more = ledger.payments[-1].replace(number="9", amount=euros(20000))
    change = ChangeParty(old="treteaux", new=Party(key="mjc", name=Name("MJC")), reason="reprise")
    taken_over = base.with_avenant(Avenant(number=9, signed_on=date(2025, 6, 1), operations=(change,)))
    convention = taken_over.replace(ledger=ledger.replace(payments=(*ledger.payments, more)))
    for day in (date(2025, 5, 31), date(2025, 6, 1)):
        assert judge.outcome("PAI-001", convention, day) == "erreur, ledger.payments[9]"
        assert judge.message("PAI-001", convention, day).endswith("(trop-versé : 14 000 €)")
        assert judge.outcome("PAI-001", taken_over, day) == "conforme"


def test_a_mandate_counts_for_the_exercise_of_its_grant(two_years: Convention, judge: Judge) -> None:
    """The balance of 2023 charged to 2024 is 2023's when it says so; what is over is over there."""
    named = _paid(
        two_years,
        _payment("15000", 2023),
        _payment("5000", grant="2023"),
        _payment("20000", grant="2024"),
    )
    assert judge.outcome("PAI-001", named, DAY) == "conforme"
    too_much = _paid(two_years, _payment("20000.01", grant="2023"))
    assert judge.outcome("PAI-001", too_much, DAY) == "erreur, ledger.payments[2024-20000.01]"
    elsewhere = _paid(two_years, _payment("20000.01", grant="inconnue"))
    assert judge.outcome("PAI-001", elsewhere, DAY) == "non évaluée"


def test_money_back_that_names_no_grant_leaves_a_doubt(two_years: Convention, judge: Judge) -> None:
    """It may come from the exercise that seems over: that is not sure enough for an error."""
    convention = _paid(
        two_years, _payment("20000.01", 2023, grant="2023"), _payment("1"), back=(_back("0.01"),)
    )
    assert judge.outcome("PAI-001", convention, DAY) == "non évaluée"
    sure = _paid(two_years, _payment("20000.02", 2023, grant="2023"), _payment("1"), back=(_back("0.01"),))
    assert judge.outcome("PAI-001", sure, DAY).startswith("erreur")


def test_an_earlier_unknown_amount_leaves_a_doubt(two_years: Convention, judge: Judge) -> None:
    """25 000 € on 2024 may pay a balance of 2023, whose amount nobody knows."""
    first, second = two_years.initial.grants
    initial = two_years.initial.replace(grants=(first.replace(amount=None), second))
    convention = _paid(two_years.replace(initial=initial), _payment("25000"))
    assert judge.reason("PAI-001", convention, DAY) == "montant attribué inconnu pour 2023"


def test_a_year_without_a_grant_is_zero_unless_seen_in_part(over: Convention, judge: Judge) -> None:
    """A mandate on an exercise without any grant: an error, or unknown when the convention is."""
    convention = _paid(over, _payment("1", 2023))
    assert judge.outcome("PAI-001", convention, DAY).startswith("erreur")
    seen_in_part = convention.replace(known_in_part=True)
    assert judge.reason("PAI-001", seen_in_part, DAY) == "montant attribué inconnu pour 2023"


def test_a_grant_in_kind_is_not_paid(over: Convention, judge: Judge) -> None:
    """Premises lent for 20 000 € leave no room for a mandate."""
    (grant,) = over.initial.grants
    convention = over.replace(initial=over.initial.replace(grants=(grant.replace(form=Form.IN_KIND),)))
    assert judge.outcome("PAI-001", _paid(convention, _payment("1")), DAY).startswith("erreur")


def _terms(*instalments: tuple[InstalmentKind, object], **told: object) -> PaymentTerms:
    made = tuple(
        Instalment.model_validate({"kind": kind, "amount": amount, "key": str(rank)})
        for rank, (kind, amount) in enumerate(instalments)
    )
    return PaymentTerms.model_validate({"instalments": made} | told)


def _paying(convention: Convention, *terms: PaymentTerms) -> Convention:
    return convention.replace(initial=convention.initial.replace(payment_terms=terms), avenants=())


@given(st.lists(st.fractions(0, 1, max_denominator=60), min_size=1, max_size=5))
def test_shares_make_the_grant_exactly(ratios: list[Fraction]) -> None:
    """Shares alone are right exactly when they make 1; with a remainder, when they do not pass 1."""
    base = association_2024_2026()
    shares = [(InstalmentKind.INTERIM, Share(ratio=ratio)) for ratio in ratios]
    alone = check(_paying(base, _terms(*shares)), DAY, profile=PAI_008)
    balance = (InstalmentKind.BALANCE, Remainder())
    with_rest = check(_paying(base, _terms(*shares, balance)), DAY, profile=PAI_008)
    assert alone.ok is (sum(ratios) == 1)
    assert with_rest.ok is (sum(ratios) <= 1)


KINDS = st.lists(st.sampled_from(InstalmentKind), min_size=1, max_size=5)


@given(KINDS)
def test_the_order_is_right_only_in_these_orders(kinds: list[InstalmentKind]) -> None:
    """Avances, acomptes, then one solde; or « unique » alone: every other order is told."""
    shares = [(kind, Share(ratio=Fraction(1, len(kinds)))) for kind in kinds]
    report = check(_paying(association_2024_2026(), _terms(*shares)), DAY, profile=PAI_008)
    letters = "".join(kind.value[1] for kind in kinds)
    right = re.fullmatch(r"v*c*o?|n", letters) is not None
    assert (not report.findings) is right


def test_a_sum_over_is_told_for_its_exercises(judge: Judge) -> None:
    """Fixed amounts are compared with each grant: only those that are passed are named."""
    base = association_2024_2026()
    terms = _terms(
        (InstalmentKind.ADVANCE, Fixed(amount=euros(31000))), (InstalmentKind.BALANCE, Remainder())
    )
    assert judge.message("PAI-008", _paying(base, terms), DAY) == (
        "les échéances font 31 000 € pour une subvention de 30 000 € (exercice 2024) :"
        " c’est plus que la subvention"
    )


def test_an_amount_left_to_an_avenant_closes_nothing(judge: Judge) -> None:
    """What an avenant will set cannot be missing."""
    terms = _terms(
        (InstalmentKind.ADVANCE, Share(ratio=Fraction(1, 2))), (InstalmentKind.BALANCE, SetByAvenant())
    )
    assert judge.outcome("PAI-008", _paying(association_2024_2026(), terms), DAY) == "conforme"


def test_terms_for_no_grant_are_still_read(judge: Judge) -> None:
    """Shares are wrong whatever the grant; fixed amounts need one."""
    convention = _paying(
        association_2024_2026(), _terms((InstalmentKind.SINGLE, Share(ratio=Fraction(1, 2))))
    )
    empty = convention.replace(initial=convention.initial.replace(grants=()))
    assert (
        judge.message("PAI-008", empty, DAY)
        == "les échéances font 50 % de la subvention, et aucune ne prend le reste"
    )
    fixed = _paying(empty, _terms((InstalmentKind.SINGLE, Fixed(amount=euros(5)))))
    assert judge.reason("PAI-008", fixed, DAY).startswith("montant de la subvention inconnu")


def test_a_grant_that_no_terms_name_is_told(judge: Judge) -> None:
    """Terms for 2024 alone say nothing of the other years: unknown where the convention is seen in part."""
    share = (InstalmentKind.SINGLE, Share(ratio=Fraction(1)))
    convention = _paying(association_2024_2026(), _terms(share, grants=("2024-fonctionnement",)))
    assert judge.outcome("PAI-008", convention, DAY) == "conforme"
    assert judge.outcome("PAI-008", convention.replace(known_in_part=True), DAY) == "non évaluée"


def test_terms_changed_by_an_avenant_have_the_address_of_the_avenant(judge: Judge) -> None:
    """The finding is where the words are."""
    base = association_2024_2026()
    change = ChangePaymentTerms(payment_terms=_terms((InstalmentKind.SINGLE, Share(ratio=Fraction(9, 10)))))
    convention = base.replace(avenants=(base.avenants[0].replace(operations=(change,)),))
    on = date(2025, 6, 30)
    address = "avenants[2025-1].operations[versement 1].payment_terms.instalments"
    assert judge.outcome("PAI-008", convention, on) == f"erreur, {address}"


def test_a_mandate_and_a_title_count_from_their_day(over: Convention, judge: Judge) -> None:
    """The day of issue is included; on the day before, nothing is there yet."""
    assert judge.outcome("PAI-001", over, date(2024, 6, 5)) == "erreur, ledger.payments[8]"
    assert judge.outcome("PAI-001", over, date(2024, 6, 4)) == "conforme"
    payments = over.ledger.payments  # type: ignore[union-attr]  # the example has a ledger
    mended = _paid(over, *payments, back=(_back("0.01"),))
    assert judge.outcome("PAI-001", mended, date(2024, 9, 1)) == "conforme"


def test_a_reduction_counts_once_it_is_signed(over: Convention, judge: Judge) -> None:
    """A projet that lowers the grant does not make wrong what was paid under the signed act."""
    lower = SetGrant(grant=over.initial.grants[0].replace(amount=euros(10_000)))
    decided = Deliberation(
        authority="ville",
        organ=Organ.COUNCIL,
        assembly="Conseil municipal",
        date=date(2024, 6, 1),
        number="D1",
    )
    projet = Avenant(number=1, deliberation="D1", operations=(lower,))
    convention = _paid(over, _payment("15000")).replace(signed_on=date(2024, 1, 2), deliberations=(decided,))
    assert judge.outcome("PAI-001", convention.replace(avenants=(projet,)), DAY) == "conforme"
    signed = projet.replace(signed_on=date(2024, 7, 1))
    assert judge.outcome("PAI-001", convention.replace(avenants=(signed,)), DAY).startswith("erreur")
