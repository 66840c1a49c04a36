"""``conventions portfolio check``: what is wrong in a folder of conventions, and where to begin."""

from __future__ import annotations

from conventions.cli.budget_files import budgets_of
from conventions.cli.check_forms import FORMS
from conventions.cli.choosing import profile_of
from conventions.cli.outputs import write_lines
from conventions.cli.portfolio_loading import FOUND, loaded, tell_problems
from conventions.cli.portfolio_text import MOST, text
from conventions.cli.progress import FILES, Progress
from conventions.cli.table_forms import check_form, give_sheet, room_of
from conventions.cli.view import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from conventions.portfolio import PortfolioReport


def run(arguments: Namespace) -> int:
    """Write the report: 1 when an error is found or a file left out, else 0.

    :raises ConventionsError: for a folder, a budget or an option that cannot be used.
    """
    check_form(arguments)
    profile = profile_of(arguments)
    portfolio = loaded(arguments)
    budgets = budgets_of(arguments, portfolio.conventions)
    with Progress(FILES, "contrôle") as progress:
        report = portfolio.check(day_of(arguments), profile=profile, budgets=budgets, progress=progress)
    _give(report, arguments)
    if arguments.format in {"csv", "xlsx"}:
        tell_problems(portfolio)
    return 0 if report.ok else FOUND


def _give(report: PortfolioReport, arguments: Namespace) -> None:
    if arguments.format == "text":
        most = None if arguments.all else MOST
        write_lines(text(report, arguments.folder, room_of(arguments), most), arguments.output)
    elif arguments.format in FORMS:
        write_lines(FORMS[arguments.format]([*report.checked]), arguments.output)
    else:
        give_sheet(report.table(), arguments)
