"""A town's conventions together: loaded from a folder, checked side by side, told as tables.

>>> from datetime import date
>>> from conventions.samples import association_2024_2026
>>> town = Portfolio.of([association_2024_2026()])
>>> town.check(date(2024, 12, 31)).ok
True
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.portfolio.budget_checks import BudgetCheck
    from conventions.portfolio.entries import PortfolioFile
    from conventions.portfolio.portfolios import Portfolio
    from conventions.portfolio.reconciling import Reconciliation
    from conventions.portfolio.reports import PortfolioReport
    from conventions.portfolio.tables.columns import Column
    from conventions.portfolio.tables.table import Table

_HOMES = {
    "budget_checks": ("BudgetCheck",),
    "entries": ("PortfolioFile",),
    "portfolios": ("Portfolio",),
    "reconciling": ("Reconciliation",),
    "reports": ("PortfolioReport",),
    "tables.columns": ("Column",),
    "tables.table": ("Table",),
}

__all__ = [
    "BudgetCheck",
    "Column",
    "Portfolio",
    "PortfolioFile",
    "PortfolioReport",
    "Reconciliation",
    "Table",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
