"""Under IPython, an object at the end of a cell is shown as HTML: formatters are given by name, and load late.

Nothing is imported here, and outside IPython there is nothing to pay.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SHOWN = {
    ("conventions.documents.tree", "Paper"): ("papers", "show_paper"),
    ("conventions.model.convention", "Convention"): ("cards", "card"),
    ("conventions.operations.changes", "Change"): ("changes", "show_change"),
    ("conventions.operations.columns", "Position"): ("money", "show_position"),
    ("conventions.operations.schedules", "Schedule"): ("schedules", "show_schedule"),
    ("conventions.portfolio.budget_checks", "BudgetCheck"): ("budget_checks", "show_budget_check"),
    ("conventions.portfolio.portfolios", "Portfolio"): ("portfolios", "overview"),
    ("conventions.portfolio.reconciling", "Reconciliation"): ("reconciliations", "show_reconciliation"),
    ("conventions.portfolio.reports", "PortfolioReport"): ("portfolios", "show_portfolio_report"),
    ("conventions.rules.report", "Report"): ("reports", "show_report"),
}
"""The classes that have a display, by module and name, and the function of ``conventions.notebook`` that makes it."""


def register() -> bool:
    """Give IPython the formatters when it runs; whether it does.

    >>> register()
    False
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython and hasattr(ipython, "get_ipython") else None
    if shell is not None:
        register_in(shell)
    return shell is not None


def register_in(shell: Any) -> None:
    """Give a shell the formatters of our classes; one that somebody gave for tuples stays.

    >>> from types import SimpleNamespace
    >>> register_in(SimpleNamespace(display_formatter=None))
    """
    formatters: dict[str, Any] = getattr(shell.display_formatter, "formatters", {})
    html = formatters.get("text/html")
    if html is None:
        return
    for module, name in SHOWN:
        html.for_type_by_name(module, name, _html)
    if tuple not in html.type_printers:
        html.for_type_by_name("builtins", "tuple", _html_of_tuple)


def _html(shown: object) -> str | None:
    from importlib import import_module

    html: str | None = import_module("conventions.notebook.showing").html_of(shown)
    return html


def _html_of_tuple(shown: tuple[object, ...]) -> str | None:
    """A tuple of ours; of any other one, what its own class shows, as if nothing had been given for tuples."""
    if type(shown) is tuple:
        ours = bool(shown) and type(shown[0]).__module__.startswith("conventions.operations.")
        return _html(shown) if ours else None
    own = getattr(shown, "_repr_html_", None)
    return own() if callable(own) else None
