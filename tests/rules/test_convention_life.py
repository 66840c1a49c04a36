"""The life of a convention: how long it lasts, which template, what is passed on, when acts are signed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Amount, Duration, Period
from conventions.model import (
    Clause,
    ClauseKind,
    DatedKind,
    ExtendTerm,
    PartyKind,
    Purpose,
    Regrant,
    SetClause,
    Template,
)
from conventions.money import ZERO
from conventions.rules import Case, NotEvaluated, Profile, check, find_rule
from conventions.rules.convention.public_money import Money, most_in_a_row
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions.model import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
ONE_DAY = timedelta(days=1)


def _with(convention: Convention, **told: object) -> Convention:
    return convention.replace(initial=convention.initial.replace(**told))


def _plain(**told: object) -> Convention:
    return _with(association_2024_2026(), **told).replace(avenants=(), ledger=None, results=())


@given(
    start=st.dates(date(2015, 9, 29), date(2060, 12, 31)), months=st.integers(1, 90), days=st.integers(-1, 1)
)
def test_four_years_and_not_a_day_more(start: date, months: int, days: int) -> None:
    """Signed on its first day, a convention is warned of exactly when it goes beyond four years."""
    end = Period.lasting(start, Duration(months=months)).end
    assert end is not None
    end += ONE_DAY * days
    convention = _plain(period=Period(start, max(end, start))).replace(signed_on=start)
    report = check(convention, max(end, start), profile=Profile(select=("CONV-009",)))
    limit = Period.lasting(start, Duration(years=4)).end
    assert limit is not None
    assert bool(report.findings) is (end > limit)
    assert bool(report.conform) is (end <= limit)


def test_the_end_that_is_recommended_is_told(judge: Judge) -> None:
    """The message says both, the remedy the last day."""
    long = _plain(period=Period.years(2024, 2028))
    (finding,) = judge.report("CONV-009", long, DAY).findings
    assert judge.plain(finding.message) == (
        "période du 1er janvier 2024 au 31 décembre 2028, pour une durée recommandée de 4 ans"
    )
    assert "31 décembre 2027" in judge.plain(finding.remedy)


def test_the_last_days_of_the_calendar_and_the_first_of_the_law(judge: Judge) -> None:
    """A period that no four years can pass is within; a signature before the first circular is not judged."""
    assert judge.outcome("CONV-009", _plain(period=Period(date(9998, 1, 1), date.max)), DAY) == "conforme"
    old = _plain(period=Period.years(2009, 2015)).replace(signed_on=date(2009, 1, 2))
    (answer,) = find_rule("CONV-009").check(Case(old, DAY))
    assert isinstance(answer, NotEvaluated)


def test_a_long_convention_of_unknown_bodies(judge: Judge) -> None:
    """Nobody receives anything: who the convention is for is not known."""
    grantor = association_2024_2026().initial.parties[0]
    nobody = _plain(period=Period.years(2024, 2030), grants=(), parties=(grantor,))
    assert judge.reason("CONV-009", nobody, DAY) == "nature juridique du bénéficiaire non renseignée"


money = st.dictionaries(
    st.integers(2015, 2030),
    st.builds(Money, st.integers(0, 10**9).map(lambda cents: Amount(cents=cents)), st.booleans()),
)


@given(money, st.integers(1, 4))
def test_no_exercises_in_a_row_have_more(found: dict[int, Money], window: int) -> None:
    """The most is that of some exercises in a row, and none has more."""
    most = most_in_a_row(found, window)
    spans = [
        sum((found[year].known for year in range(first, first + window) if year in found), start=ZERO)
        for first in range(2010, 2031)
    ]
    assert most.money == max(spans)
    assert most.whole is (len(found) >= window and all(each.whole for each in found.values()))


@given(st.integers(49_999_990, 50_000_010) | st.integers(0, 10**8))
def test_the_simple_template_ends_at_its_threshold(cents: int) -> None:
    """From 500 000 € on the simple template is told of; below, other money may be there."""
    grant = association_2024_2026().initial.grants[0].replace(amount=Amount(cents=cents))
    convention = _plain(grants=(grant,)).replace(template=Template.SIMPLE)
    report = check(convention, DAY, profile=Profile(select=("CONV-011",)))
    assert bool(report.findings) is (cents >= 50_000_000)
    assert bool(report.not_evaluated) is (cents < 50_000_000)


def test_the_money_of_other_bodies_is_not_counted(judge: Judge) -> None:
    """A request without a plan, or of somebody else, says nothing; before the circular nothing is known."""
    convention = judge.found("CONV-011", "whole-below")
    first, *others = convention.requests
    bare = first.replace(plan=None)
    assert judge.outcome("CONV-011", convention.replace(requests=(bare, *others)), DAY) == "non évaluée"
    elsewhere = first.replace(beneficiary="ville", key="autre")
    same = convention.replace(requests=(*convention.requests, elsewhere))
    assert judge.outcome("CONV-011", same, DAY) == "conforme"
    (answer,) = find_rule("CONV-011").check(Case(convention.replace(signed_on=date(2015, 1, 2)), DAY))
    assert isinstance(answer, NotEvaluated)


def test_a_grant_to_a_partner_is_not_counted(judge: Judge) -> None:
    """Only the money of the one beneficiary counts: a grant to an unknown key is nobody's."""
    convention = judge.found("CONV-011", "failing")
    first, second, third = convention.initial.grants
    lost = (first, second, third.replace(beneficiary="autre", key="autre"))
    assert judge.outcome("CONV-011", _with(convention, grants=lost), DAY) == "non évaluée"


REGRANT = Regrant(grant="2024-fonctionnement", recipient="Cie du Pilat", day=date(2024, 5, 2))


def test_a_regrant_of_nobody_of_a_public_body_or_of_tomorrow(judge: Judge) -> None:
    """Each missing fact is named."""
    base = _plain().replace(regrants=(REGRANT,))
    assert judge.message("CONV-007", base, DAY) == (
        "reversement à « Cie du Pilat » le 2 mai 2024, sans clause qui le prévoie"
    )
    lost = base.replace(regrants=(REGRANT.replace(grant="2030"),))
    assert judge.reason("CONV-007", lost, DAY) == "bénéficiaire de la subvention « 2030 » inconnu"
    assert judge.outcome("CONV-007", base, date(2024, 5, 1)) == "sans objet"
    grantor, body = base.initial.parties
    for since, outcome in ((date(2024, 5, 3), "non évaluée"), (date(2024, 5, 2), "avertissement")):
        later = (DatedKind(kind=PartyKind.ASSOCIATION, since=since),)
        told = _with(base, parties=(grantor, body.replace(kinds=later)))
        assert judge.outcome("CONV-007", told, DAY).startswith(outcome)
    kinds = (DatedKind(kind=PartyKind.COMMUNE), DatedKind(kind=PartyKind.ASSOCIATION, since=DAY))
    public = _with(base, parties=(grantor, body.replace(kinds=kinds)))
    assert judge.outcome("CONV-007", public, DAY) == "sans objet"


def test_a_clause_that_is_only_approved_is_not_signed_yet(judge: Judge) -> None:
    """The avenant that allows it has no signature: nothing is said."""
    base = association_2024_2026().replace(ledger=None, regrants=(REGRANT.replace(day=date(2025, 3, 1)),))
    clause = SetClause(clause=Clause(kind=ClauseKind.REGRANT))
    (avenant,) = base.avenants
    approved = avenant.replace(operations=(clause,), signed_on=None, notified_on=None)
    convention = base.replace(avenants=(approved,))
    assert judge.reason("CONV-007", convention, date(2025, 6, 30)).startswith("date de signature inconnue")
    signed = base.replace(avenants=(approved.replace(signed_on=date(2025, 3, 2)),))
    assert judge.message("CONV-007", signed, date(2025, 6, 30)).endswith(
        "avant la clause qui le prévoit, signée le 2 mars 2025"
    )


@given(st.integers(0, 10**7), st.integers(-3, 3))
def test_business_premises_wait_for_the_signature_whatever_the_amount(cents: int, days: int) -> None:
    """There is a finding exactly when the mandate comes before the signature."""
    base = association_2024_2026().replace(avenants=())
    grant = base.initial.grants[0].replace(amount=Amount(cents=cents), purpose=Purpose.BUSINESS_PREMISES)
    assert base.ledger is not None
    signed = base.ledger.payments[0].issued_on + ONE_DAY * days
    convention = _with(base, grants=(grant,)).replace(signed_on=signed, transmitted_on=None, notified_on=None)
    report = check(convention, DAY, profile=Profile(select=("CONV-008",)))
    assert bool(report.findings) is (days > 0)
    assert bool(report.conform) is (days <= 0)


@given(days=st.integers(-400, 400), extends=st.booleans())
def test_an_avenant_is_signed_by_the_end(*, days: int, extends: bool) -> None:
    """There is a warning exactly when the signature comes after the last day, whatever the avenant does."""
    base = association_2024_2026()
    (avenant,) = base.avenants
    operations = (ExtendTerm(until=date(2028, 12, 31)),) if extends else avenant.operations
    signed = date(2026, 12, 31) + ONE_DAY * days
    act = avenant.replace(signed_on=signed, notified_on=None, operations=operations)
    report = check(base.replace(avenants=(act,)), date(2028, 6, 30), profile=Profile(select=("CONV-013",)))
    assert bool(report.findings) is (days > 0)
    assert bool(report.conform) is (days <= 0)


def test_the_last_day_of_the_calendar_has_no_day_after(judge: Judge) -> None:
    """An extension of a convention that ends with the calendar."""
    base = association_2024_2026()
    (avenant,) = base.avenants
    act = avenant.replace(operations=(ExtendTerm(until=date.max),), effective_on=date(2025, 4, 1))
    convention = _with(base, period=Period(date(2024, 1, 1), date.max)).replace(avenants=(act,))
    assert judge.outcome("CONV-013", convention, date(2025, 6, 30)) == "conforme"


@given(st.integers(-400, 400))
def test_a_convention_is_signed_by_its_start(days: int) -> None:
    """The first day is in time, the second one is told."""
    signed = date(2024, 1, 1) + ONE_DAY * days
    convention = _plain().replace(signed_on=signed, transmitted_on=None, notified_on=None)
    report = check(convention, date(2026, 12, 31), profile=Profile(select=("CONV-014",)))
    assert [item.address for item in report.findings] == (["signed_on"] if days > 0 else [])


def test_a_signature_to_come_and_a_convention_without_mandates(judge: Judge) -> None:
    """What is signed later is not known yet; no mandate is no late one."""
    late = _plain().replace(signed_on=date(2025, 3, 1), transmitted_on=None, notified_on=None)
    assert judge.outcome("CONV-014", late, DAY) == "non évaluée"
    base = association_2024_2026()
    assert base.ledger is not None
    empty = base.replace(ledger=base.ledger.replace(payments=()), signed_on=date(2023, 12, 20))
    assert judge.outcome("CONV-014", empty, DAY) == "conforme"


@pytest.mark.parametrize("code", ["CONV-007", "CONV-011", "CONV-013"])
def test_the_seed_has_nothing_of_the_kind(code: str, judge: Judge) -> None:
    """No regrant, no template, an avenant that is approved within the term."""
    from conventions.samples import cci_2017_2019

    outcome = "conforme" if code == "CONV-013" else "sans objet"
    assert judge.outcome(code, cci_2017_2019(), date(2018, 12, 31)) == outcome
