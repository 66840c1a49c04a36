r"""The budgets of a town, read from its tables (CSV, XLSX, XLS, ODS) or from TotEM files, to the cent or not at all.

>>> file = read(b"Chapitre;Nature;Fonction;BP 2024\n65;65748;30;12 000,00\nTotal;;;12 000,00\n", authority="ville")
>>> [str(line.voted) for line in file.budget.lines], [each.reason for each in file.aside], file.remarks
(['12000.00'], ['total'], ())
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.opendata.budgets.reading import read, read_all
    from conventions.opendata.budgets.records import BudgetFile, LeftAside, ReadColumn
    from conventions.opendata.budgets.writing import BudgetSheet, to_csv, to_sheets

_HOMES = {
    "reading": ("read", "read_all"),
    "records": ("BudgetFile", "LeftAside", "ReadColumn"),
    "writing": ("BudgetSheet", "to_csv", "to_sheets"),
}

__all__ = [
    "BudgetFile",
    "BudgetSheet",
    "LeftAside",
    "ReadColumn",
    "read",
    "read_all",
    "to_csv",
    "to_sheets",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
