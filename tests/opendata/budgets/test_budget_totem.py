"""Budgets read from TotEM files, and the files of one exercise together."""

from __future__ import annotations

import pytest

from conventions.opendata import budgets
from conventions.opendata.budgets import BudgetFile, read_all
from conventions.opendata.sheets import TableError
from conventions.opendata.totem import Stage, TotemError


def totem(stage: str, lines: str, *, exercise: int = 2024, number: str = "") -> bytes:
    """A TotEM file: an M57 budget."""
    return (
        '<DocumentBudgetaire><EnTeteDocBudgetaire><LibelleColl V="TRIFOUILLY"/><IdColl V="21699999500014"/>'
        '</EnTeteDocBudgetaire><Budget><EnTeteBudget><IdEtab V="21699999500014"/><Nomenclature V="M57-M57_D"/>'
        f'</EnTeteBudget><BlocBudget><NatDec V="{stage}"/><NumDec V="{number}"/><Exer V="{exercise}"/>'
        f'<DteDec V="2024-03-28"/></BlocBudget>{lines}</Budget></DocumentBudgetaire>'
    ).encode()


def line(account: str, *, direction: str = "D", **amounts: str) -> str:
    """A line of a TotEM file."""
    values = "".join(f'<{name} V="{value}"/>' for name, value in amounts.items())
    place = f'<Nature V="{account}"/><ContNat V="{account[:2]}"/><CodRD V="{direction}"/>'
    return f"<LigneBudget>{place}{values}</LigneBudget>"


PRIMITIVE = totem(
    "01", line("65748", MtPrev="100") + line("6558", MtPrev="50") + line("7478", direction="R", MtPrev="9")
)
CHANGE = totem("02", line("65748", MtPrev="-20") + line("6521", MtPrev="5"), number="1")
ACCOUNT = totem("09", line("65748", CredOuv="80", MtReal="70") + line("6713", CredOuv="3", MtReal="2"))


def figures(file: BudgetFile) -> dict[str, tuple[str, str]]:
    """What is voted and mandated, by account."""
    return {each.account: (str(each.voted), str(each.mandated)) for each in file.budget.lines}


def test_a_primitive_budget_gives_its_expenses() -> None:
    """With its plan of accounts and the day of its vote; revenues are aside."""
    file = budgets.read(PRIMITIVE, authority="ville")
    assert (file.kind, file.stage, file.remarks) == ("totem", Stage.BUDGET_PRIMITIF, ())
    assert (file.budget.norm, file.budget.declinaison, str(file.budget.voted_on)) == (
        "M57",
        "M57_D",
        "2024-03-28",
    )
    assert figures(file) == {"65748": ("100.00", "None"), "6558": ("50.00", "None")}
    assert [each.reason for each in file.aside] == ["recette"]


def test_an_account_gives_what_was_opened_and_mandated() -> None:
    """Where it does not say what was opened, what was voted."""
    file = budgets.read(totem("09", line("65748", MtPrev="90", MtReal="70")), authority="ville")
    assert figures(file) == {"65748": ("90.00", "70.00")}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('<LigneBudget><CodRD V="D"/><MtPrev V="1"/></LigneBudget>', "un compte"),
        (line("65748"), "un montant voté"),
        (line("65748", direction="X", MtPrev="1"), "une dépense ou une recette"),
        (line("99", MtPrev="1"), "une section"),
    ],
)
def test_a_line_that_cannot_be_charged_is_left_out(lines: str, told: str) -> None:
    """And told, with its amount."""
    file = budgets.read(totem("01", lines), authority="ville")
    remark = file.remarks[-1]
    assert (file.budget.lines, remark.expected, remark.is_left_out) == ((), told, True)


def test_the_files_of_an_exercise_add_up_in_any_order() -> None:
    """The decisions add up; the account says what was mandated, and what no decision has."""
    expected = {
        "65748": ("80.00", "70.00"),
        "6558": ("50.00", "None"),
        "6521": ("5.00", "None"),
        "6713": ("3.00", "2.00"),
    }
    for files in ((PRIMITIVE, CHANGE, ACCOUNT), (ACCOUNT, CHANGE, PRIMITIVE)):
        file = read_all(files, authority="ville")
        assert figures(file) == expected
        assert (file.stage, file.remarks) == (Stage.BUDGET_PRIMITIF, ())


def test_one_file_alone_is_what_it_is() -> None:
    """Reading it with others, none, changes nothing."""
    assert read_all([PRIMITIVE], authority="ville") == budgets.read(PRIMITIVE, authority="ville")


def test_tables_count_as_decisions() -> None:
    """Equal lines of a table are told, those of two files are not; the last authorisation is kept."""
    table = b"Nature;Vote 2024;Engage\n65748;1;1\n65748;2;1\n"
    file = read_all([table, b"Nature;DM 2024;Engage\n65748;-1;2\n"], authority="ville")
    assert [(str(each.voted), str(each.engaged)) for each in file.budget.lines] == [("2.00", "4.00")]
    assert [each.code for each in file.remarks] == ["duplicate"]
    yearly = "N° AP;Montant AP\n1;{}\n"
    file = read_all([yearly.format(5).encode(), yearly.format(8).encode()], authority="ville", exercise=2024)
    assert [str(each.amount) for each in file.budget.authorizations] == ["8.00"]


def test_movements_alone_are_told() -> None:
    """Without the primitive budget, what is read is only what changes."""
    file = read_all([CHANGE], authority="ville")
    assert [each.code for each in file.remarks] == ["no_primitive"]
    assert read_all([ACCOUNT], authority="ville").remarks == ()


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ((), "not_table"),
        ((PRIMITIVE, totem("02", line("65748", MtPrev="1"), exercise=2023)), "exercise"),
        ((PRIMITIVE, PRIMITIVE), "twice"),
        ((PRIMITIVE, CHANGE, CHANGE), "twice"),
    ],
)
def test_files_that_do_not_go_together_are_refused(files: tuple[bytes, ...], code: str) -> None:
    """Two exercises, a budget given twice, nothing."""
    with pytest.raises(TableError) as raised:
        read_all(files, authority="ville")
    assert raised.value.code == code


def test_the_exercise_that_is_asked_is_that_of_the_file() -> None:
    """A file that cannot be read is the error of TotEM."""
    with pytest.raises(TableError, match="2023"):
        budgets.read(PRIMITIVE, authority="ville", exercise=2023)
    with pytest.raises(TotemError):
        budgets.read(b"<html/>", authority="ville")


def test_a_remark_of_the_file_is_kept() -> None:
    """An amount that is no amount, and its line that is left out."""
    file = budgets.read(totem("01", line("65748", MtPrev="abc")), authority="ville")
    assert [(each.code, each.column) for each in file.remarks] == [("totem", "MtPrev"), ("line", None)]
