"""``conventions scdl repair``: a file repaired where that is certain, and the account of it."""

from __future__ import annotations

from pathlib import Path

from conventions.cli.paths import is_one_of
from conventions.cli.progress import ROWS, Progress
from conventions.cli.scdl_account import TITLES, account_of, cells_of, fields_of, summary_of, verdict
from conventions.cli.scdl_forms import as_json, csv_lines
from conventions.cli.scdl_html import html_page
from conventions.cli.scdl_opening import UNUSABLE, check_path, refusal
from conventions.cli.scdl_text import text
from conventions.cli.terminal import WIDEST, columns, escape, tell
from conventions.errors import ConventionsError
from conventions.opendata.scdl import repair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from conventions.opendata.scdl import Repaired, RepairReport

FOUND = 1


def run(arguments: Namespace) -> int:
    """Write the repaired file, then its account: 2 for what is no table, 1 when some row (or none) cannot be published.

    :raises ConventionsError: for a file that cannot be opened, a version that is not known, two files that
        are the same.
    """
    check_path(arguments.file)
    _check_outputs(arguments)
    file, report = _repaired(arguments)
    if not refusal(report.source):
        Path(arguments.output).write_bytes(file.to_csv())
    _tell(report, arguments)
    if refusal(report.source):
        return UNUSABLE
    return 0 if report.rows and report.score.after == report.score.rows else FOUND


def _repaired(arguments: Namespace) -> Repaired:
    with Progress(ROWS) as progress:
        return repair(
            Path(arguments.file),
            version=arguments.version,
            extra_columns=arguments.extra_columns,
            progress=progress,
        )


def _check_outputs(arguments: Namespace) -> None:
    if is_one_of(arguments.output, [arguments.file]):
        raise ConventionsError("--output est le fichier à réparer : il serait perdu")
    if arguments.report and is_one_of(arguments.report, [arguments.file, arguments.output]):
        raise ConventionsError("--report est un autre de ces fichiers : l’un des deux serait perdu")


def _tell(report: RepairReport, arguments: Namespace) -> None:
    lines = _lines(report, arguments)
    if arguments.report is None:
        tell(lines)
        return
    with Path(arguments.report).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{escape(line)}\n" for line in lines)
    tell([verdict(report)])


def _lines(report: RepairReport, arguments: Namespace) -> Iterable[str]:
    account = account_of(report, names=bool(arguments.with_names))
    if arguments.format == "json":
        return [as_json("scdl-repair", fields_of(account, rows=arguments.rows))]
    if arguments.format == "csv":
        return csv_lines(TITLES, cells_of(account))
    summary = summary_of(account)
    if arguments.format == "html":
        return html_page(summary).splitlines()
    return text(summary, WIDEST if arguments.report else columns())
