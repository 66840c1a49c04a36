"""``conventions calendar``: what is to be paid, received, or renewed on which day, as a file for a diary."""

from __future__ import annotations

from conventions.cli.outputs import write_bytes
from conventions.cli.portfolio_due import days_of
from conventions.cli.portfolio_loading import loaded, tell_problems
from conventions.cli.terminal import tell
from conventions.french import NBSP, format_date, plural
from conventions.portfolio.calendar import Category, events, ics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from conventions.portfolio.calendar import Event

_MONTHS = 12
_TITLES = {
    Category.PAYMENT: ("échéance", "échéances"),
    Category.REPORT: ("compte rendu", "comptes rendus"),
    Category.LAPSE: ("caducité", "caducités"),
    Category.END: ("fin de convention", "fins de convention"),
}


def run(arguments: Namespace) -> int:
    """Write the file, tell what is in it: 1 when a convention is left out, else 0.

    :raises ConventionsError: for a folder that cannot be used, or where the extra ``calendar`` is missing.
    """
    start, end = days_of(arguments, _MONTHS)
    portfolio = loaded(arguments)
    found = events(portfolio, start, end)
    write_bytes(ics(found), arguments.output)
    days = f"du {format_date(start)} au {format_date(end)}"
    tell([f"{arguments.output}{NBSP}: {', '.join(_counts(found)) or 'aucun événement'}, {days}"])
    return tell_problems(portfolio)


def _counts(found: Sequence[Event]) -> Iterator[str]:
    for category, titles in _TITLES.items():
        number = sum(event.category is category for event in found)
        if number:
            yield f"{number} {plural(number, *titles)}"
