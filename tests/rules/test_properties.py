"""Every rule, on any convention: it ends, raises nothing, changes nothing, says the same twice."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from conventions import check
from conventions.model import Avenant, Budget, Convention, Grant, Ledger, Payment, PaymentState, SetGrant
from conventions.model.addresses import at
from conventions.money import CENT, Amount
from conventions.rules import (
    Case,
    Context,
    Fault,
    NotApplicable,
    NotEvaluated,
    Parameters,
    Profile,
    all_rules,
)
from conventions.rules.written import written_lines
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import budgets, conventions, records

DAYS = st.dates(date(2005, 1, 1), date(2040, 12, 31))
PAI_001 = Profile(select=("PAI-001",))


def test_there_are_rules() -> None:
    """The tests below run on something."""
    assert len(all_rules()) >= 11


@given(
    convention=conventions(coherent=True),
    as_of=DAYS,
    known_on=st.none() | DAYS,
    sibling=conventions(coherent=True),
    beside=st.tuples(st.lists(budgets(), max_size=2), records(Parameters)),
)
def test_a_rule_answers_about_any_convention_that_folds(
    convention: Convention,
    as_of: date,
    known_on: date | None,
    sibling: Convention,
    beside: tuple[list[Budget], Parameters],
) -> None:
    """On a coherent convention each rule raises nothing and answers at least once, in words."""
    who, exercises = (
        convention.initial.parties[0].key,
        {grant.exercise for grant in convention.initial.grants},
    )
    given, parameters = beside
    known = [
        each.replace(authority=who, exercise=year)
        for each, year in zip(given, [*sorted(exercises), as_of.year, as_of.year], strict=False)
    ]
    context = Context(siblings=(sibling, convention), budgets=tuple(known))
    case = Case(convention, as_of, context, known_on, parameters)
    before = deepcopy(convention)
    for rule in all_rules():
        answers = tuple(rule.check(case))
        assert answers, rule.code
        assert answers == tuple(rule.check(case)), rule.code
        for answer in answers:
            told = answer.reason if isinstance(answer, NotApplicable | NotEvaluated) else answer.address
            assert told.strip(), rule.code
            assert not isinstance(answer, Fault) or (answer.message.strip() and answer.remedy.strip())
    assert convention == before


@given(convention=conventions(), as_of=DAYS, known_on=st.none() | DAYS)
def test_a_report_is_made_of_any_convention(
    convention: Convention, as_of: date, known_on: date | None
) -> None:
    """Whatever a file holds, each rule has an outcome, twice the same."""
    report = check(convention, as_of, known_on=known_on)
    settled = {item.code for item in (*report.findings, *report.waived)}
    settled |= {item.code for item in (*report.not_applicable, *report.not_evaluated)}
    assert settled | set(report.conform) == {rule.code for rule in all_rules()}
    assert report == check(convention, as_of, known_on=known_on)
    assert report.to_json()


@given(convention=conventions(coherent=True), as_of=DAYS)
def test_the_address_of_a_finding_leads_somewhere(convention: Convention, as_of: date) -> None:
    """Every finding, and every place where a fact is missing, is a value of the convention."""
    report = check(convention, as_of, context=Context(reveal=True))
    for finding in report.findings:
        at(convention, finding.address)
    for rule in (*report.not_evaluated, *report.partly_evaluated):
        for address in rule.addresses:
            at(convention, address)


@given(convention=conventions(coherent=True), as_of=DAYS)
def test_a_written_line_is_at_its_address(convention: Convention, as_of: date) -> None:
    """The line that a rule looks at is the one that stands at the address it tells."""
    for written in written_lines(Case(convention, as_of)):
        assert at(convention, written.address) == written.line


@given(convention=conventions(coherent=True), as_of=DAYS, order=st.randoms(use_true_random=False))
def test_the_order_of_the_avenants_in_the_file_does_not_matter(
    convention: Convention, as_of: date, order: object
) -> None:
    """Avenants may stand in any order in the file."""
    shuffled = list(convention.avenants)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random drawn by Hypothesis
    one, other = check(convention, as_of), check(convention.replace(avenants=tuple(shuffled)), as_of)
    assert set(one.findings) == set(other.findings)


def _ledger(*cents: int) -> Ledger:
    payments = (
        Payment(
            number=str(rank), exercise=2018, issued_on=date(2018, 6, rank + 1), amount=Amount(cents=amount)
        )
        for rank, amount in enumerate(cents)
    )
    return Ledger(payments=tuple(payments))


def _single(granted: Amount, ledger: Ledger) -> Convention:
    initial = association_2024_2026().initial
    grant = Grant(exercise=2018, beneficiary="treteaux", amount=granted)
    return association_2024_2026().replace(
        initial=initial.replace(grants=(grant,)), avenants=(), ledger=ledger
    )


amounts = st.integers(1, 10**9)


@given(st.lists(amounts, min_size=1, max_size=8), st.integers(0, 4 * 10**9))
def test_payments_over_the_grant_are_found_to_the_cent(cents: list[int], granted: int) -> None:
    """One exercise, one grant: there is an error exactly when the sum of the mandates passes the grant."""
    report = check(_single(Amount(cents=granted), _ledger(*cents)), date(2018, 12, 31), profile=PAI_001)
    assert report.ok is (sum(cents) <= granted)
    assert bool(report.conform) is report.ok


@given(convention=conventions(coherent=True), as_of=DAYS, rank=st.integers(0, 9), more=amounts)
def test_raising_a_payment_never_removes_an_excess(
    convention: Convention, as_of: date, rank: int, more: int
) -> None:
    """PAI-001 is monotone: more money mandated is never less wrong."""
    ledger = convention.ledger or Ledger()
    # A cancelled mandate may be told again as a recovery of the same amount: raised, it is another event.
    payments = [item for item in ledger.payments if item.state is not PaymentState.CANCELLED]
    payments = payments or [Payment(number="1", exercise=as_of.year, issued_on=as_of, amount=CENT)]
    convention = convention.replace(ledger=ledger.replace(payments=tuple(payments)))
    raised = payments[rank % len(payments)]
    payments[rank % len(payments)] = raised.replace(amount=raised.amount + Amount(cents=more))
    richer = convention.replace(ledger=ledger.replace(payments=tuple(payments)))
    before = {item.address for item in check(convention, as_of, profile=PAI_001).findings}
    after = {item.address for item in check(richer, as_of, profile=PAI_001).findings}
    assert before <= after


@given(st.lists(st.tuples(amounts, st.booleans()), min_size=1, max_size=6))
def test_a_mandate_sent_back_does_not_count(items: list[tuple[int, bool]]) -> None:
    """Rejected and cancelled mandates never make an excess."""
    ledger = _ledger(*(cents for cents, _ in items))
    states = {True: PaymentState.REJECTED, False: PaymentState.CANCELLED}
    payments = (
        item.replace(state=states[rejected])
        for item, (_, rejected) in zip(ledger.payments, items, strict=True)
    )
    convention = _single(CENT, ledger.replace(payments=tuple(payments)))
    assert check(convention, date(2018, 12, 31), profile=PAI_001).ok


@given(st.lists(amounts, min_size=2, max_size=6), st.data())
def test_the_excess_appears_at_the_mandate_that_makes_it(cents: list[int], data: st.DataObject) -> None:
    """On the day before the mandate that passes the grant, nothing is wrong yet."""
    running = list(accumulate(cents))
    last = data.draw(st.integers(1, len(cents) - 1))
    convention = _single(Amount(cents=running[last - 1]), _ledger(*cents))
    assert check(convention, date(2018, 6, last), profile=PAI_001).ok
    (finding,) = check(convention, date(2018, 6, last + 1), profile=PAI_001).errors
    assert finding.address == f"ledger.payments[{last}]"


@given(st.integers(1, 40))
def test_a_draft_avenant_is_checked_before_anyone_decides(number: int) -> None:
    """The line of a draft is looked at, beside those that count."""
    (operation,) = cci_2017_2019().avenants[0].operations
    assert isinstance(operation, SetGrant)
    grant = operation.grant.replace(exercise=2019)
    draft = Avenant(number=number + 1, operations=(SetGrant(grant=grant),))
    report = check(
        cci_2017_2019().with_avenant(draft), date(2018, 12, 31), profile=Profile(select=("NAT-001",))
    )
    assert f"avenants[{number + 1}].operations[subvention 2019].grant.lines[1]" in {
        item.address for item in report.errors
    }
    assert len(report.errors) == 2
