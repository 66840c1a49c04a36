"""Chapters and functions: known whole, plan by plan, from 2013 to 2024; unknown beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.nomenclature import (
    Absent,
    Chapter,
    FoundChapter,
    FoundFunction,
    Function,
    Unknown,
    find_account,
    find_chapter,
    find_function,
    function_children,
)
from conventions.nomenclature.headings import chapters_of, functions_of
from conventions.nomenclature.store import table, tables
from tests.nomenclature.test_lookup import EVERY_ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Callable

CHAPTERS = tuple(entry for code in sorted(table("chapters").facts) for entry in chapters_of(code))
FUNCTIONS = tuple(entry for code in sorted(table("functions").facts) for entry in functions_of(code))
BY_FUNCTION = ("M14_COM_SUP3500", "M52", "M57", "M57_A", "M57_D", "M57_P", "M71")

some_chapter = st.sampled_from(CHAPTERS)
some_function = st.sampled_from(FUNCTIONS)


def chapter(code: str, norm: str, exercise: int, declinaison: str | None = None) -> Chapter:
    """The only chapter found."""
    answer = find_chapter(code, norm, exercise, declinaison)
    assert isinstance(answer, FoundChapter)
    (only,) = answer.chapters
    return only


def function(code: str, norm: str, exercise: int, declinaison: str | None = None) -> Function:
    """The only function found."""
    answer = find_function(code, norm, exercise, declinaison)
    assert isinstance(answer, FoundFunction)
    (only,) = answer.functions
    return only


def test_every_plan_has_its_chapters_and_eight_have_functions() -> None:
    """The plans are those of the accounts, for the same exercises; the other tables invent none."""
    every = set(tables().plans.values())
    assert set(table("chapters").plans.values()) == every
    assert set(table("functions").plans.values()) < every
    assert {entry.declinaison for entry in CHAPTERS} == {plan.declinaison for plan in every}
    assert {entry.declinaison for entry in FUNCTIONS} == {*BY_FUNCTION, "M14_CCAS_SUP3500"}
    assert {entry.declinaison for entry in CHAPTERS if entry.axis == "fonction"} == {*BY_FUNCTION}
    assert {entry.axis for entry in CHAPTERS} == {"nature", "fonction"}


def test_every_statement_of_the_source_is_there() -> None:
    """As many statements, exercise by exercise, as the flat files of the source have."""
    assert sum(entry.last_exercise - entry.first_exercise + 1 for entry in CHAPTERS) == 11382
    assert sum(entry.last_exercise - entry.first_exercise + 1 for entry in FUNCTIONS) == 8233
    assert sum(entry.last_exercise - entry.first_exercise + 1 for entry in EVERY_ACCOUNT) == 27974


def test_labels_are_clean() -> None:
    """No label is empty, has a straight apostrophe, a control character or a space at its ends."""
    labels = {*(entry.label for entry in CHAPTERS), *(entry.label for entry in FUNCTIONS)}
    assert all(
        label and "'" not in label and label.isprintable() and label == label.strip() for label in labels
    )


@given(some_chapter, st.data())
def test_every_chapter_is_found_in_its_plan(entry: Chapter, data: st.DataObject) -> None:
    """A chapter is found, alone, in its own declinaison for each of its exercises."""
    exercise = data.draw(st.integers(entry.first_exercise, entry.last_exercise))
    assert chapter(entry.number, entry.norm, exercise, entry.declinaison) == entry


@given(some_function, st.data())
def test_every_function_is_found_in_its_plan(entry: Function, data: st.DataObject) -> None:
    """A function is found, alone, in its own declinaison for each of its exercises."""
    exercise = data.draw(st.integers(entry.first_exercise, entry.last_exercise))
    assert function(entry.number, entry.norm, exercise, entry.declinaison) == entry


@given(some_chapter | some_function)
def test_the_exercise_before_and_the_one_after_say_something_else(entry: Chapter | Function) -> None:
    """Outside its exercises an entry is not stated: another one is, none is, or nothing is known."""
    for exercise in (entry.first_exercise - 1, entry.last_exercise + 1):
        assert not entry.is_valid_in(exercise)
        found = _answered(entry, exercise)
        assert entry not in found
        assert all(other.is_valid_in(exercise) for other in found)


def _answered(entry: Chapter | Function, exercise: int) -> tuple[Chapter | Function, ...]:
    asked = (entry.number, entry.norm, exercise, entry.declinaison)
    answer = find_chapter(*asked) if isinstance(entry, Chapter) else find_function(*asked)
    if isinstance(answer, FoundChapter):
        return answer.chapters
    return answer.functions if isinstance(answer, FoundFunction) else ()


@given(some_chapter, st.data())
def test_all_declinaisons_together_say_what_each_says(entry: Chapter, data: st.DataObject) -> None:
    """Without a declinaison the answer gathers those of each declinaison, found or absent."""
    exercise = data.draw(st.integers(entry.first_exercise, entry.last_exercise))
    answer = find_chapter(entry.number, entry.norm, exercise)
    assert isinstance(answer, FoundChapter)
    assert entry in answer.chapters
    assert len({one.declinaison for one in answer.chapters}) == len(answer.chapters)
    for declinaison in answer.absent_from:
        assert isinstance(find_chapter(entry.number, entry.norm, exercise, declinaison), Absent)


def test_the_chapter_of_every_account_exists() -> None:
    """The chapter of an account is one of its plan, by nature, of the same section, in each exercise."""
    charged = [account for account in EVERY_ACCOUNT if account.chapter]
    assert charged
    for account in charged:
        stated = [
            entry
            for entry in chapters_of(str(account.chapter))
            if entry.declinaison == account.declinaison and entry.axis == "nature"
        ]
        held = {year for entry in stated for year in range(entry.first_exercise, entry.last_exercise + 1)}
        assert held >= {*range(account.first_exercise, account.last_exercise + 1)}
        assert {entry.section for entry in stated} == {account.section}


@pytest.mark.parametrize(
    ("code", "norm", "exercise", "label", "section"),
    [
        ("65", "M14_COM_SUP3500", 2013, "Autres charges de gestion courante", "fonctionnement"),
        ("67", "M52", 2018, "Charges exceptionnelles", "fonctionnement"),
        ("67", "M57_D", 2024, "Charges spécifiques", "fonctionnement"),
        ("204", "M57_D", 2024, "Subventions d’équipement versées", "investissement"),
        ("936", "M57_D", 2022, "Action économique", "fonctionnement"),
        ("906", "M57", 2015, "Action économique", "investissement"),
        ("939", "M57_A", 2024, "(Fonction en réserve)", "fonctionnement"),
    ],
)
def test_chapters_as_the_plans_state_them(
    code: str, norm: str, exercise: int, label: str, section: str
) -> None:
    """The words and the section of the plans."""
    found = chapter(code, norm, exercise)
    assert (found.label, found.section) == (label, section)


@pytest.mark.parametrize(
    ("code", "norm", "exercise", "label", "parent"),
    [
        ("024", "M57_D", 2024, "Aide aux associations (non classées ailleurs)", "02"),
        ("62", "M57", 2018, "Structure d’animation et de développement économique", "6"),
        ("90", "M14_COM_SUP3500", 2018, "Interventions économiques", "9"),
        ("6", "M57_A", 2022, "Action économique", None),
        ("05", "M57_D", 2022, "Gestion des fonds européens", "0"),
    ],
)
def test_functions_as_the_plans_state_them(
    code: str, norm: str, exercise: int, label: str, parent: str | None
) -> None:
    """The words of the plans, and the function above."""
    found = function(code, norm, exercise)
    assert (found.label, found.parent) == (label, parent)


FINDERS: tuple[Callable[..., object], ...] = (find_account, find_chapter, find_function)


@pytest.mark.parametrize("find", FINDERS)
@pytest.mark.parametrize("exercise", [-1, 0, 2012, 2025, 9999, 10**30])
def test_beyond_the_data_is_unknown(find: Callable[..., object], exercise: int) -> None:
    """Before 2013 and after 2024 nothing is known, in any norm."""
    for norm in ("M14", "M57_D", "M52"):
        assert find("65", norm, exercise) == Unknown(
            f"exercice {exercise} hors des données, qui vont de 2013 à 2024"
        )


def test_the_first_and_the_last_exercise_are_known() -> None:
    """2013 and 2024 answer."""
    assert chapter("65", "M52", 2013) == chapter("65", "M52", 2024)
    assert function("0", "M52", 2013) == function("0", "M52", 2024)


def test_a_missing_code_is_absent() -> None:
    """The tables are whole: a code that they do not have is no code of the plan."""
    absent = find_chapter("68888", "M57_D", 2024)
    assert absent == Absent("68888", 2024, ("M57_D",), "chapitre")
    assert absent.reason == "chapitre 68888 absent du plan de comptes M57_D pour l’exercice 2024"
    missing = find_function("99", "M52", 2018)
    assert isinstance(missing, Absent)
    assert missing.reason == "fonction 99 absente de la nomenclature fonctionnelle M52 pour l’exercice 2018"


def test_a_plan_without_functions_is_unknown() -> None:
    """The plan is known, its functions are not: nothing is said of them."""
    assert find_function("0", "M4", 2024) == Unknown(
        "fonctions hors des données pour M4, M41, M43, M49_A, M49_D, exercice 2024"
    )
    assert find_function("0", "M14", 2018, "M14_COM_INF500") == Unknown(
        "fonctions hors des données pour M14_COM_INF500, exercice 2018"
    )
    assert find_function("0", "M99", 2018) == Unknown("nomenclature «\u00a0M99\u00a0» hors des données")
    assert find_function("0", "M57_A", 2018) == Unknown(
        "exercice 2018 hors des données de la nomenclature M57_A (M57_A de 2022 à 2024)"
    )


def test_the_developed_plan_is_called_m57_before_2022() -> None:
    """As for accounts, M57_D of 2018 is the plan M57."""
    assert chapter("65", "M57_D", 2018).declinaison == "M57"
    assert chapter("65", "M57", 2022, "M57_D").declinaison == "M57_D"
    assert function("63", "M57", 2018, "M57_D").declinaison == "M57"


@pytest.mark.parametrize("code", ["", " 65", "65 ", "abc", "6²", "٦٥", "-1", "6" * 10_000 + "x"])
def test_what_is_no_code_is_unknown(code: str) -> None:
    """A text that is no code is neither there nor missing."""
    for answer in (find_chapter(code, "M57", 2018), find_function(code, "M57", 2018)):
        assert isinstance(answer, Unknown)
        assert "des chiffres sont attendus" in answer.reason


@given(st.text(), st.text() | st.sampled_from(["M57", "M14", "M4"]), st.integers(), st.none() | st.text())
def test_any_question_has_an_answer(code: str, norm: str, exercise: int, declinaison: str | None) -> None:
    """Whatever is asked, the answer is one of the three."""
    asked = (code, norm, exercise, declinaison)
    assert isinstance(find_chapter(*asked), FoundChapter | Absent | Unknown)
    assert isinstance(find_function(*asked), FoundFunction | Absent | Unknown)


@given(some_function)
def test_children_are_under_their_parent(parent: Function) -> None:
    """Children name their parent, in the same plan, in exercises that they share."""
    for child in function_children(parent):
        assert child.parent == parent.number
        assert child.declinaison == parent.declinaison
        assert child.first_exercise <= parent.last_exercise
        assert child.last_exercise >= parent.first_exercise


@given(some_function)
def test_the_parent_of_a_function_exists(child: Function) -> None:
    """A function that has a parent is among its children, each exercise."""
    for exercise in range(child.first_exercise, child.last_exercise + 1):
        if child.parent:
            parent = function(child.parent, child.norm, exercise, child.declinaison)
            assert child in function_children(parent, exercise)


def test_children_change_with_the_exercise() -> None:
    """Only the functions of the exercise are given, when one is asked."""
    parent = function("0", "M52", 2018)
    before, crisis = ({child.number for child in function_children(parent, year)} for year in (2021, 2022))
    assert crisis - before == {"05"}
    assert crisis <= {child.number for child in function_children(parent)}
    assert function_children(parent, 2012) == ()
