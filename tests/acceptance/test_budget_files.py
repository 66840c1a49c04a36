"""Published budgets as budgets of the model: their sums are those of the files (skipped where they are absent)."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from conventions.money import ZERO, Amount
from conventions.opendata import budgets, totem
from conventions.opendata.budgets import BudgetFile
from conventions.opendata.totem import TotemError

FILES = Path(__file__).parents[3] / "shared" / "data" / "totem"
pytestmark = pytest.mark.skipif(
    not FILES.is_dir(), reason="the published budgets are not beside this checkout"
)
PRIMITIVE = "crach_bp2022_m14.xml"


def voted(file: BudgetFile) -> Amount:
    """The sum of the credits."""
    return sum((line.voted for line in file.budget.lines), start=ZERO)


def test_every_expense_of_a_file_is_in_its_budget() -> None:
    """Or in a remark: whatever the file, nothing is lost, and nothing counts twice."""
    for path in FILES.glob("*.xml"):
        with contextlib.suppress(TotemError):
            source = totem.read(path)
            field = "opened" if source.header.stage.is_account else "voted"
            expenses = [line for line in source.lines if line.direction != "recette"]
            file = budgets.read(path, authority="collectivite")
            left_out = sum((each.amount for each in file.remarks if each.amount is not None), start=ZERO)
            assert voted(file) + left_out == source.total(field, expenses)
            assert len({line.key for line in file.budget.lines}) == len(file.budget.lines)


def test_a_primitive_budget_and_its_keys() -> None:
    """Crac'h, 2022: 137 expenses, 6 815 723,91 voted, a line by its imputation."""
    file = budgets.read(FILES / PRIMITIVE, authority="crach")
    assert (len(file.budget.lines), str(voted(file)), file.remarks) == (137, "6815723.91", ())
    assert (file.budget.norm, str(file.budget.voted_on)) == ("M14", "2022-04-04")
    assert "65-6574" in {line.key for line in file.budget.lines}


def test_a_budget_that_was_read_is_written_and_read_back() -> None:
    """As a table, it is the same budget but for what a table does not say."""
    budget = budgets.read(FILES / PRIMITIVE, authority="crach").budget
    again = budgets.read(budgets.to_csv(budget), authority="crach", exercise=2022)
    assert again.budget == budget.replace(norm=None, declinaison=None, voted_on=None)
    assert (again.remarks, again.aside) == ((), ())
