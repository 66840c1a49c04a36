"""The row of a budget that an imputation answers to: one, none, several; never a guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import euros
from conventions.model import Budget, BudgetLine, CreditLine, LinePart
from conventions.operations import (
    Matched,
    NoMatch,
    SeveralMatches,
    budget_for,
    closing_day,
    credit_for,
    is_budget_of,
)
from conventions.samples import association_2024_2026

WORDS = {"chapter": "chapitre", "account": "nature", "function": "fonction", "operation": "opération"}
ACCOUNTS = st.sampled_from(("6574", "65748", "65-748", "657.38", "20422", "2042"))
rows = st.builds(
    lambda account, **told: {
        "section": "investissement" if account.startswith("2") else "fonctionnement",
        "account": account,
        "voted": euros(10),
        **told,
    },
    account=ACCOUNTS,
    chapter=st.sampled_from((None, "65", "204")),
    function=st.sampled_from((None, "31", "311", "326")),
    operation=st.sampled_from((None, "12")),
)


def _budget(told: list[dict[str, object]], exercise: int = 2024) -> Budget:
    lines = [{"key": str(rank), **each} for rank, each in enumerate(told)]
    return Budget.model_validate({"authority": "ville", "exercise": exercise, "lines": lines})


def _line(row: CreditLine, *words: str, **told: object) -> BudgetLine:
    named = [(WORDS[name], getattr(row, name)) for name in words]
    parts = tuple(LinePart(key=word, code=code) for word, code in named if code is not None)
    return BudgetLine.model_validate({"raw": "écrite", "section": row.section, "parts": parts} | told)


def _keys(found: Matched | NoMatch | SeveralMatches) -> set[str]:
    if isinstance(found, Matched):
        return {found.row.key}
    return {row.key for row in found.lines} if isinstance(found, SeveralMatches) else set()


budgets = st.lists(rows, min_size=1, max_size=6).map(_budget)


@given(budgets, st.data())
def test_an_imputation_that_says_all_that_its_row_says_answers_to_it(
    budget: Budget, data: st.DataObject
) -> None:
    """Its row is found, alone or with those that say no more; saying less never loses it."""
    row = data.draw(st.sampled_from(budget.lines))
    whole, bare = (credit_for(_line(row, *words), 2024, budget) for words in (WORDS, ("account",)))
    assert row.key in _keys(whole) <= _keys(bare)
    assert isinstance(whole, Matched) is (len(_keys(whole)) == 1)


@given(budgets, rows, st.data())
def test_the_order_of_the_rows_means_nothing(
    budget: Budget, asked: dict[str, object], data: st.DataObject
) -> None:
    """The same rows in another order are the same answer, the nearest ones included."""
    line = _line(CreditLine.model_validate({"key": "x", **asked}), *WORDS)
    other = budget.replace(lines=tuple(data.draw(st.permutations(budget.lines))))
    one, two = (credit_for(line, 2024, each) for each in (budget, other))
    assert _keys(one) == _keys(two)
    if isinstance(one, NoMatch):
        assert one == two


@given(budgets, rows)
def test_a_row_is_surely_missing_only_when_no_other_level_of_detail_may_be_it(
    budget: Budget, asked: dict[str, object]
) -> None:
    """Sure: a row of the section is there, and none has an account of which the other is a part."""
    line = _line(CreditLine.model_validate({"key": "x", **asked}), "account")
    found = credit_for(line, 2024, budget)
    same = [row for row in budget.lines if row.section == asked["section"]]
    account = line.account or ""
    codes = [row.account.replace("-", "").replace(".", "") for row in same]
    nested = any(account.startswith(code) or code.startswith(account) for code in codes)
    if isinstance(found, NoMatch):
        assert found.is_sure is (bool(same) and not nested)
        assert set(found.nearest) <= set(same)
    else:
        assert nested


@pytest.mark.parametrize(
    ("told", "exercise", "reason"),
    [
        ({}, 2023, "le budget donné est celui de 2024, pas de 2023"),
        ({"budget": "budget annexe de l’eau"}, 2024, "imputation sur un budget annexe"),
        ({"parts": ()}, 2024, "compte ou section non reconnus"),
        ({"section": "investissement"}, 2024, "compte ou section non reconnus"),
    ],
)
def test_what_cannot_be_read_is_no_sure_fault(told: dict[str, object], exercise: int, reason: str) -> None:
    """Another exercise, an annexe, an account that is not told or contradicts the section: nobody knows."""
    budget = _budget([{"section": "fonctionnement", "account": "65748", "voted": euros(1)}])
    found = credit_for(_line(budget.lines[0], "account", **told), exercise, budget)
    assert isinstance(found, NoMatch)
    assert found.reason.startswith(reason)
    assert not found.is_sure


def test_the_nearest_rows_come_first() -> None:
    """Those whose account begins alike, three at most; what has not two figures alike is not near."""
    accounts = ("65738", "6574", "611", "65748", "65741")
    budget = _budget(
        [
            {"section": "fonctionnement", "account": code, "function": "5", "voted": euros(1)}
            for code in accounts
        ]
    )
    line = BudgetLine(raw="x", parts=({"key": "nature", "code": "65749"}, {"key": "fonction", "code": "4"}))
    found = credit_for(line, 2024, budget)
    assert isinstance(found, NoMatch)
    assert [row.account for row in found.nearest] == ["6574", "65748", "65741"]
    far = credit_for(
        line, 2024, _budget([{"section": "fonctionnement", "account": "611", "voted": euros(1)}])
    )
    assert far == NoMatch(far.reason, (), is_sure=True)  # type: ignore[union-attr]


def test_the_budget_is_that_of_the_grantor() -> None:
    """By its key, its SIREN or its SIRET; two budgets of one exercise are not chosen between."""
    terms = association_2024_2026().initial
    for authority in ("ville", "210000006", "210 000 006 00010"):
        budget = Budget(authority=authority, exercise=2024)
        assert is_budget_of(budget, terms.parties[0])
        assert budget_for(terms, (budget,), 2024) is budget
        twice = budget_for(terms, (budget, budget.replace(key="b")), 2024)
        assert twice == NoMatch("plusieurs budgets de l’attribuant pour 2024")
    assert budget_for(terms, (Budget(authority="autre", exercise=2024),), 2024) == NoMatch(
        "aucun budget de l’attribuant pour 2024"
    )


def test_an_exercise_whose_law_is_not_known_has_no_closing_day() -> None:
    """The journée complémentaire is for functioning alone; before the code, nobody says."""
    assert closing_day(2024, "fonctionnement") == date(2025, 1, 31)  # type: ignore[arg-type]  # a text of the list
    assert closing_day(2024, "investissement") == date(2024, 12, 31)  # type: ignore[arg-type]  # a text of the list
    assert closing_day(1900, "fonctionnement") is None  # type: ignore[arg-type]  # a text of the list
