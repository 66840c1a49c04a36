"""What spreadsheets do to the tables of a budget: read by a sure rule, or told; no wrong figure in silence."""

from __future__ import annotations

import pytest

from conventions.opendata import budgets
from conventions.opendata.budgets import BudgetFile
from conventions.opendata.sheets import TableError
from conventions.opendata.sheets.totals import is_total


def read(text: str, exercise: int = 2024) -> BudgetFile:
    """The budget of a CSV."""
    return budgets.read(text.encode(), authority="ville", exercise=exercise)


def codes(file: BudgetFile) -> list[str]:
    """The codes of the remarks."""
    return [each.code for each in file.remarks]


@pytest.mark.parametrize(
    "text",
    [
        "Nature;Voté (M€)\n65748;12\n",
        "Budget 2024 (en milliers d’euros);\nNature;Voté\n65748;12\n",
        "Montants en K€;\nNature;Voté\n65748;12\n",
        "Nature;BP 2024 KEUR\n65748;12\n",
    ],
)
def test_a_table_in_thousands_is_not_read_as_euros(text: str) -> None:
    """Whether a title or a column says it."""
    with pytest.raises(TableError) as caught:
        read(text)
    assert caught.value.code in {"unit", "no_column"}


def test_an_amount_in_a_title_is_no_unit() -> None:
    """« 12 M€ » is what the plan costs."""
    assert read("Plan de 12 M€;\nNature;Voté\n65748;12\n").budget.lines[0].voted.cents == 1200


def test_codes_typed_as_numbers_are_read() -> None:
    """A table that went through floats: « 65748.0 », « 2024.0 »."""
    file = read("Exercice;Chapitre;Nature;Fonction;Voté\n2024.0;65.0;65748,0;311.0;12\n")
    (line,) = file.budget.lines
    assert (line.chapter, line.account, line.function, file.remarks) == ("65", "65748", "311", ())


def test_another_exercise_is_aside_and_what_is_none_is_told() -> None:
    """A cell that is no year does not take its line away in silence."""
    file = read("Exercice;Nature;Voté\n2023.0;65748;1\nN;65748;2\n")
    assert [each.reason for each in file.aside] == ["autre exercice"]
    assert [(each.code, str(each.amount)) for each in file.remarks] == [("exercise", "2.00")]


def test_a_chapter_that_lost_its_zero_has_it_again() -> None:
    """No account of class 6 is in a chapter 11; it is told once; another column shows that zeros are kept."""
    rows = "11;6188;1\n11;6135;2\n65;65748;3\n13;1311;4\n"
    file = read(f"Chapitre;Nature;Voté\n{rows}")
    assert [line.chapter for line in file.budget.lines] == ["011", "011", "65", "13"]
    assert [(each.code, each.line, each.met) for each in file.remarks] == [("zero", 2, "11")]
    kept = read(f"Chapitre;Nature;Voté\n012;64111;1\n{rows}")
    assert [line.chapter for line in kept.budget.lines][1] == "11"


def test_a_function_that_may_have_lost_its_zero_is_told_and_left() -> None:
    """« 1 » may be 01; with it, « 20 » may be 020; not where a function begins with a zero, nor for « 311 » alone."""
    file = read("Nature;Fonction;Voté\n66111;1;1\n6188;20;2\n65748;311;3\n")
    assert [line.function for line in file.budget.lines] == ["1", "20", "311"]
    assert [(each.code, each.met) for each in file.remarks] == [("zero", "1"), ("zero", "20")]
    assert codes(read("Nature;Fonction;Voté\n66111;1;1\n6188;020;2\n")) == []
    assert codes(read("Nature;Fonction;Voté\n66111;20;1\n6188;311;2\n")) == []


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Recettes d’investissement", 0),
        ("Dépenses d’investissement", 1),
        ("Pôle recettes et moyens", 1),
        ("Ville de Trifouilly", 1),
    ],
)
def test_a_title_above_the_header_says_what_follows(title: str, kept: int) -> None:
    """Loans of a table of revenues are no expense."""
    file = read(f"Budget 2024;\n{title};\nNature;Voté\n1641;500\n")
    assert len(file.budget.lines) == kept
    assert [each.reason for each in file.aside] == ["recette"] * (1 - kept)


def test_a_sum_that_is_off_by_a_cent_is_told() -> None:
    """A divided account bears no credit of its own; a line without function may, but not within an euro."""
    assert codes(read("Nature;Voté\n657;150,01\n65748;100\n657362;50\n")) == ["sum"]
    rows = "65748;311;100\n65748;326;50\n"
    assert codes(read(f"Nature;Fonction;Voté\n65748;;150,01\n{rows}")) == ["sum"]
    assert codes(read(f"Nature;Fonction;Voté\n65748;;30\n{rows}")) == []


def test_an_orchestra_is_no_sum() -> None:
    """« Ensemble » begins the name of many associations."""
    sums = ("Ensemble", "Ensemble de la section", "Ensemble des chapitres", "Ensemble général")
    assert all(map(is_total, sums))
    assert not any(map(is_total, ("Ensemble Orchestral", "Ensemble de cuivres", "Ensemble du Gier")))
