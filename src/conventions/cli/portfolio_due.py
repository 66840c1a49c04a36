"""``conventions portfolio due``: the payments that are late, those that fall due, what the others wait for."""

from __future__ import annotations

from conventions.cli.portfolio_loading import loaded, tell_problems
from conventions.cli.table_forms import check_form, give, narrowed, room_of
from conventions.cli.view import day_of
from conventions.errors import ConventionsError
from conventions.french import NBSP
from conventions.periods import add_months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

_MONTHS = 3
_NARROW = ("due_on", "state", "convention", "beneficiary", "left")
_WIDE = ("due_on", "state", "convention", "beneficiary", "instalment", "left", "awaited")
_WIDTH = 96
_MORE = f"Tout est dans --format csv, xlsx, json ou html{NBSP}: l’identifiant, le montant prévu, le calcul, le fichier."


def run(arguments: Namespace) -> int:
    """Write the table: 1 when a file is left out, else 0.

    :raises ConventionsError: for a folder that cannot be used, or days in the wrong order.
    """
    check_form(arguments)
    start, end = days_of(arguments, _MONTHS)
    portfolio = loaded(arguments)
    table = portfolio.due(start, end)
    names = _WIDE if room_of(arguments) >= _WIDTH else _NARROW
    give(table, arguments, narrowed(table, names, notes=(_MORE,)))
    return tell_problems(portfolio)


def days_of(arguments: Namespace, months: int) -> tuple[date, date]:
    """The first and the last day asked for; without a last one, so many months later.

    :raises ConventionsError: when the last one comes before the first one.
    """
    start: date = day_of(arguments)
    end: date = arguments.until or add_months(start, months)
    if end < start:
        raise ConventionsError("--until est avant --as-of : il n’y a aucun jour entre les deux")
    return start, end
