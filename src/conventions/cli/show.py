"""``conventions show``: one convention on one page, at one date."""

from __future__ import annotations

from conventions.cli.findings import short
from conventions.cli.show_acts import acts
from conventions.cli.show_decisions import decisions
from conventions.cli.show_devices import devices
from conventions.cli.show_head import head, money
from conventions.cli.show_money import exercises
from conventions.cli.show_next import upcoming
from conventions.cli.show_parties import parties
from conventions.cli.show_programme import actions, axes
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, tell
from conventions.cli.view import View, day_of, heading, open_view
from conventions.rules import Context, check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

SECTIONS = (head, money, parties, acts, exercises, upcoming, axes, actions, devices, decisions)


def run(arguments: Namespace) -> int:
    """Print the page; findings do not change the exit code of ``show``.

    :raises ConventionFileError: lists every problem of the file.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    tell(page(open_view(arguments.file, day_of(arguments))))
    return 0


def page(view: View) -> Iterator[Line]:
    """The lines of the page, none wider than the columns of the view."""
    for section in SECTIONS:
        yield from section(view)
    report = check(
        view.real.convention,
        view.as_of,
        known_on=view.as_of,
        context=Context(sources=view.real.sources),
    )
    yield from heading("Constats", view.columns)
    for finding in report.findings:
        yield from short(finding, view.columns)
    yield from paragraph(report.summary, view.columns, tone="titre")
