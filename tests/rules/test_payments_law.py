"""What the law and the terms ask of each payment: the borders, and what is masked."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Instalment, PaymentTerms, check, euros
from conventions.law import duration
from conventions.model import (
    ActualCost,
    Document,
    Each,
    FinancialReport,
    Fixed,
    InstalmentKind,
    Ledger,
    Payment,
    Recovery,
    RecoveryKind,
    Rhythm,
    Share,
)
from conventions.money import CENT, ZERO, Amount
from conventions.operations import names_no_day, payable_by
from conventions.rules import Anchor, Case, Context, Parameters, Profile
from conventions.rules.payments.balance_before_report import is_report
from conventions.rules.payments.claim_prescribed import prescribed_on
from conventions.rules.payments.statement_of_payments_missing import is_statement
from conventions.rules.reading.placed import net, papers, placed
from conventions.samples import association_2024_2026, equipment_2023_2025

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
IBAN = "FR76 3000 6000 0112 3456 7890 189"
CODES = ("PAI-002", "PAI-003", "PAI-004", "PAI-007", "PAI-009", "PAI-011", "BUD-005", "BUD-006")
amounts = st.integers(1, 10**9)


def _with(convention: Convention, *payments: Payment, **told: object) -> Convention:
    ledger = convention.ledger or Ledger()
    return convention.replace(ledger=ledger.replace(payments=payments), **told)


def _payments(convention: Convention) -> tuple[Payment, ...]:
    assert convention.ledger is not None
    return convention.ledger.payments


@pytest.mark.parametrize("code", CODES)
def test_without_a_ledger_nothing_is_a_fault(code: str, judge: Judge) -> None:
    """Unknown is not wrong."""
    outcome = judge.outcome(code, association_2024_2026().replace(ledger=None), DAY)
    assert outcome in ("non évaluée", "sans objet")


@pytest.mark.parametrize("code", ["PAI-004", "PAI-005", "PAI-006", "PAI-009"])
def test_without_a_grant_nothing_is_owed(code: str, judge: Judge) -> None:
    """No grant, or nothing but premises lent: no object."""
    base = association_2024_2026().replace(avenants=())
    lent = tuple(grant.replace(form="nature", firmness="ferme") for grant in base.initial.grants)
    for grants in ((), lent):
        convention = _with(base.replace(initial=base.initial.replace(grants=grants)))
        assert judge.outcome(code, convention, DAY) == "sans objet"
    terms = base.initial.replace(grants=lent)
    profile = Profile(
        select=(code,),
        parameters=Parameters(advance_cap=Fraction(1, 99), before_balance_cap=Fraction(1, 99)),
    )
    report = check(base.replace(initial=terms), DAY, profile=profile)
    assert judge.said(report) == "sans objet"


# What pays which grant.


def test_an_entry_without_a_name_pays_the_only_grant_that_it_can(judge: Judge) -> None:
    """An earlier grant may be paid on a later exercise, never the reverse; the beneficiary tells grants apart."""
    convention = judge.found("PAI-001", "balance-of-last-year")
    first, second = convention.initial.grants
    paid = [
        Payment(number="a", exercise=2023, issued_on=date(2023, 3, 1), amount=CENT),
        Payment(number="b", exercise=2024, issued_on=date(2024, 3, 1), amount=CENT),
        Payment(number="c", exercise=2024, issued_on=date(2024, 3, 1), amount=CENT, grant="inconnue"),
        Payment(number="d", exercise=2024, issued_on=date(2024, 3, 1), amount=CENT, beneficiary="ville"),
    ]
    found = placed(Case(_with(convention, *paid), DAY))
    assert found is not None
    assert {key: [item.key for item in held] for key, held in found.payments.items()} == {first.key: ["a"]}
    assert [item.key for item in found.unplaced] == ["b", "c", "d"]
    other = convention.initial.replace(grants=(first.replace(beneficiary="ville"), second))
    found = placed(Case(_with(convention.replace(initial=other), paid[3]), DAY))
    assert found is not None
    assert set(found.payments) == {first.key}
    seen_in_part = _with(convention.replace(known_in_part=True), paid[0])
    assert placed(Case(seen_in_part, DAY)).payments == {}  # type: ignore[union-attr]  # there is a ledger


def test_what_came_back_is_taken_off_where_it_may_be(judge: Judge) -> None:
    """Of the mandates, of the grant, of nothing told; never of another grant or mandate."""
    convention = judge.found("PAI-001", "balance-of-last-year")
    paid = _payments(convention)
    kept = {"kind": RecoveryKind.REDUCTION, "exercise": 2024, "issued_on": date(2024, 9, 1)}
    told: tuple[dict[str, str], ...] = (
        {"payment": paid[0].key},
        {"grant": "2023"},
        {},
        {"grant": "2024"},
        {"payment": paid[1].key},
    )
    back = tuple(
        Recovery.model_validate({**kept, "number": str(rank), "amount": euros(10**rank), **each})
        for rank, each in enumerate(told)
    )
    ledger = convention.ledger
    assert ledger is not None
    case = Case(convention.replace(ledger=ledger.replace(recoveries=back)), DAY)
    found = net(case, paid[:1], "2023")
    assert (paid[0].amount - found.most, paid[0].amount - found.least) == (euros(1), euros(111))


# PAI-002


@pytest.mark.parametrize(
    ("kind", "is_one"),
    [
        ("état récapitulatif des sommes déjà versées", True),
        ("ETAT DES VERSEMENTS", True),
        ("Décompte des acomptes", True),
        ("récapitulation des montants payés", True),
        ("état récapitulatif des dépenses payées", False),
        ("état récapitulatif", False),
        ("demande de versement", False),
        ("x" * 20_000, False),
    ],
)
def test_a_statement_is_known_by_its_words(kind: str, *, is_one: bool) -> None:
    """Accents and capitals apart; costs that were paid are not what the authority paid."""
    assert is_statement(Document(key="1", kind=kind)) is is_one
    assert is_statement(Document(key="1", kind="pièce", title=kind)) is is_one


def test_a_paper_that_nobody_describes_may_be_the_statement(judge: Judge) -> None:
    """A key without a document, as hypotheses may leave."""
    base = association_2024_2026()
    first, second = _payments(base)
    convention = _with(base, first, second.replace(documents=("bilan-2024", "ailleurs")))
    assert judge.reason("PAI-002", convention, DAY) == "une pièce jointe au mandat n’est pas décrite"


def test_the_papers_of_the_hypotheses_count(judge: Judge) -> None:
    """A statement given beside the file."""
    from conventions import Facts

    base = association_2024_2026()
    first, second = _payments(base)
    paper = Document(key="ailleurs", kind="état des versements")
    context = Context(facts=Facts(documents=(paper,)))
    convention = _with(base, first, second.replace(documents=("ailleurs",)))
    report = check(convention, DAY, profile=Profile(select=("PAI-002",)), context=context)
    assert judge.said(report) == "conforme"
    assert papers(Case(convention, DAY, context))["ailleurs"] == paper


# PAI-003 and PAI-004


@given(days=st.integers(-40, 40))
def test_a_first_payment_is_early_before_the_executory_day_only(days: int) -> None:
    """19 December 2023, the later of transmission and publication."""
    base = association_2024_2026()
    executory = date(2023, 12, 19)
    first, *_ = _payments(base)
    moved = _with(base, first.replace(issued_on=executory + timedelta(days)))
    report = check(moved, DAY, profile=Profile(select=("PAI-003",)))
    assert bool(report.findings) is (days < 0)


def test_mandates_of_no_grant_are_first_of_none(judge: Judge) -> None:
    """Two grants, a mandate that names neither."""
    convention = judge.found("PAI-001", "balance-of-last-year")
    paid = Payment(number="b", exercise=2024, issued_on=date(2024, 3, 1), amount=CENT)
    told = judge.reason("PAI-003", _with(convention, paid), DAY)
    assert told == "un mandat ne dit pas la subvention qu’il paie"


@pytest.fixture
def in_one_go(judge: Judge) -> Convention:
    """A grant of 2024 to a private body, notified on 2 July 2024, paid on 1 September."""
    return judge.found("PAI-004", "failing")


@given(days=st.integers(0, 120))
def test_a_grant_is_late_after_the_days_of_the_law(days: int) -> None:
    """Counted from the notification, whatever the day it is paid."""
    from tests.rules.conftest import Judge

    convention = Judge().found("PAI-004", "failing")
    notified = date(2024, 7, 2)
    allowed = duration("payment_delay", on=notified).days
    paid = _payments(convention)[0].replace(issued_on=notified, paid_on=notified + timedelta(days))
    report = check(_with(convention, paid), DAY, profile=Profile(select=("PAI-004",)))
    assert bool(report.findings) is (days > allowed)


def test_a_payment_told_without_its_day_is_not_judged(in_one_go: Convention, judge: Judge) -> None:
    """State « payé » and no day; a payment later than the day of the check is not known yet."""
    (paid,) = _payments(in_one_go)
    unsaid = _with(in_one_go, paid.replace(paid_on=None, state="payé"))
    assert judge.reason("PAI-004", unsaid, date(2024, 8, 25)) == "date de paiement du mandat non renseignée"
    waiting = _with(in_one_go, paid.replace(paid_on=None, state="émis"))
    assert judge.outcome("PAI-004", waiting, date(2024, 8, 31)) == "conforme"
    assert judge.outcome("PAI-004", waiting, date(2024, 9, 1)) == "non évaluée"


def test_a_mandate_of_another_grant_may_pay_it(in_one_go: Convention, judge: Judge) -> None:
    """Two grants to be paid in one go, a mandate that names neither."""
    (grant,), (paid,) = in_one_go.initial.grants, _payments(in_one_go)
    both = in_one_go.initial.replace(grants=(grant, grant.replace(key="autre")))
    told = judge.reason("PAI-004", _with(in_one_go.replace(initial=both), paid.replace(grant=None)), DAY)
    assert told == "un mandat ne dit pas la subvention qu’il paie"


def test_an_avance_is_followed_by_another_payment(in_one_go: Convention, judge: Judge) -> None:
    """Terms without a day, in several payments, are no payment in one go."""
    (terms,) = in_one_go.initial.payment_terms
    (single,) = terms.instalments
    parts = terms.replace(instalments=(single.replace(kind="avance", key="a"),))
    assert names_no_day(parts)
    convention = in_one_go.replace(initial=in_one_go.initial.replace(payment_terms=(parts,)))
    assert judge.outcome("PAI-004", convention, DAY) == "sans objet"


def test_the_delay_of_the_law_is_for_private_bodies_from_its_first_day() -> None:
    """None for a public body, for a body of no known kind, before the law, without a notification."""
    convention = association_2024_2026()
    city, body = convention.initial.parties
    assert payable_by(body, convention.replace(notified_on=date(2021, 7, 3))) == date(2021, 9, 1)
    assert payable_by(body, convention.replace(notified_on=date(2021, 7, 2))) is None
    assert payable_by(body, convention.replace(notified_on=None)) is None
    assert payable_by(body, convention.replace(notified_on=date(9999, 12, 1))) is None
    assert payable_by(city, convention) is None
    assert payable_by(body.replace(kinds=()), convention) is None


def test_the_notifications_are_those_of_the_acts_that_count() -> None:
    """The convention, then each avenant in force."""
    days = Anchor.NOTIFICATION.days(Case(association_2024_2026(), date(2025, 6, 30)))
    assert days == (date(2024, 1, 18), date(2025, 3, 10))
    assert Anchor.NOTIFICATION.days(Case(association_2024_2026(), DAY)) == (date(2024, 1, 18),)


# PAI-005 and PAI-006


@given(cents=st.lists(amounts, min_size=1, max_size=4), cap=st.fractions(0, 1, max_denominator=60))
def test_avances_over_the_cap_are_found_to_the_cent(cents: list[int], cap: Fraction) -> None:
    """A finding at a mandate exactly when the sum passes the part of the grant, exactly."""
    base = association_2024_2026()
    paid = [
        Payment(
            number=str(rank),
            exercise=2024,
            grant="2024-fonctionnement",
            instalment="avance",
            issued_on=date(2024, 3, rank + 1),
            amount=Amount(cents=amount),
        )
        for rank, amount in enumerate(cents)
    ]
    profile = Profile(select=("PAI-005",), parameters=Parameters(advance_cap=cap))
    report = check(_with(base, *paid), DAY, profile=profile)
    over = [item for item in report.findings if item.address.startswith("ledger")]
    assert bool(over) is (sum(cents) > cap * 3_000_000)


def _planned(judge: Judge, *instalments: Instalment) -> str:
    base = association_2024_2026()
    terms = PaymentTerms(instalments=instalments)
    convention = base.replace(
        initial=base.initial.replace(payment_terms=(terms,)), avenants=(), ledger=Ledger()
    )
    profile = Profile(select=("PAI-005",), parameters=Parameters(advance_cap=Fraction(1, 2)))
    return judge.said(check(convention, DAY, profile=profile))


def _avance(amount: object, **told: object) -> Instalment:
    return Instalment.model_validate({"kind": InstalmentKind.ADVANCE, "amount": amount} | told)


def test_what_the_terms_plan_is_compared_where_they_say_it(judge: Judge) -> None:
    """A sum or shares; not what is repeated, what varies, nor what is a part of something else."""
    over = "avertissement, initial.payment_terms[1].instalments"
    half = Share(ratio=Fraction(1, 2))
    more = Share(ratio=Fraction(51, 100))
    assert _planned(judge, _avance(half)) == "conforme"
    assert _planned(judge, _avance(more)) == over
    assert _planned(judge, _avance(half), _avance(Share(ratio=Fraction(1, 99)), key="b")) == over
    assert _planned(judge, _avance(Fixed(amount=euros("15000.01")))) == over
    assert _planned(judge, _avance(Fixed(amount=euros(15000)))) == "conforme"
    each = Each(rhythm=Rhythm.MONTH, payments=3)
    cost = more.replace(of="coût éligible")
    for told in (_avance(more, max_payments=2), _avance(more, trigger=each), _avance(cost)):
        assert _planned(judge, told) == "non évaluée"


def test_a_cap_alone_is_a_missing_fact_not_a_fault() -> None:
    """A grant of nothing has no part: the terms alone say nothing."""
    base = association_2024_2026()
    terms = PaymentTerms(instalments=(_avance(Fixed(amount=euros(1)), cap=Fraction(1, 2)),))
    nothing = base.initial.grants[0].replace(amount=ZERO)
    convention = base.replace(
        initial=base.initial.replace(payment_terms=(terms,), grants=(nothing,)), avenants=()
    )
    report = check(convention.replace(ledger=Ledger()), DAY, profile=Profile(select=("PAI-005",)))
    assert report.findings == ()


# PAI-007


@pytest.mark.parametrize(
    ("kind", "is_one"),
    [
        ("compte-rendu financier", True),
        ("Rapport d’activité", True),
        ("BILAN final", True),
        ("compte bancaire", False),
        ("procès-verbal", False),
        ("rapporteur", False),
    ],
)
def test_a_report_is_known_by_its_words(kind: str, *, is_one: bool) -> None:
    """Hyphens, accents and capitals apart."""
    assert is_report(kind) is is_one


def test_a_financial_report_of_another_grant_is_not_waited_for(judge: Judge) -> None:
    """It names its grant: only that one is justified by it."""
    convention = judge.found("PAI-007", "by-the-report")
    told = FinancialReport(exercise=2024, grant="2024", received_on=date(2025, 4, 20))
    late = convention.replace(reports=(told,))
    assert judge.outcome("PAI-007", late, date(2025, 12, 31)) == "avertissement, ledger.payments[8]"
    other = convention.initial.grants[0].replace(key="autre")
    initial = convention.initial.replace(grants=(*convention.initial.grants, other))
    elsewhere = convention.replace(initial=initial, reports=(told.replace(grant="autre"),))
    assert judge.outcome("PAI-007", elsewhere, date(2025, 12, 31)) == "non évaluée"


# PAI-009


def test_the_costs_of_another_grant_are_not_counted(judge: Judge) -> None:
    """Two proportional grants: each is settled with its own costs."""
    convention = judge.found("PAI-009", "failing")
    (grant,) = convention.initial.grants
    other = grant.replace(key="autre")
    costs = (*convention.facts.costs, ActualCost(day=date(2025, 2, 1), grant="autre", amount=euros(10000)))
    convention = convention.replace(
        initial=convention.initial.replace(grants=(grant, other)),
        facts=convention.facts.replace(costs=costs),
    )
    assert judge.outcome("PAI-009", convention, date(2025, 12, 31)) == "erreur, ledger.payments[8]"


def test_a_grant_that_is_only_approved_is_not_settled(judge: Judge) -> None:
    """An avenant nobody signed adds the grant of the exercise: nothing is in force."""
    from conventions import Avenant
    from conventions.model import SetGrant

    convention = judge.found("PAI-009", "failing")
    (grant,) = convention.initial.grants
    added = SetGrant(grant=grant.replace(key="autre"))
    decided = judge.found("PAI-003", "passing").deliberations
    ledger = convention.ledger
    assert ledger is not None
    payments = tuple(item.replace(grant="autre") for item in ledger.payments)
    costs = tuple(item.replace(grant="autre") for item in convention.facts.costs)
    convention = convention.replace(
        deliberations=decided,
        avenants=(Avenant(number=1, deliberation="D1", operations=(added,)),),
        ledger=ledger.replace(payments=payments),
        facts=convention.facts.replace(costs=costs),
    )
    assert judge.outcome("PAI-009", convention, date(2025, 12, 31)) == "non évaluée"


def test_a_convention_without_an_end_ends_nothing(judge: Judge) -> None:
    """Costs of an open convention are final by its events alone."""
    convention = judge.found("PAI-009", "ended")
    period = convention.initial.period
    open_ended = convention.replace(
        initial=convention.initial.replace(period=type(period)(period.start, None))
    )
    assert judge.outcome("PAI-009", open_ended, date(2025, 12, 31)) == "non évaluée"


def test_the_other_events_end_nothing(judge: Judge) -> None:
    """A start is no completion, and the completion of another grant is not this one's."""
    convention = judge.found("PAI-009", "completed")
    (event,) = convention.facts.events
    other = convention.initial.grants[0].replace(key="autre")
    initial = convention.initial.replace(grants=(*convention.initial.grants, other))
    for told in (event.replace(kind="commencement"), event.replace(grant="autre")):
        changed = convention.replace(initial=initial, facts=convention.facts.replace(events=(told,)))
        assert judge.outcome("PAI-009", changed, date(2025, 12, 31)) == "non évaluée"


# PAI-010


def test_no_report_shows_an_iban(judge: Judge) -> None:
    """Right, wrong or of somebody else: masked everywhere, unless somebody asks for it."""
    base = association_2024_2026()
    first, second = _payments(base)
    body = base.initial.parties[1].replace(iban=IBAN)
    initial = base.initial.replace(parties=(base.initial.parties[0], body))
    wrong = "FR76 3000 6000 0112 3456 7890 188"
    convention = _with(
        base.replace(initial=initial, avenants=()),
        first.replace(iban=wrong),
        second.replace(iban="BE68 5390 0754 7034"),
    )
    report = check(convention, DAY, profile=Profile(select=("PAI-010",)))
    assert [item.address for item in report.errors] == [
        "ledger.payments[1204].iban",
        "ledger.payments[3377].iban",
    ]
    shown = (report.to_json() + repr(report)).replace("\\u00a0", "").replace(" ", "")
    for secret in (IBAN, wrong, "BE68 5390 0754 7034"):
        assert secret.replace(" ", "") not in shown
        assert secret.replace(" ", "")[4:-4] not in shown


@given(text=st.text(max_size=60))
def test_whatever_stands_for_an_iban_has_an_answer(text: str) -> None:
    """Hostile texts: an answer, and never the text itself when it looks like an IBAN."""
    base = association_2024_2026()
    first, _ = _payments(base)
    try:
        paid = first.replace(iban=text)
    except ValueError:
        return
    report = check(_with(base, paid), DAY, profile=Profile(select=("PAI-010",)))
    assert report.findings or report.not_evaluated


def test_a_mandate_names_its_payee_or_its_grant_does(judge: Judge) -> None:
    """The only beneficiary when neither is told; nobody when several may be paid."""
    convention = judge.found("PAI-010", "passing")
    (paid,) = _payments(convention)
    assert judge.outcome("PAI-010", _with(convention, paid.replace(beneficiary="asso")), DAY) == "conforme"
    named = _with(convention, paid.replace(beneficiary="ville"))
    assert judge.outcome("PAI-010", named, DAY) == "non évaluée"
    (grant,) = convention.initial.grants
    two = convention.initial.replace(grants=(grant, grant.replace(key="b", beneficiary="ville")))
    assert judge.outcome("PAI-010", convention.replace(initial=two), DAY) == "non évaluée"


# PAI-011


@pytest.mark.parametrize(("year", "day"), [(1969, (1974, 1, 1)), (2019, (2024, 1, 1)), (2020, (2025, 1, 1))])
def test_a_claim_lapses_four_years_after_the_next_january(year: int, day: tuple[int, int, int]) -> None:
    """1 January, in a leap year or not."""
    assert prescribed_on(year) == date(*day)


@given(
    day=st.dates(date(2018, 1, 1), date(2031, 12, 31)), asked=st.dates(date(2018, 1, 1), date(2031, 12, 31))
)
def test_a_claim_is_prescribed_unless_it_was_asked_for_in_time(day: date, asked: date) -> None:
    """The rule said again: a request in time starts the four years again."""
    from conventions import Facts
    from conventions.model import PaymentRequest
    from tests.rules.conftest import Judge

    convention = Judge().found("PAI-011", "failing")
    (paid,) = _payments(convention)
    request = PaymentRequest(day=asked, grant="2018")
    convention = _with(convention, paid.replace(issued_on=day)).replace(facts=Facts(requests=(request,)))
    report = check(convention, date(2032, 1, 1), profile=Profile(select=("PAI-011",)))
    in_time = asked < day and asked < date(2023, 1, 1)
    year = max(2018, asked.year) if in_time else 2018
    assert report.ok is (day < date(year + 5, 1, 1))


def test_an_exercise_before_the_laws_is_not_judged(judge: Judge) -> None:
    """Nobody knows the delays of 1744: one odd mandate leaves the others judged."""
    convention = judge.found("PAI-011", "failing")
    (paid,), (grant,) = _payments(convention), convention.initial.grants
    assert prescribed_on(1744) is None
    old = grant.replace(exercise=1744, key="1744")
    odd = paid.replace(number="odd", key="odd", exercise=1744, grant="1744", paid_on=paid.issued_on)
    both = convention.replace(initial=convention.initial.replace(grants=(grant, old)))
    both = _with(both, paid, odd)
    day = date(2023, 12, 31)
    assert judge.outcome("PAI-011", both, day) == "erreur, ledger.payments[7]"
    only = _with(both, odd)
    for code in ("PAI-011", "BUD-005", "BUD-006"):
        assert "inconnu" in judge.reason(code, only, day)
        assert "1744" in judge.reason(code, only, day)


def test_a_paper_of_another_grant_interrupts_nothing(judge: Judge) -> None:
    """Letters and reports that name another grant."""
    convention = judge.found("PAI-011", "failing")
    other = convention.initial.grants[0].replace(key="autre")
    initial = convention.initial.replace(grants=(*convention.initial.grants, other))
    convention = convention.replace(
        initial=initial,
        documents=(Document(key="a", kind="lettre", received_on=date(2021, 1, 5), grant="autre"),),
        reports=(
            FinancialReport(exercise=2018, grant="autre", received_on=date(2021, 1, 5)),
            FinancialReport(exercise=2018, grant="2018", key="b"),
        ),
    )
    assert judge.outcome("PAI-011", convention, date(2023, 12, 31)) == "erreur, ledger.payments[7]"


def test_a_proportional_grant_is_owed_when_its_costs_are(judge: Judge) -> None:
    """The exercise does not say when the right to it arose."""
    convention = judge.found("PAI-011", "in-the-exercise")
    (grant,) = convention.initial.grants
    follows = grant.replace(calculation="proportionnelle", rate=Fraction(1, 2))
    convention = convention.replace(initial=convention.initial.replace(grants=(follows,)))
    assert judge.outcome("PAI-011", convention, date(2023, 12, 31)) == "non évaluée"


def test_the_equipment_grant_has_no_payment_out_of_order(judge: Judge) -> None:
    """One avance, paid in the exercise, on a deliberation whose publication nobody told."""
    convention = equipment_2023_2025()
    day = date(2025, 6, 30)
    told = {code: judge.outcome(code, convention, day) for code in CODES}
    assert not [code for code, outcome in told.items() if outcome.startswith(("erreur", "avertissement"))]
