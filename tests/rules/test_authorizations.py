"""Authorisations that a convention cites, and its ceiling: sums to the cent, days, what stays unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check, euros
from conventions.model import Authorization, Budget, BudgetLine, LinePart, PaymentCredit, Section
from conventions.money import Amount
from conventions.rules import Case, Context, Parameters, Profile, Report
from conventions.rules.multiyear.authorizations import citations
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
BASE = association_2024_2026()
NUMBER = "2024-3"
amounts = st.integers(0, 10**9)


def _cited(word: str | None = "AE", code: str = NUMBER, **told: object) -> Convention:
    """The association with one grant, whose only line cites an authorisation."""
    line = BudgetLine(raw=f"{word} {code}", parts=(LinePart(key=word, code=code),))
    grant = BASE.initial.grants[0].replace(lines=(line,), **told)
    return BASE.replace(initial=BASE.initial.replace(grants=(grant,)), avenants=())


def _budget(amount: int, parts: Sequence[int], **told: object) -> Budget:
    rows = tuple(
        PaymentCredit(exercise=2024 + rank, amount=Amount(cents=each)) for rank, each in enumerate(parts)
    )
    voted = Authorization(
        number=NUMBER, kind=Section.OPERATING, amount=Amount(cents=amount), credits=rows
    ).replace(**told)
    return Budget(authority="ville", exercise=2024, authorizations=(voted,))


def _report(code: str, convention: Convention, *budgets: Budget, years: int | None = None) -> Report:
    profile = Profile(select=(code,), parameters=Parameters(authorization_years=years))
    return check(convention, DAY, profile=profile, context=Context(budgets=budgets))


@given(st.lists(amounts, min_size=1, max_size=5), st.integers(-2, 2))
def test_credits_are_the_authorization_to_the_cent(parts: list[int], more: int) -> None:
    """What adds up is right; one cent more or less is an error."""
    total = sum(parts) + more
    report = _report("PLURI-003", _cited(), _budget(total, parts))
    assert report.ok is (more == 0)


@given(granted=amounts, credit=amounts)
def test_a_grant_is_compared_with_its_credit_to_the_cent(granted: int, credit: int) -> None:
    """There is a finding exactly when the grant passes the credit of its exercise."""
    convention = _cited(amount=Amount(cents=granted))
    report = _report("PLURI-004", convention, _budget(credit, [credit]))
    assert bool(report.findings) is (granted > credit)


def test_a_line_of_no_euro_charges_nothing() -> None:
    """Zero is told: it is not the whole grant."""
    convention = _cited(amount=euros(90_000))
    grant = convention.initial.grants[0]
    line = grant.lines[0].replace(amount=Amount(cents=0))
    initial = convention.initial.replace(grants=(grant.replace(lines=(line,)),))
    assert _report("PLURI-004", convention.replace(initial=initial), _budget(100, [100])).conform


@given(voted_on=st.dates(date(2015, 1, 1), date(2024, 12, 31)), years=st.integers(1, 12))
def test_an_authorization_lapses_after_its_years(voted_on: date, years: int) -> None:
    """It still counts for the exercise when it lapses on its first day or later: longer is never worse."""
    report = _report("PLURI-005", _cited(), _budget(100, [100], voted_on=voted_on), years=years)
    start = date(2024, 1, 1)
    # On 29 February the day reached may be the 28th, which is never the first of January.
    lapsed = (voted_on.year + years, voted_on.month, voted_on.day) < (start.year, start.month, start.day)
    assert bool(report.findings) is lapsed


@pytest.mark.parametrize(
    ("word", "code", "section"),
    [
        ("AE", NUMBER, Section.OPERATING),
        ("ae", "2024-3 ", Section.OPERATING),
        ("AP", NUMBER, Section.INVESTMENT),
        ("autorisation d'engagement", NUMBER, Section.OPERATING),
        ("Autorisation de programme", NUMBER, Section.INVESTMENT),
        (None, "2024 -3", Section.OPERATING),
        (None, "2024-4", None),
        ("programme", NUMBER, None),
        ("fonction", NUMBER, None),
    ],
)
def test_an_authorization_is_cited_by_its_word_or_by_its_number(
    word: str | None, code: str, section: Section | None
) -> None:
    """A word in any case; a bare number only where a budget given has it."""
    case = Case(_cited(word, code.strip() or code), DAY, Context(budgets=(_budget(100, [100]),)))
    assert [each.section for each in citations(case)] == ([section] if section else [])


def test_the_budget_of_another_authority_says_nothing(judge: Judge) -> None:
    """Only the budgets of the grantor are read."""
    budget = _budget(100, [50]).replace(authority="treteaux")
    (told,) = _report("PLURI-003", _cited(), budget).not_evaluated
    assert judge.plain(told.reason) == "l’AE 2024-3 n’est pas dans les budgets donnés"


@given(st.lists(amounts, min_size=1, max_size=4), st.integers(0, 4 * 10**9))
def test_grants_are_compared_with_the_ceiling_to_the_cent(granted: list[int], ceiling: int) -> None:
    """There is an error exactly when the firm grants pass the ceiling."""
    first = BASE.initial.grants[0].replace(lines=())
    grants = tuple(
        first.replace(exercise=2024 + rank, amount=Amount(cents=each), key=str(rank))
        for rank, each in enumerate(granted)
    )
    initial = BASE.initial.replace(grants=grants, payment_terms=(), ceiling=Amount(cents=ceiling))
    convention = BASE.replace(initial=initial, avenants=(), ledger=None)
    assert _report("PLURI-006", convention).ok is (sum(granted) <= ceiling)


def test_the_ceiling_is_told_with_what_passes_it(judge: Judge) -> None:
    """The sum, the excess and the ceiling; what is foreseen is said to be."""
    failing, forecast = (judge.found("PLURI-006", name) for name in ("failing", "forecast"))
    assert judge.message("PLURI-006", failing, DAY) == (
        "les subventions font 40 000,01 €, 0,01 € de plus que le plafond de la convention (40 000 €)"
    )
    assert "montants prévisionnels compris" in judge.message("PLURI-006", forecast, DAY)


def test_what_a_sibling_only_foresees_takes_no_payment_credit() -> None:
    """Two firm grants pass the credit together; with one that is only foreseen, the other fits."""
    one = _cited()
    granted = one.initial.grants[0].amount
    assert granted is not None
    budget = _budget(granted.cents, [granted.cents])
    firm, foreseen = (
        _cited(firmness=firmness).replace(reference="autre", key="autre")
        for firmness in ("ferme", "prévisionnel")
    )
    profile = Profile(select=("PLURI-004",))
    contexts = (Context(siblings=(one, other), budgets=(budget,)) for other in (firm, foreseen))
    found = [len(check(one, DAY, profile=profile, context=context).findings) for context in contexts]
    assert found == [1, 0]
