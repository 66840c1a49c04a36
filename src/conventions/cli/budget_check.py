"""``conventions budget check``: what conventions take of each line, what is on none, what the rules find."""

from __future__ import annotations

from conventions.cli.budget_files import budgets_of
from conventions.cli.budget_text import text
from conventions.cli.check_forms import as_json
from conventions.cli.outputs import write_lines
from conventions.cli.portfolio_loading import FOUND, loaded, tell_problems
from conventions.cli.safe import safe_json
from conventions.cli.table_forms import check_form, fields_of, give_sheet, html_page, room_of
from conventions.cli.view import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from conventions.portfolio import BudgetCheck


def run(arguments: Namespace) -> int:
    """Write the comparison: 1 when money stands on no line, a line is exceeded or a file is left out, else 0.

    :raises ConventionsError: for a folder, a budget or an option that cannot be used.
    """
    check_form(arguments)
    portfolio = loaded(arguments)
    check = portfolio.check_budget(budgets_of(arguments, portfolio.conventions), day_of(arguments))
    _give(check, arguments)
    problems = tell_problems(portfolio)
    return problems if check.ok else FOUND


def _give(check: BudgetCheck, arguments: Namespace) -> None:
    form, output = arguments.format, arguments.output
    if form == "text":
        write_lines(text(check, room_of(arguments), everything=arguments.all), output)
    elif form == "json":
        write_lines([safe_json(_fields(check))], output)
    elif form == "html":
        tables = (check.lines, check.unplaced, check.report.table())
        write_lines(html_page("Budget et conventions", tables, [check.summary]), output)
    else:
        give_sheet(check.lines, arguments)


def _fields(check: BudgetCheck) -> dict[str, object]:
    """The comparison for programs."""
    from json import loads

    from conventions.cli.as_json import json_total, json_value

    return {
        "as_of": json_value(check.as_of),
        "ok": check.ok,
        "summary": check.summary,
        "granted": json_total(check.granted),
        "gap": json_total(check.gap),
        "lines": fields_of(check.lines),
        "unplaced": fields_of(check.unplaced),
        **loads(as_json(check.report.checked)),
    }
