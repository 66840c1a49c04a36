"""``conventions scdl export``: the essential data of conventions, as they stood on a day."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from conventions.cli.opening import Opened, opened
from conventions.cli.paths import is_one_of
from conventions.cli.scdl_summary import counted
from conventions.cli.terminal import tell, tell_error
from conventions.errors import ConventionsError
from conventions.files import Loaded
from conventions.french import NBSP, format_amount
from conventions.opendata.scdl import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from conventions.opendata.scdl import PublishedRows

NOTHING, UNUSABLE = 1, 2


def run(arguments: Namespace) -> int:
    """Write the rows; tell on the error stream what is not among them: 2 for a file that cannot be used, 1 for no row.

    Nothing is written when one of the files cannot be used: what is published is whole.

    :raises ConventionsError: for a version that is not known, an output that is also read.
    """
    if arguments.output and is_one_of(arguments.output, arguments.files):
        raise ConventionsError("--output est l’un des fichiers à lire : il serait perdu")
    files = opened(arguments.files).values()
    problems = [str(problem) for item in files if not isinstance(item, Loaded) for problem in item]
    if problems:
        tell_error(problems)
        return UNUSABLE
    rows = _rows(files, arguments)
    _write(rows, arguments)
    tell_error(_account(rows))
    return 0 if rows else NOTHING


def _rows(files: Iterable[Opened], arguments: Namespace) -> PublishedRows:
    """The rows of each convention once, whatever the names by which its file was given."""
    known = {id(item): item.convention for item in files if isinstance(item, Loaded)}
    return write(known.values(), arguments.as_of, version=arguments.version, shape=arguments.shape)


def _write(rows: PublishedRows, arguments: Namespace) -> None:
    data = rows.to_spreadsheet_csv() if arguments.spreadsheet else rows.to_csv()
    if arguments.output:
        Path(arguments.output).write_bytes(data)
    else:
        tell(data.decode("utf-8-sig").removesuffix("\r\n").split("\r\n"))


def _account(rows: PublishedRows) -> Iterable[str]:
    total = format_amount(rows.total, decimals="always")
    head = f"{counted(len(rows), 'ligne', 'lignes')}{NBSP}: {total}"
    remarks = ((f"non publié{NBSP}: ", rows.left_out), (f"adapté{NBSP}: ", rows.notes))
    return chain([head], (f"{start}{remark}" for start, found in remarks for remark in found))
