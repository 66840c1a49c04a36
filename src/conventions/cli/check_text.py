"""The report of a check as people read it: each finding whole, then the counts."""

from __future__ import annotations

from conventions.cli.findings import whole
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line
from conventions.french import NBSP, format_date
from conventions.wording import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.rules import Checked, Report, Unsettled


def text(item: Checked, room: int, *, verbose: bool) -> Iterator[Line]:
    """The lines of a report, none wider than ``room`` columns; none for a file that cannot be used."""
    if item.report is None:
        return
    report = item.report
    yield from paragraph(f"{item.file}{NBSP}: {report.convention}", room, tone="titre")
    profile = f", profil{NBSP}: {report.profile}" if report.profile else ""
    yield from paragraph(f"contrôle au {format_date(report.as_of)}{profile}", room)
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
