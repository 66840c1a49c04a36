"""Budgets read from tables: columns, sections, sums, equal lines, what leaves a line out, in every kind of file."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import strategies
from conventions.errors import ConventionsError
from conventions.model import Budget, Section
from conventions.money import ZERO, Amount
from conventions.opendata import budgets
from conventions.opendata.budgets import BudgetFile, of_tables, to_csv, to_sheets
from conventions.opendata.budgets.gathering import distinct
from conventions.opendata.sheets import TableError

HEADER = "Section;Chapitre;Nature;Libellé;Fonction;Crédits ouverts 2024;Engagé;Mandaté;Disponible\n"


def read(text: str, **options: Any) -> BudgetFile:
    """The budget of a CSV."""
    return budgets.read(text.encode(), authority="ville", **options)


def amounts(file: BudgetFile) -> dict[str, str]:
    """What is voted, by the key of the line."""
    return {line.key: str(line.voted) for line in file.budget.lines}


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook, from the rows of its sheets."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return out.getvalue()


@settings(max_examples=40)
@given(strategies.table_budgets())
def test_a_budget_that_is_written_is_read_back(budget: Budget) -> None:
    """The same credits from a CSV, the same authorisations from another, nothing to say of them."""
    for of, kept in (("lines", {"authorizations": ()}), ("authorizations", {"lines": ()})):
        data = to_csv(budget, of=of)  # type: ignore[arg-type]  # the two words
        file = budgets.read(data, authority=budget.authority, exercise=budget.exercise)
        assert file.budget == budget.replace(**kept)
        assert (file.remarks, file.aside, file.kind) == ((), (), "csv")


@settings(max_examples=15)
@given(strategies.table_budgets())
def test_a_budget_of_a_workbook_is_read_back_from_both_its_sheets(budget: Budget) -> None:
    """Its credits and its authorisations together."""
    data = workbook({sheet.name: [sheet.header, *sheet.rows] for sheet in to_sheets(budget)})
    file = budgets.read(data, authority=budget.authority, exercise=budget.exercise)
    assert (file.budget, file.remarks, file.kind) == (budget, (), "xlsx")


@settings(max_examples=40)
@given(strategies.budget_files())
def test_no_line_of_a_table_goes_away_in_silence(file: BudgetFile) -> None:
    """Keys are unique; a line that is left out has one remark that says so, and the lines add up."""
    assert len({line.key for line in file.budget.lines}) == len(file.budget.lines)
    left_out = [each.line for each in file.remarks if each.is_left_out]
    assert len(left_out) == len(set(left_out))
    assert not set(left_out) & {each.line for each in file.aside}


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(("65748", "20421", "65741")), st.integers(-(10**9), 10**9)), min_size=1
    )
)
def test_the_lines_add_up_to_the_column(rows: list[tuple[str, int]]) -> None:
    """Whatever lines are equal, the budget holds the sum of the file."""
    text = "".join(f"{account};{Amount(cents=cents)}\n" for account, cents in rows)
    file = read("Nature;BP 2024\n" + text)
    assert sum((line.voted for line in file.budget.lines), start=ZERO).cents == sum(
        cents for _, cents in rows
    )
    assert len(file.remarks) == len(rows) - len(file.budget.lines)


def test_a_situation_of_credits_is_read() -> None:
    """Codes with their labels, a title above, revenues and totals aside, an available that does not add up."""
    file = read(
        "Ville de Trifouilly - situation au 30 juin;;;\n"
        + HEADER
        + "DF;65 - Autres charges;65748 - Subventions;Clubs;326;120 000,00;80 000,00;40 000,00;40 000,00\n"
        "DF;65;65748;Culture;311;1 500,50 €;(10,00);;1 510,50\n"
        "DF;65;65;Chapitre 65;;121 500,50;;;\n"
        "DF;65;;Total chapitre 65;;121 500,50;;;\n"
        "DF;65;;;;121 500,50;;;\n"
        "RF;74;74718;État;;5 000,00;;;\n"
        "DI;204;20421;Biens mobiliers;326;10 000,00;2 000,00;;9 000,00\n"
    )
    assert amounts(file) == {
        "65-65748-326": "120000.00",
        "65-65748-311": "1500.50",
        "204-20421-326": "10000.00",
    }
    assert [str(line.engaged) for line in file.budget.lines] == ["80000.00", "-10.00", "2000.00"]
    assert [line.section for line in file.budget.lines] == [Section.OPERATING] * 2 + [Section.INVESTMENT]
    assert sorted((each.line, each.reason) for each in file.aside) == [
        (5, "total"), (6, "total"), (7, "total"), (8, "recette"),
    ]  # fmt: skip
    (gap,) = file.remarks
    assert (gap.code, gap.line, gap.column, gap.met, gap.is_left_out) == (
        "available",
        9,
        "Disponible",
        "9 000,00",
        False,
    )
    assert "écart de 1\u202f000,00\u00a0€" in str(gap)
    assert [(each.written, each.field) for each in file.columns][5:7] == [
        ("Crédits ouverts 2024", "voted"), ("Engagé", "engaged"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "code", "column", "amount"),
    [
        ("DF;65;65748;;30;1,500;;;", "amount", "Crédits ouverts 2024", None),
        ("DF;65;65748;;30;=A1;;;", "amount", "Crédits ouverts 2024", None),
        ("DF;65;65748;;30;;12,00;;", "amount", "Crédits ouverts 2024", None),
        ("DF;65;6574x;;30;12,00;;;", "account", "Nature", 1200),
        ("DF;65;65 748;;30;12,00;;;", "account", "Nature", 1200),
        ("DF;65;=1+1;;30;12,00;;;", "account", "Nature", 1200),
        ("DF;soixante;65748;;30;12,00;;;", "chapter", "Chapitre", 1200),
        ("DF;65;65748;;sport;12,00;;;", "function", "Fonction", 1200),
        ("X;65;65748;;30;12,00;;;", "section", "Section", 1200),
        ("DF;65;;Divers;30;12,00;;;", "account", None, 1200),
        (";;9;;;12,00;;;", "section", "Section", 1200),
    ],
)
def test_a_wrong_cell_leaves_its_line_out(
    row: str, code: str, column: str | None, amount: int | None
) -> None:
    """With where it is, and the amount where it can be read; the other lines are kept."""
    file = read(f"{HEADER}{row}\nDF;011;6042;;;1,00;;;\n")
    assert amounts(file) == {"011-6042": "1.00"}
    (remark,) = file.remarks
    assert (remark.code, remark.line, remark.column, remark.is_left_out) == (code, 2, column, True)
    assert remark.amount == (None if amount is None else Amount(cents=amount))


def test_an_amount_beside_that_cannot_be_read_is_unknown() -> None:
    """The line is kept: what is voted is known."""
    file = read(HEADER + "DF;65;65748;;30;12,00;1,500;abc;x\n")
    (line,) = file.budget.lines
    assert (str(line.voted), line.engaged, line.mandated) == ("12.00", None, None)
    assert [(each.column, each.is_left_out) for each in file.remarks] == [
        ("Engagé", False), ("Mandaté", False), ("Disponible", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "row", "voted"),
    [
        ("Nature;BP 2024;DM1;DM2", "65748;100;-20;", "80.00"),
        ("Nature;BP;BS;Reports 2023;RAR N-1", "65748;100;10;5;1", "116.00"),
        ("Nature;BP 2024;DM;Crédits ouverts", "65748;100;10;150", "150.00"),
        ("Nature;BP 2023;BP 2024", "65748;100;90", "90.00"),
        ("Nature;Voté N-1;Voté", "65748;100;90", "90.00"),
        ("Nature;Voté;Voté 2024", "65748;100;90", "90.00"),
        ("Nature;Budget 2023;Budget 2024", "65748;100;90", "90.00"),
        ("Nature;Montant;RAR", "65748;100;90", "100.00"),
        ("Nature;% réalisé;Voté;Nature", "65748;50;90;65", "90.00"),
    ],
)
def test_what_is_voted_is_found(header: str, row: str, voted: str) -> None:
    """The credits that are open, else what is voted, else the decisions added up; never another exercise."""
    assert list(amounts(read(f"{header}\n{row}\n", exercise=2024)).values()) == [voted]


def test_titles_and_sheets_say_the_section() -> None:
    """Where no column does; the class of the account otherwise."""
    file = read(
        "Nature;Voté 2024\nSECTION D’INVESTISSEMENT;\nRecettes;\n1321;5\nDépenses;\n2041;7\n65748;\nTotal;12\n"
    )
    assert [(line.section, line.account) for line in file.budget.lines] == [(Section.INVESTMENT, "2041")]
    assert [each.reason for each in file.aside] == [
        "titre",
        "titre",
        "recette",
        "titre",
        "aucun montant",
        "total",
    ]
    data = workbook(
        {
            "Notes": [("Rien à lire ici",)],
            "Fonctionnement": [("Nature", "BP 2024"), ("2041", 10), ("7478", 3)],
            "Recettes": [("Nature", "BP 2024"), ("2041", 10)],
        }
    )
    file = budgets.read(data, authority="ville")
    assert [(line.section, str(line.voted)) for line in file.budget.lines] == [(Section.OPERATING, "10.00")]
    assert [(each.sheet, each.reason) for each in file.aside] == [
        ("Fonctionnement", "recette"),
        ("Recettes", "recette"),
    ]


def test_a_column_says_revenues_and_exercises() -> None:
    """Only the expenses of the exercise are read; a row of another one is no fault."""
    header = "Exercice;Sens;Nature;Voté\n"
    file = read(header + "2024;D;65748;1\n2024;R;1321;2\n2024;D;7391;3\n")
    assert (file.budget.exercise, amounts(file)) == (2024, {"65748": "1.00", "7391": "3.00"})
    file = read(header + "2023;D;65748;1\n2024;D;65748;2\n", exercise=2024)
    assert (amounts(file), [each.reason for each in file.aside]) == ({"65748": "2.00"}, ["autre exercice"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nature;Voté\n65748;1\n", "exercice inconnu"),
        ("Nature;Voté 2023;Engagé 2024\n65748;1;1\n", "plusieurs exercices"),
        ("Exercice;Nature;Voté\n2023;65748;1\n2024;65748;1\n", "plusieurs exercices"),
    ],
)
def test_an_exercise_that_is_not_said_is_asked_for(text: str, told: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(TableError, match=told) as raised:
        read(text)
    assert raised.value.code == "exercise"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a;b\n1;2\n", "compte et crédits votés"),
        ("Nature;Fonction\n65748;1\n", "crédits votés"),
        ("Chapitre;Voté\n65;1\n", "compte"),
        ("Nature;Voté;Montant voté\n65748;1;2\n", "plusieurs colonnes"),
        ("Nature;Voté;Engagé;Total engagé\n65748;1;2;3\n", "plusieurs colonnes"),
    ],
)
def test_a_table_without_the_columns_of_a_budget_is_refused(text: str, told: str) -> None:
    """With what is missing, and the names that were met."""
    with pytest.raises(TableError, match=told) as raised:
        read(text, exercise=2024)
    assert raised.value.code == "no_column"


@pytest.mark.parametrize(
    ("authority", "exercise"), [("", 2024), ("a[b]", 2024), ("ville", 20), ("ville", True)]
)
def test_what_is_asked_is_checked(authority: str, exercise: int) -> None:
    """An authority is a key, an exercise a year."""
    with pytest.raises(TableError):
        budgets.read(b"Nature;Vote\n1;1\n", authority=authority, exercise=exercise)


def test_equal_lines_are_added_and_told() -> None:
    """An amount that one of them does not say is unknown."""
    header = "Nature;Fonction;Voté 2024;Engagé\n"
    file = read(header + "65748;30;1,00;1\n65748;30;2,00;2\n65748;31;4,00;4\n65748;31;8,00;\n")
    assert [(str(line.voted), str(line.engaged)) for line in file.budget.lines] == [
        ("3.00", "3.00"),
        ("12.00", "None"),
    ]
    assert [(each.code, each.line, each.met, each.is_left_out) for each in file.remarks] == [
        ("duplicate", 3, "65748-30", False), ("duplicate", 5, "65748-31", False),
    ]  # fmt: skip


def test_a_line_of_another_sheet_is_a_copy() -> None:
    """It is not counted twice; the sheet to read can be named."""
    rows = [("Nature", "BP 2024"), ("65748", 10)]
    data = workbook({"Crédits": rows, "Copie": [*rows, ("6558", 1)]})
    file = budgets.read(data, authority="ville")
    assert amounts(file) == {"65748": "10.00", "6558": "1.00"}
    assert [(each.code, each.sheet, each.is_left_out) for each in file.remarks] == [
        ("duplicate", "Copie", True)
    ]
    file = budgets.read(data, authority="ville", mapping={"sheet": "Crédits"})
    assert (amounts(file), file.remarks) == ({"65748": "10.00"}, ())
    with pytest.raises(TableError, match="« Copie », sans doute"):
        budgets.read(data, authority="ville", mapping={"sheet": "Copies"})


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (("65;;3", "65741;;1", "65748;;2"), ["65741", "65748"]),
        (("65;;4", "65741;;1", "65748;;2"), ["65", "65741", "65748"]),
        (("6;;3", "65;;3", "657;;3", "65741;;1", "65748;;2"), ["65741", "65748"]),
        (("65748;;3", "65748;30;1", "65748;31;2"), ["65748-30", "65748-31"]),
        (("65748;;1", "65748;30;1"), ["65748", "65748-30"]),
        (("65;30;1", "65748;31;1"), ["65-30", "65748-31"]),
        (("65;;1", "65;;1", "65748;;1"), ["65", "65748"]),
        ((";30;1", ";31;2", "65741;30;1", "65748;31;2", ";;3"), ["65741-30", "65748-31"]),
    ],
)
def test_sums_are_found_by_what_they_add_up_to(rows: Sequence[str], kept: list[str]) -> None:
    """A line that is not exactly the sum of others is a line."""
    file = read("Nature;Fonction;Voté 2024\n" + "\n".join(rows) + "\n")
    assert [line.key for line in file.budget.lines] == kept


def test_keys_tell_lines_apart() -> None:
    """By their section, then by a rank; an operation says that it is one."""
    header = "Section;Chapitre;Nature;Fonction;Opération;Voté 2024\n"
    file = read(
        header
        + "F;;65748;30;;1\nI;;65748;30;;2\nI;20;2051;;17 - Tram;3\nI;20;2051;;Tram bleu;3\nF;;65748-30;;;1\n"
    )
    assert list(amounts(file)) == ["65748-30-F", "65748-30-I", "20-2051-op17", "20-2051-opTram bleu"]
    assert distinct(["a", "a (2)", "a", "a"]) == ["a", "a (2)", "a (3)", "a (4)"]


def test_authorisations_have_their_credits() -> None:
    """Their kind is said by a cell, by the number, by the section, by the column or by the sheet."""
    header = "N° AP/AE;Type AP/AE;Section;Libellé;Chapitre;Montant AP/AE;CP 2024;CP 2025;2026\n"
    file = read(
        header
        + "01;AP;;Tram;23;1 000;100;;abc\nAE2;;;;;10;;;\n03;;I;;;7;;;\n01;AP;;Tram;204;5;5;;\n04;;;;;9;;;\n"
        "05;AP;;;;;1;;\nTotal;;;;;1031;;;\n",
        exercise=2024,
    )
    made = {each.key: (each.kind, str(each.amount), len(each.credits)) for each in file.budget.authorizations}
    assert made == {
        "01-23": (Section.INVESTMENT, "1000.00", 1),
        "AE2": (Section.OPERATING, "10.00", 0),
        "03": (Section.INVESTMENT, "7.00", 0),
        "01-204": (Section.INVESTMENT, "5.00", 1),
    }
    assert [(each.code, each.line, each.is_left_out) for each in file.remarks] == [
        ("amount", 2, False), ("ap_kind", 6, True), ("amount", 7, True),
    ]  # fmt: skip
    for name, kind in (("N° AP", Section.INVESTMENT), ("Numéro AE", Section.OPERATING)):
        (line,) = read(f"{name};CP 2024;AP votée\n1;2;3\n", exercise=2024).budget.authorizations
        assert line.kind is kind
    data = workbook({"AP": [("N° AP/AE", "Montant AP/AE", "CP 2024"), ("9", 2, 1)]})
    assert (
        budgets.read(data, authority="ville", exercise=2024).budget.authorizations[0].kind
        is Section.INVESTMENT
    )


def test_a_row_may_be_a_credit_and_an_authorisation() -> None:
    """One without account is an authorisation alone; one without number, a credit."""
    file = read("N° AP;Montant AP;CP 2024;Nature;Voté\n1;9;3;2041;3\n2;8;1;;1\n;;;2042;5\n", exercise=2024)
    assert [each.key for each in file.budget.authorizations] == ["1", "2"]
    assert (amounts(file), file.remarks) == ({"2041": "3.00", "2042": "5.00"}, ())


MAPPING = """
format = 1
header_line = 2
exercise = 2024
norm = "M57"
declinaison = "M57_D"

[columns]
account = "Imputation"
section = "Sect."
sense = "S"
voted = ["Initial", "Modif"]
available = "Dispo"
engaged = "Eng"

[words]
operating = ["1"]
investment = ["2"]
expense = ["Débit"]
income = ["Crédit"]
"""


def test_a_town_may_say_what_its_columns_are(tmp_path: Any) -> None:
    """The columns, the words of its cells, the line of the header, the plan of accounts."""
    path = tmp_path / "mapping.toml"
    path.write_text(MAPPING, encoding="utf-8")
    table = "x\nImputation;Sect.;S;Initial;Modif;Eng;Dispo\n65748;1;Débit;100;-20;30;50\n2041;2;Crédit;1;;;\n"
    file = read(table, mapping=path)
    assert (amounts(file), file.remarks) == ({"65748": "80.00"}, ())
    assert (file.budget.norm, file.budget.declinaison, file.budget.lines[0].section) == (
        "M57", "M57_D", Section.OPERATING,
    )  # fmt: skip
    with pytest.raises(TableError, match="« Imputations », sans doute"):
        read(table.replace("Imputation", "Imputations"), mapping=str(path))


def test_a_mapping_may_name_authorisations() -> None:
    """Each exercise of the credits is a column."""
    mapping = {
        "columns": {"ap_number": "Prog", "ap_amount": "Tot", "ap_kind": "K"},
        "credits": {"2024": "An 1", "2025": "An 2"},
    }
    (line,) = read("Prog;K;Tot;An 1;An 2\nA;AP;3;1;2\n", exercise=2024, mapping=mapping).budget.authorizations
    assert [(each.exercise, str(each.amount)) for each in line.credits] == [(2024, "1.00"), (2025, "2.00")]


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ({"colums": {}}, "« columns », sans doute"),
        ({"columns": {"acount": "x"}}, "« account », sans doute"),
        ({"columns": {"account": ["x", "y"]}}, "une seule colonne"),
        ({"credits": {"an": "x"}}, "un exercice"),
        ({"words": {"operatng": ["x"]}}, "« operating », sans doute"),
        ({"columns": {"account": "Nature"}}, "colonne absente"),
        ({"header_line": 9}, "colonne absente"),
        ({"header_line": 9, "columns": {"account": "Nature"}}, "n’est pas dans le fichier"),
    ],
)
def test_a_mapping_that_is_not_right_is_refused(mapping: Mapping[str, Any], told: str) -> None:
    """With what was meant, where it can be told."""
    with pytest.raises(TableError, match=told):
        read("Nature;Voté\n65748;1\n", exercise=2024, mapping=mapping)


def test_a_budget_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """In lines, several times those of the largest authority."""
    monkeypatch.setattr(of_tables, "MOST_LINES", 1)
    with pytest.raises(TableError, match="plus de 1 lignes"):
        read("Nature;BP 2024\n65748;1\n65741;1\n")


def test_another_table_than_the_two_is_refused() -> None:
    """Said in French."""
    with pytest.raises(ConventionsError, match="lines"):
        to_csv(Budget(authority="ville", exercise=2024), of="line")  # type: ignore[arg-type]  # what is refused


@settings(max_examples=60)
@given(st.binary(max_size=200) | st.text(alphabet="65748;\n\"' Nature;Voté=<", max_size=120).map(str.encode))
def test_any_bytes_give_a_budget_or_our_error(data: bytes) -> None:
    """Nothing else is raised, whatever the file."""
    for content in (data, b"Nature;BP 2024\n" + data):
        with contextlib.suppress(ConventionsError):
            assert budgets.read(content, authority="ville", exercise=2024).budget.exercise == 2024
