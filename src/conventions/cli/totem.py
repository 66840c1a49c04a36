"""``conventions totem show``: a budget in the TotEM format, its lines of subsidies, who gets them by name."""

from __future__ import annotations

from conventions.cli.scdl_opening import check_path
from conventions.cli.terminal import columns, tell
from conventions.errors import ConventionsError
from conventions.french import NBSP
from conventions.opendata import totem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from conventions.opendata.persons import Persons


def run(arguments: Namespace) -> int:
    """Print the budget of a file as a page, as JSON or as CSV; natural persons are masked unless asked for.

    :raises ConventionsError: when the file cannot be read as a budget.
    """
    file = _read(arguments.file, "named" if arguments.with_names else "masked")
    if arguments.format == "json":
        from conventions.cli.totem_json import as_json

        tell([as_json(file)])
    elif arguments.format == "csv":
        from conventions.cli.totem_csv import rows

        tell(rows(file))
    else:
        from conventions.cli.totem_page import page

        tell(page(file, columns()))
    return 0


def _read(path: str, natural_persons: Persons) -> totem.TotemFile:
    """The budget of a file, whose name is told when it cannot be read."""
    check_path(path)
    try:
        return totem.read(path, natural_persons=natural_persons)
    except totem.TotemError as error:
        raise ConventionsError(f"{path}{NBSP}: {error}") from None
