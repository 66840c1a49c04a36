"""Looking accounts up: facts of the plans, unknown beyond the data, leaves under a heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.nomenclature import (
    Absent,
    Account,
    Found,
    Unknown,
    children,
    families,
    find_account,
    section_of_class,
    suggest,
)
from conventions.nomenclature.store import accounts_of, tables

EVERY_ACCOUNT = tuple(account for number in sorted(tables().facts) for account in accounts_of(number))
SPIC = ["6573641", "6573642", "6573643", "6573644"]

some_account = st.sampled_from(EVERY_ACCOUNT)


def found(number: str, norm: str, exercise: int, declinaison: str | None = None) -> Found:
    """The answer, which must be that the account is found."""
    answer = find_account(number, norm, exercise, declinaison)
    assert isinstance(answer, Found)
    return answer


def the_account(number: str, norm: str, exercise: int, declinaison: str | None = None) -> Account:
    """The only account found."""
    (account,) = found(number, norm, exercise, declinaison).accounts
    return account


def reason(number: str, norm: str, exercise: int, declinaison: str | None = None) -> str:
    """Why the answer is unknown, which it must be."""
    answer = find_account(number, norm, exercise, declinaison)
    assert isinstance(answer, Unknown)
    return answer.reason


def test_every_account_is_under_test() -> None:
    """The data hold thousands of accounts, of every norm."""
    assert len(EVERY_ACCOUNT) > 2000
    assert {account.norm for account in EVERY_ACCOUNT} == {"M14", "M4", "M52", "M57", "M61", "M71"}


def test_every_imputable_account_of_class_6_or_7_is_of_functioning() -> None:
    """All accounts of classes 6 and 7 with a chapter are in the section that their class implies."""
    accounts = [account for account in EVERY_ACCOUNT if account.number[0] in "67" and account.chapter]
    assert accounts
    assert {account.section for account in accounts} == {"fonctionnement"}


def test_every_imputable_account_of_class_2_is_of_investment() -> None:
    """All accounts of class 2 with a chapter are in the section that their class implies."""
    accounts = [account for account in EVERY_ACCOUNT if account.number[0] == "2" and account.chapter]
    assert accounts
    assert {account.section for account in accounts} == {"investissement"}


def test_a_section_goes_with_a_chapter() -> None:
    """An account has a section exactly when it has a chapter, and an imputable account has both."""
    assert all((account.section is None) == (account.chapter is None) for account in EVERY_ACCOUNT)
    assert all(account.chapter for account in EVERY_ACCOUNT if account.imputable)


@given(some_account, st.data())
def test_every_account_is_found_in_its_plan(account: Account, data: st.DataObject) -> None:
    """An account is found, alone, in its own declinaison for each of its exercises."""
    exercise = data.draw(st.integers(account.first_exercise, account.last_exercise))
    assert the_account(account.number, account.norm, exercise, account.declinaison) == account


@given(some_account, st.data())
def test_all_declinaisons_together_say_what_each_says(account: Account, data: st.DataObject) -> None:
    """Without a declinaison the answer gathers those of each declinaison, found or absent."""
    exercise = data.draw(st.integers(account.first_exercise, account.last_exercise))
    answer = found(account.number, account.norm, exercise)
    assert account in answer.accounts
    assert len({found_account.declinaison for found_account in answer.accounts}) == len(answer.accounts)
    for declinaison in answer.absent_from:
        assert isinstance(find_account(account.number, account.norm, exercise, declinaison), Absent)


@pytest.mark.parametrize(
    ("norm", "exercises", "label"),
    [
        ("M14", range(2013, 2024), "Autres organismes publics"),
        ("M52", range(2013, 2024), "Organismes publics divers"),
        ("M71", range(2013, 2024), "Organismes publics divers"),
        ("M57_A", range(2022, 2025), "Autres établissements publics"),
        ("M43", range(2022, 2025), "Autres organismes divers"),
    ],
)
def test_65738_is_a_leaf(norm: str, exercises: range, label: str) -> None:
    """In these norms and exercises 65738 is an imputable account of chapter 65, with this label."""
    for exercise in exercises:
        accounts = found("65738", norm, exercise).accounts
        assert {(account.label, account.chapter, account.status) for account in accounts} == {
            (label, "65", "imputable")
        }


@pytest.mark.parametrize(
    ("declinaison", "exercises"), [("M57", range(2015, 2023)), ("M57_D", range(2022, 2025))]
)
def test_65738_is_a_heading_in_m57(declinaison: str, exercises: range) -> None:
    """In M57 65738 is a heading, with 657381 and 657382 to charge instead."""
    for exercise in exercises:
        heading = the_account("65738", "M57", exercise, declinaison)
        assert (heading.status, heading.imputable, heading.section) == ("regroupement", False, None)
        leaves = suggest("65738", "M57", exercise, declinaison=declinaison)
        assert [leaf.number for leaf in leaves] == ["657381", "657382"]
        assert leaves == children(heading, exercise)


def test_declinaisons_that_disagree_are_told_apart() -> None:
    """In 2024 65738 can be charged in M57_A only, and 657382 does not exist there."""
    assert found("65738", "M57", 2024).imputable_in == ("M57_A",)
    assert found("657382", "M57", 2024).absent_from == ("M57_A",)


def test_6574_became_a_heading_in_2018() -> None:
    """In M57 6574 was charged until 2017, and groups its subdivisions since."""
    assert the_account("6574", "M57", 2017).imputable
    assert the_account("6574", "M57", 2018).status == "regroupement"
    assert "65748" in [leaf.number for leaf in suggest("6574", "M57", 2018)]


def test_an_account_kept_for_history_is_withdrawn() -> None:
    """Exceptional subsidies of M57 are withdrawn in 2018, and have no chapter in the end."""
    assert [the_account("6745", "M57", year).status for year in (2017, 2018, 2020)] == [
        "imputable",
        "supprimé",
        "sans chapitre",
    ]


def test_a_subsidy_in_kind_has_no_chapter() -> None:
    """Equipment given in kind is an entry of order: a leaf without a chapter."""
    assert the_account("204411", "M14", 2018, "M14_COM_SUP3500").status == "sans chapitre"


@pytest.mark.parametrize("exercise", [-1, 0, 2012, 2025, 2026, 9999])
def test_beyond_the_data_is_unknown(exercise: int) -> None:
    """Before 2013 and after 2024 nothing is known, of an account that exists or not, in any norm."""
    for number in ("65738", "65739", "60611", ""):
        assert (
            reason(number, "M57", exercise)
            == f"exercice {exercise} hors des données, qui vont de 2013 à 2024"
        )


def test_an_exercise_that_the_norm_lacks_is_unknown() -> None:
    """M57 starts in 2015: of 2014 nothing is known, and the reason says what is."""
    assert reason("65738", "M57", 2014) == (
        "exercice 2014 hors des données de la nomenclature M57 "
        "(M57 de 2015 à 2022, M57_A de 2022 à 2024, M57_D de 2022 à 2024, M57_P de 2023 à 2024)"
    )
    assert reason("65738", "M57", 2018, "M57_A") == (
        "exercice 2018 hors des données de la nomenclature M57 (M57_A de 2022 à 2024)"
    )


@pytest.mark.parametrize(("norm", "declinaison"), [("M57", "M57_D"), ("M57_D", None), ("M57_D", "M57_D")])
def test_the_developed_plan_is_called_m57_before_2022(norm: str, declinaison: str | None) -> None:
    """Asked by its name of 2022, the developed plan answers from 2015 on, never with another plan."""
    for exercise in range(2015, 2025):
        answer = found("65738", norm, exercise, declinaison)
        called = "M57" if exercise < 2022 else "M57_D"
        assert [(account.declinaison, account.imputable) for account in answer.accounts] == [(called, False)]
        assert answer.absent_from == ()
        leaves = suggest("65738", norm, exercise, declinaison=declinaison)
        assert [leaf.number for leaf in leaves] == ["657381", "657382"]
    assert reason("65738", norm, 2014, declinaison).endswith("(M57_D de 2022 à 2024)")


def test_an_unknown_norm_or_declinaison_is_unknown() -> None:
    """A norm, or a declinaison of it, that is not in the data gives unknown."""
    assert reason("65738", "M99", 2018) == "nomenclature «\u00a0M99\u00a0» hors des données"
    assert reason("65738", "M57", 2018, "M14_CE") == (
        "déclinaison «\u00a0M14_CE\u00a0» hors des données de la nomenclature M57"
    )


@pytest.mark.parametrize("number", ["60611", "2", "65", "", "abc", "6573²", "٦٥٧٣٨"])
def test_an_account_out_of_the_families_is_unknown(number: str) -> None:
    """Of accounts that the data do not follow nothing is said."""
    assert reason(number, "M14", 2018).startswith(f"compte {number} hors des familles suivies (13, 204, ")


@pytest.mark.parametrize("family", families())
def test_a_missing_account_of_a_family_is_absent(family: str) -> None:
    """Inside a family followed in full, a number that no plan has is absent."""
    answer = find_account(f"{family}99999", "M57", 2024)
    assert answer == Absent(f"{family}99999", 2024, ("M57_A", "M57_D", "M57_P"))
    assert answer.reason == (
        f"compte {family}99999 absent du plan de comptes M57_A, M57_D, M57_P pour l’exercice 2024"
    )


def test_families_are_followed() -> None:
    """The data name families of accounts, and hold accounts of each."""
    assert families()
    assert all(any(account.number.startswith(family) for account in EVERY_ACCOUNT) for family in families())


def test_an_account_beside_the_families_is_found_and_nothing_more_is_said() -> None:
    """Of an account outside the families, the declinaisons that lack it are not said to lack it."""
    answer = found("6561", "M14", 2018)
    assert len(answer.accounts) < 6
    assert answer.absent_from == ()


@given(st.text(), st.text() | st.sampled_from(["M57", "M14"]), st.integers(), st.none() | st.text())
def test_any_question_has_an_answer(number: str, norm: str, exercise: int, declinaison: str | None) -> None:
    """Whatever is asked the answer is one of the three, and there is nothing to suggest unless found."""
    answer = find_account(number, norm, exercise, declinaison)
    assert isinstance(answer, (Found, Absent, Unknown))
    assert isinstance(answer, Found) or suggest(number, norm, exercise, declinaison=declinaison) == ()


def test_the_m4_group_is_asked_by_its_parts() -> None:
    """M43 is the declinaisons of that name, M4 the whole group, M14_COM the plans of communes."""
    assert {account.declinaison for account in found("6743", "M49", 2018).accounts} == {"M49_A", "M49_D"}
    assert {account.declinaison for account in found("65738", "M43", 2022).accounts} == {"M43", "M43_D"}
    assert {account.declinaison for account in found("6574", "M14_COM", 2018).accounts} == {
        "M14_COM_500_3500",
        "M14_COM_INF500",
        "M14_COM_SUP3500",
    }
    assert {account.norm for account in found("131", "M4", 2018).accounts} == {"M4"}


@given(st.text())
def test_the_class_says_the_section(number: str) -> None:
    """Classes 6 and 7 are functioning, class 2 investment, other texts say nothing."""
    is_number = number.isascii() and number.isdigit()
    expected = {"6": "fonctionnement", "7": "fonctionnement", "2": "investissement"}.get(number[:1])
    assert section_of_class(number) == (expected if is_number else None)


@pytest.mark.parametrize(
    ("number", "section"),
    [
        ("65738", "fonctionnement"),
        ("7478", "fonctionnement"),
        ("204181", "investissement"),
        ("1311", None),
        ("6a", None),
    ],
)
def test_the_class_of_known_accounts(number: str, section: str | None) -> None:
    """Accounts paid and received fall in the section of their class; class 1 says nothing."""
    assert section_of_class(number) == section


@given(some_account)
def test_children_are_under_their_parent(account: Account) -> None:
    """Children have the number of their parent and more, in the same plan, in exercises that they share."""
    for child in children(account):
        assert child.parent == account.number
        assert child.number.startswith(account.number)
        assert child.declinaison == account.declinaison
        assert child.first_exercise <= account.last_exercise
        assert child.last_exercise >= account.first_exercise


def test_children_of_one_exercise() -> None:
    """The children of a heading change with the exercise: M57_A renumbered its own in 2024."""
    heading = the_account("65736", "M57", 2023, "M57_A")
    before, after = ({child.label for child in children(heading, year)} for year in (2023, 2024))
    assert "Collectivité de rattachement" in after - before
    assert before | after <= {child.label for child in children(heading)}


@given(some_account, st.data())
def test_suggestions_can_be_charged(account: Account, data: st.DataObject) -> None:
    """What is suggested is imputable, under the heading, in the same norm and exercise, in order."""
    exercise = data.draw(st.integers(account.first_exercise, account.last_exercise))
    leaves = suggest(account.number, account.norm, exercise)
    assert all(leaf.imputable and leaf.is_valid_in(exercise) and leaf.norm == account.norm for leaf in leaves)
    assert all(leaf.number.startswith(account.number) and leaf.number != account.number for leaf in leaves)
    assert [(leaf.number, leaf.declinaison) for leaf in leaves] == sorted(
        {(leaf.number, leaf.declinaison) for leaf in leaves}
    )


def test_an_account_that_can_be_charged_needs_no_suggestion() -> None:
    """Nothing is suggested instead of a leaf."""
    assert suggest("657382", "M57", 2018) == ()


def test_leaves_two_levels_down_are_suggested() -> None:
    """All leaves under a heading are suggested, not only its children."""
    assert [leaf.number for leaf in suggest("65736", "M57", 2018) if leaf.number.startswith("657364")] == SPIC
