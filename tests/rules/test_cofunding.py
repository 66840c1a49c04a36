"""Who pays which part: shares to the cent, sums, bodies that may not both pay."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Amount, euros
from conventions.model import CostLine, FinancingPlan, PartyKind, Resource
from conventions.rules import Case, NotEvaluated, Profile, check, find_rule

if TYPE_CHECKING:
    from conventions.model import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
cents = st.integers(0, 10**9)


def _amount(value: int) -> Amount:
    return Amount(cents=value)


def _planned(convention: Convention, **told: object) -> Convention:
    (request,) = convention.requests
    assert request.plan is not None
    return convention.replace(requests=(request.replace(plan=request.plan.replace(**told)),))


def _shares(
    convention: Convention, own: int, other: int, private: int = 0, lead: str | None = None
) -> Convention:
    resources = (
        Resource(label="commune", amount=_amount(own), funder="commune"),
        Resource(label="département", amount=_amount(other), funder="dep"),
        Resource(label="mécène", amount=_amount(private), kind=PartyKind.COMPANY),
    )
    costs = (CostLine(label="travaux", amount=_amount(own + other + private)),)
    return _planned(convention, resources=resources, costs=costs, lead=lead)


@pytest.mark.parametrize(("lead", "least"), [(None, Fraction(1, 5)), ("tourisme", Fraction(3, 10))])
@given(own=cents, other=cents, private=cents)
def test_the_share_of_the_owner_is_exact(
    lead: str | None, least: Fraction, own: int, other: int, private: int
) -> None:
    """The private money counts for nothing, and no cent is rounded."""
    convention = _shares(_found("COF-001", "passing"), own, other, private, lead)
    report = check(convention, DAY, profile=Profile(select=("COF-001",)))
    assert bool(report.findings) is (Fraction(own) < least * (own + other))


def _found(code: str, name: str) -> Convention:
    from tests.rules.conftest import Judge

    return Judge().found(code, name)


def test_the_sums_and_the_minimum_are_told(judge: Judge) -> None:
    """In euros, so that no share is rounded."""
    assert judge.message("COF-001", judge.found("COF-001", "failing"), DAY) == (
        "part du maître d’ouvrage : 19 999,99 € sur 100 000 € de financements publics, pour un minimum de 20 %"
    )


def test_nothing_is_known_before_the_law(judge: Judge) -> None:
    """Called for an older exercise, the rules say that they do not know the value."""
    owner = judge.found("COF-001", "before-law")
    (answer,) = find_rule("COF-001").check(Case(owner, DAY))
    assert isinstance(answer, NotEvaluated)
    assert "owner_share" in answer.reason
    first, *_ = find_rule("COF-002").check(Case(judge.found("COF-002", "before-law"), DAY))
    assert isinstance(first, NotEvaluated)
    assert "supporting_fund_share" in first.reason


@given(st.lists(cents, min_size=1, max_size=4), st.lists(cents, min_size=1, max_size=4))
def test_the_two_sums_are_compared_to_the_cent(costs: list[int], resources: list[int]) -> None:
    """There is a warning exactly when they differ."""
    convention = _planned(
        _found("COF-003", "passing"),
        costs=tuple(CostLine(label="travaux", amount=_amount(each)) for each in costs),
        resources=tuple(
            Resource(label="commune", amount=_amount(each), funder="commune") for each in resources
        ),
    )
    report = check(convention, DAY, profile=Profile(select=("COF-003",)))
    assert bool(report.findings) is (sum(costs) != sum(resources))


def test_which_sum_is_too_great_is_told(judge: Judge) -> None:
    """What is missing, or what is in excess."""
    base = judge.found("COF-003", "passing")
    assert judge.message("COF-003", judge.found("COF-003", "failing"), DAY).endswith(" : il manque 0,01 €")
    cheap = _planned(base, costs=(CostLine(label="travaux", amount=euros(90_000)),))
    assert judge.message("COF-003", cheap, DAY).endswith(" : 10 000 € de trop")


@given(state=st.integers(0, 10**6), own=st.integers(1, 10**6))
def test_the_ceiling_of_the_state_is_that_of_the_request(state: int, own: int) -> None:
    """80 % to the end of September 2018, all of it afterwards; what the owner brings is no aid."""
    resources = (
        Resource(label="État", amount=_amount(state), kind=PartyKind.STATE),
        Resource(label="commune", amount=_amount(own), funder="commune"),
    )
    costs = (CostLine(label="travaux", amount=_amount(state + own)),)
    base = _planned(_found("COF-003", "passing"), resources=resources, costs=costs)
    for day, most in ((date(2018, 9, 30), Fraction(4, 5)), (date(2018, 10, 1), Fraction(1))):
        dated = base.replace(requests=(base.requests[0].replace(requested_on=day),))
        report = check(dated, DAY, profile=Profile(select=("COF-003",)))
        assert bool(report.findings) is (Fraction(state, state + own) > most)


def _fund(convention: Convention, fund: int, own: int, other: int) -> Convention:
    resources = (
        Resource(label="agglo", amount=_amount(fund), funder="agglo"),
        Resource(label="commune", amount=_amount(own), funder="commune"),
        Resource(label="État", amount=_amount(other), kind=PartyKind.STATE),
    )
    costs = (CostLine(label="travaux", amount=_amount(fund + own + other)),)
    (grant,) = convention.initial.grants
    granted = grant.replace(amount=_amount(fund))
    convention = convention.replace(
        initial=convention.initial.replace(grants=(granted,)), deliberations=(), title="Fonds de concours"
    )
    return _planned(convention, resources=resources, costs=costs)


@given(fund=cents, own=cents, other=cents)
def test_a_fund_is_never_more_than_what_its_beneficiary_brings(fund: int, own: int, other: int) -> None:
    """Half of what is left without subsidies: exactly what the beneficiary pays itself."""
    if fund + own + other:
        convention = _fund(_found("COF-002", "passing"), fund, own, other)
        report = check(convention, DAY, profile=Profile(select=("COF-002",)))
        assert bool(report.findings) is (fund > own)


def test_the_funds_of_an_exercise_are_added(judge: Judge) -> None:
    """Two funds for one plan: each is within its half, not both; an unknown one leaves nothing to say."""
    base = judge.found("COF-002", "passing")
    (grant,) = base.initial.grants
    second = grant.replace(key="second", amount=euros("0.01"))
    both = base.replace(initial=base.initial.replace(grants=(grant, second)))
    assert judge.outcome("COF-002", both, DAY).count("avertissement") == 2
    unknown = base.replace(initial=base.initial.replace(grants=(grant, second.replace(amount=None))))
    assert judge.outcome("COF-002", unknown, DAY) == "non évaluée"


def test_the_deliberations_that_lack_are_named(judge: Judge) -> None:
    """One, or both."""
    base = judge.found("COF-002", "passing").replace(deliberations=())
    assert judge.reason("COF-002", base, DAY) == "délibération qui n’est pas au dossier : Agglo et Rochebrune"
    assert judge.message("COF-002", judge.found("COF-002", "other-amount"), DAY) == (
        "délibération du 11 mars 2024 pour 45 000 €, l’autre assemblée pour 50 000 €"
    )
    silent = judge.found("COF-002", "other-amount")
    one, two = silent.deliberations
    nothing_told = silent.replace(deliberations=(one, two.replace(decisions=())))
    assert judge.outcome("COF-002", nothing_told, DAY) == "conforme"


def test_a_lost_beneficiary_has_no_deliberation(judge: Judge) -> None:
    """A grant to a key that is nobody's, beside a fund of the commune."""
    base = judge.found("COF-002", "passing")
    (grant,) = base.initial.grants
    lost = grant.replace(beneficiary="autre", key="autre")
    both = base.replace(initial=base.initial.replace(grants=(grant, lost)))
    assert "délibération qui n’est pas au dossier : autre" in judge.reason("COF-002", both, DAY)


@given(st.sets(st.sampled_from(PartyKind)))
def test_both_are_needed_for_a_warning(kinds: set[PartyKind]) -> None:
    """Whoever else pays; a funder of no known kind leaves a doubt."""
    resources = tuple(Resource(label=kind.value, amount=euros(10), kind=kind) for kind in sorted(kinds))
    convention = _planned(_found("COF-004", "passing"), resources=resources)
    report = check(convention, DAY, profile=Profile(select=("COF-004",)))
    both = {PartyKind.REGION, PartyKind.DEPARTEMENT} <= kinds
    assert bool(report.findings) is both
    assert bool(report.not_evaluated) is (not both and PartyKind.OTHER in kinds)


def test_many_resources_are_read_in_linear_time(judge: Judge) -> None:
    """Five thousand lines of a plan."""
    base = judge.found("COF-004", "passing")
    resources = tuple(Resource(label=f"ligne {rank}", amount=euros(1), funder="dep") for rank in range(5_000))
    many = _planned(base, resources=resources)
    start = process_time()
    for code in ("COF-001", "COF-003", "COF-004"):
        judge.outcome(code, many, DAY)
    assert process_time() - start < 3


def test_a_plan_that_says_nothing_is_not_judged(judge: Judge) -> None:
    """Neither costs nor resources."""
    base = judge.found("COF-001", "passing")
    (request,) = base.requests
    empty = base.replace(requests=(request.replace(plan=FinancingPlan()),))
    assert judge.reason("COF-003", empty, DAY) == "les coûts du plan de financement ne sont pas connus"
    assert judge.reason("COF-001", empty, DAY) == "maître d’ouvrage non renseigné"


def test_a_request_without_a_plan_is_passed_over(judge: Judge) -> None:
    """Beside one that has a plan, or alone."""
    base = judge.found("COF-001", "passing")
    (request,) = base.requests
    bare = request.replace(plan=None, key="sans plan")
    assert judge.outcome("COF-001", base.replace(requests=(bare, request)), DAY) == "conforme"
    assert judge.outcome("COF-001", base.replace(requests=(bare,)), DAY) == "sans objet"
