"""A budget as tables that a spreadsheet opens and that :func:`conventions.opendata.budgets.read` reads back."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from conventions.errors import ConventionsError
from conventions.model import Authorization, Budget, CreditLine, Section
from conventions.money import Amount
from conventions.opendata.spreadsheets import spreadsheet_csv_bytes

_LINES: Final = (
    "Sens",
    "Section",
    "Chapitre",
    "Nature",
    "Fonction",
    "Opération",
    "Voté",
    "Engagé",
    "Mandaté",
    "Disponible",
)
_AUTHORIZATIONS: Final = ("Numéro AP/AE", "Type AP/AE", "Libellé", "Chapitre", "Montant AP/AE")
_KINDS: Final = {Section.INVESTMENT: "AP", Section.OPERATING: "AE"}


class BudgetSheet(NamedTuple):
    """A sheet of a budget: its name, its header, its rows; an amount that is unknown is an empty cell."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def to_sheets(budget: Budget) -> tuple[BudgetSheet, BudgetSheet]:
    """The credits and the authorisations of a budget, in euros with a comma before the cents.

    >>> from conventions import euros
    >>> from conventions.model import Budget, CreditLine
    >>> line = CreditLine(key="65748", section="fonctionnement", account="65748", voted=euros("12.50"))
    >>> to_sheets(Budget(authority="ville", exercise=2024, lines=(line,)))[0].rows
    (('dépense', 'fonctionnement', '', '65748', '', '', '12,50', '', '', ''),)
    """
    years = sorted({each.exercise for line in budget.authorizations for each in line.credits})
    return (
        BudgetSheet(f"Crédits {budget.exercise}", _LINES, tuple(map(_line, budget.lines))),
        BudgetSheet(
            "AP et AE",
            (*_AUTHORIZATIONS, *(f"CP {year}" for year in years)),
            tuple(_authorization(each, years) for each in budget.authorizations),
        ),
    )


def to_csv(budget: Budget, *, of: Literal["lines", "authorizations"] = "lines") -> bytes:
    """One of the two tables as a CSV that a French spreadsheet opens, its cells harmless.

    :raises ConventionsError: for another table than ``lines`` and ``authorizations``.
    """
    if of not in {"lines", "authorizations"}:
        raise ConventionsError(f"« {str(of)[:40]} » : au choix, lines (crédits) ou authorizations (AP et AE)")
    sheet = to_sheets(budget)[of == "authorizations"]
    return spreadsheet_csv_bytes(sheet.header, sheet.rows)


def _line(line: CreditLine) -> tuple[str, ...]:
    available = None if line.engaged is None else line.voted - line.engaged
    amounts = map(_text, (line.voted, line.engaged, line.mandated, available))
    return (
        "dépense",
        line.section.value,
        line.chapter or "",
        line.account,
        line.function or "",
        line.operation or "",
        *amounts,
    )


def _authorization(line: Authorization, years: list[int]) -> tuple[str, ...]:
    by_year = {each.exercise: each.amount for each in line.credits}
    amounts = (_text(by_year.get(year)) for year in years)
    return (
        line.number,
        _KINDS[line.kind],
        line.label or "",
        line.chapter or "",
        _text(line.amount),
        *amounts,
    )


def _text(amount: Amount | None) -> str:
    return "" if amount is None else str(amount).replace(".", ",")
