"""The data file: its size, its source, what its lines say, and the values made of them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError
from itertools import pairwise
from pathlib import Path

import pytest

import conventions.nomenclature
from conventions.nomenclature import Absent, Account, Found, Unknown, find_account, source
from conventions.nomenclature.store import accounts_of, read, tables

DATA = Path(conventions.nomenclature.__file__).with_name("data")


def test_the_files_are_small_and_say_their_source() -> None:
    """The accounts weigh less than 100 kB, all data less than 300; the first line is the source and its date."""
    for name in ("accounts", "chapters", "functions"):
        content = (DATA / f"{name}.csv").read_bytes()
        assert len(content) < 100_000
        assert content.decode().splitlines()[0] == f"# {source()}"
    assert sum(file.stat().st_size for file in DATA.iterdir()) < 300_000
    assert "commit 477ed58" in source()


def test_a_page_beside_the_file_tells_its_provenance() -> None:
    """The README of the data names the same repository and commit."""
    page = (DATA / "README.md").read_text(encoding="utf-8")
    assert "megalis-bretagne/opendata-extraction" in page
    assert "477ed58" in page


def test_the_plans_are_those_of_the_source() -> None:
    """The plans cover as many exercises as there are official files, from 2013 to 2024."""
    plans = tables().plans.values()
    assert sum(plan.last - plan.first + 1 for plan in plans) == 215
    assert (min(plan.first for plan in plans), max(plan.last for plan in plans)) == (2013, 2024)


def test_no_account_is_stated_twice() -> None:
    """In one plan an account has one statement at most for each exercise, and inside the exercises of the plan."""
    plans = {plan.declinaison: plan for plan in tables().plans.values()}
    for number in tables().facts:
        accounts = accounts_of(number)
        assert accounts
        for one, other in pairwise(accounts):
            assert one.declinaison != other.declinaison or one.last_exercise < other.first_exercise
        for account in accounts:
            plan = plans[account.declinaison]
            assert plan.first <= account.first_exercise <= account.last_exercise <= plan.last


def test_labels_have_typographic_apostrophes() -> None:
    """No label has a straight apostrophe, a control character or a space at its ends."""
    labels = {account.label for number in tables().facts for account in accounts_of(number)}
    assert any("’" in label for label in labels)
    assert all("'" not in label and label.isprintable() and label == label.strip() for label in labels)


def test_a_heading_has_a_child_where_the_data_are_complete() -> None:
    """Every heading of the families has an account under it in its plan."""
    headings = [
        account
        for number in tables().facts
        if number.startswith(tables().families)
        for account in accounts_of(number)
        if account.status == "regroupement"
    ]
    assert headings
    childless = [account for account in headings if not conventions.nomenclature.children(account)]
    assert {(account.declinaison, account.number) for account in childless} == set()


def test_a_line_says_plans_and_exercises(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters alone stand for whole plans, letters with ranges for these exercises; a dash is no parent."""
    text = "# s\nfamilles;65\nplan;a;M1;M1_A;2013;2020\nplan;b;M1;M1_B;2015;2020\n# c\n"
    crafted = read(
        f"{text}65;Titre;;;R;-;ab\n657;Feuille;F;65;I;;a:2013-2014,2016-2016 b\n658;Autre;;;O;6;b\n"
    )
    monkeypatch.setattr("conventions.nomenclature.store.tables", lambda: crafted)
    accounts_of.cache_clear()
    try:
        spans = [(a.declinaison, a.first_exercise, a.last_exercise, a.parent) for a in accounts_of("657")]
        parents = [accounts_of(number)[0].parent for number in ("65", "658")]
    finally:
        accounts_of.cache_clear()
    assert spans == [("M1_A", 2013, 2014, "65"), ("M1_A", 2016, 2016, "65"), ("M1_B", 2015, 2020, "65")]
    assert parents == [None, "6"]


def test_a_file_may_have_no_family_and_a_plan_may_continue_another() -> None:
    """Chapters and functions have no family; the last field of a plan is the one that it continues."""
    crafted = read("# s\nplan;a;M1;M1_D;2013;2020;M1\nplan;b;M1;M1;2010;2012\n# c\n")
    assert (crafted.families, crafted.facts) == ((), {})
    assert [plan.follows for plan in crafted.plans.values()] == ["M1", None]


ANSWERS = [
    find_account("65738", "M57", 2024),
    find_account("65739", "M57", 2024),
    find_account("65738", "M57", 2025),
    accounts_of("65738")[0],
]


def test_every_kind_of_value_is_under_test() -> None:
    """The values below are of the four public kinds."""
    assert [type(value) for value in ANSWERS] == [Found, Absent, Unknown, Account]


@pytest.mark.parametrize("value", ANSWERS, ids=lambda value: type(value).__name__)
def test_values_are_frozen_and_copied_as_they_are(value: Found | Absent | Unknown | Account) -> None:
    """Answers and accounts are hashable, slotted, unchangeable, and equal to their copies and pickles."""
    assert not hasattr(value, "__dict__")
    assert hash(value) == hash(copy.deepcopy(value))
    assert pickle.loads(pickle.dumps(value)) == copy.copy(value) == value
    assert eval(repr(value)) == value
    with pytest.raises(FrozenInstanceError):
        setattr(value, type(value).__slots__[0], "")
