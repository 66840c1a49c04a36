"""``conventions check``: what is wrong in each file, where, under which law, and what to do."""

from __future__ import annotations

import json
from typing import NamedTuple

from conventions.cli.as_json import safe_json
from conventions.cli.findings import whole
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, columns, tell, tell_error
from conventions.cli.view import day_of
from conventions.errors import ConventionFileError, Problem
from conventions.files import load_with_sources
from conventions.french import NBSP, format_date
from conventions.rules import Context, Report, Unsettled, check
from conventions.wording import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import date

FOUND, UNUSABLE = 1, 2


class Checked(NamedTuple):
    """A file: its report, or the problems that make it unusable."""

    file: str
    report: Report | None
    problems: tuple[Problem, ...] = ()


def run(arguments: Namespace) -> int:
    """Check every file; the worst of them gives the exit code: 2 unusable, 1 errors, 0 none."""
    day = day_of(arguments)
    checked = [checked_file(path, day) for path in arguments.files]
    if arguments.format == "json":
        tell([as_json(checked)])
    else:
        for item in checked:
            tell_error(map(str, item.problems))
            tell(_text(item, columns(), verbose=arguments.verbose))
    return max(_code(item) for item in checked)


def checked_file(path: str, day: date) -> Checked:
    """Load a file and run the rules, whose report is masked."""
    try:
        loaded = load_with_sources(path)
    except ConventionFileError as error:
        return Checked(path, None, error.problems)
    return Checked(path, check(loaded.convention, day, known_on=day, context=Context(sources=loaded.sources)))


def _code(item: Checked) -> int:
    if item.report is None:
        return UNUSABLE
    return 0 if item.report.ok else FOUND


def as_json(checked: list[Checked]) -> str:
    """One JSON object, valid whatever the files hold, with no character unsafe for a terminal.

    >>> as_json([])
    '{"reports": [], "problems": []}'
    """
    reports = [{"file": item.file, **json.loads(item.report.to_json())} for item in checked if item.report]
    names = ("file", "line", "column", "address", "code", "message")
    problems = [{name: getattr(found, name) for name in names} for item in checked for found in item.problems]
    return safe_json({"reports": reports, "problems": problems})


def _text(item: Checked, room: int, *, verbose: bool) -> Iterator[Line]:
    if item.report is None:
        return
    report = item.report
    yield from paragraph(f"{item.file}{NBSP}: {report.convention}", room, tone="titre")
    yield from paragraph(f"contrôle au {format_date(report.as_of)}", room)
    for finding in report.findings:
        yield Line("")
        yield from whole(finding, room)
    if verbose:
        yield from _beside(report, room)
    yield Line("")
    yield from paragraph(report.summary, room, tone="titre" if report.ok else "erreur")


def _beside(report: Report, room: int) -> Iterator[Line]:
    """What ``--verbose`` adds: the rules without a verdict and why, what conforms, what was accepted."""
    yield from _unsettled("Non évaluées", report.not_evaluated, room)
    yield from _unsettled("Évaluées en partie", report.partly_evaluated, room)
    yield from _unsettled("Sans objet", report.not_applicable, room)
    for finding in report.waived:
        yield Line("")
        yield from paragraph("Justifié par un agent, donc non compté", room)
        yield from whole(finding, room)
    if report.conform:
        yield Line("")
        yield from paragraph(f"Conformes{NBSP}: {joined(report.conform)}", room)
    versions = (
        f"bibliothèque {report.library_version}",
        f"règles {report.rules_version}",
        f"données : {report.data_version.removeprefix('Source : ')}",
    )
    yield Line("")
    yield from paragraph(f"Versions{NBSP}: {joined(versions)}", room)


def _unsettled(title: str, rules: tuple[Unsettled, ...], room: int) -> Iterator[Line]:
    if not rules:
        return
    yield Line("")
    yield Line(title, "titre")
    for rule in rules:
        yield from paragraph(f"{rule.title} – {rule.reason}", room, f"  {rule.code:<9}  ")
