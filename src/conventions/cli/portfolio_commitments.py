"""``conventions portfolio commitments``: what is granted, engaged and paid; by exercise and line for people."""

from __future__ import annotations

from conventions.cli.portfolio_loading import loaded, tell_problems
from conventions.cli.table_forms import check_form, give, room_of
from conventions.cli.view import day_of
from conventions.french import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from conventions.portfolio import Table

_LINE = ("exercise", "account", "line")
_NARROW, _WIDE = ("granted", "paid", "to_pay"), ("granted", "committed", "paid", "to_pay")
_WIDTH = 96
"""Columns that four sums of a town take, with their line."""
_MORE = (
    f"Chaque subvention est une ligne de --format csv, xlsx, json ou html{NBSP}: engagé, mandaté, recouvré…"
)


def run(arguments: Namespace) -> int:
    """Write the table: 1 when a file is left out, else 0.

    :raises ConventionsError: for a folder that cannot be used.
    """
    check_form(arguments)
    portfolio = loaded(arguments)
    table = portfolio.commitments(day_of(arguments))
    if arguments.exercise:
        table = table.where(lambda row: row["exercise"] == arguments.exercise)
    give(table, arguments, _shown(table, room_of(arguments)) if arguments.format == "text" else None)
    return tell_problems(portfolio)


def _shown(table: Table, room: int) -> Table:
    """The sums by exercise and line, those that the terminal has room for."""
    sums = _WIDE if room >= _WIDTH else _NARROW
    grouped = table.sorted(_LINE).group(("exercise", "line"), sums)
    return type(table)(
        grouped.title,
        grouped.columns,
        grouped.rows,
        grouped.as_of,
        (*grouped.notes, _MORE),
        versions=grouped.versions,
    )
