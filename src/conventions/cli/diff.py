"""``conventions diff``: what differs between the terms in force at two dates."""

from __future__ import annotations

from itertools import groupby

from conventions.cli.changes import by_subject, change_json
from conventions.cli.safe import safe_json
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, columns, tell
from conventions.cli.view import heading
from conventions.errors import ConventionsError
from conventions.files import load
from conventions.french import NBSP, format_date
from conventions.model.confidential import masked
from conventions.operations import Change, diff, in_force
from conventions.wording import Known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import date

    from conventions.model import Convention

TITLES = {
    "period": "Période",
    "parties": "Parties",
    "axes": "Axes",
    "actions": "Actions",
    "devices": "Dispositifs",
    "grants": "Subventions",
    "ceiling": "Plafond des subventions",
    "payment_terms": "Modalités de versement",
    "clauses": "Clauses",
}


def run(arguments: Namespace) -> int:
    """Print what differs, by part of the terms, or as JSON; a difference is no error: the code is 0.

    :raises ConventionsError: when the first date comes after the second one.
    :raises ConventionFileError: lists every problem of the file.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    since, until = arguments.since, arguments.until
    refuse_reversed(since, until)
    convention = masked(load(arguments.file))
    changes = changes_between(convention, since, until, arguments.known_on)
    if arguments.format == "json":
        days = {"from": since.isoformat(), "to": until.isoformat()}
        tell([safe_json({**days, "changes": [change_json(change) for change in changes]})])
    else:
        tell(page(convention, changes, title_of(since, until, arguments.known_on), columns()))
    return 0


def refuse_reversed(since: date, until: date) -> None:
    """Two dates in the wrong order are a mistake of the hand: nothing is guessed.

    :raises ConventionsError: says which options to exchange.
    """
    if since > until:
        told = f"le {format_date(since)} vient après le {format_date(until)}"
        raise ConventionsError(f"{told}{NBSP}: échangez --from et --to")


def changes_between(
    convention: Convention, since: date, until: date, known_on: date | None
) -> tuple[Change, ...]:
    """The changes from one day to another, each as known on that day, or both as known on another one.

    :raises OperationError: when an avenant operates on something that is not there.
    """
    before, after = (in_force(convention, day, known_on=known_on or day) for day in (since, until))
    return diff(before, after)


def title_of(since: date, until: date, known_on: date | None) -> str:
    """The two days compared, and the one up to which acts are known when that was asked."""
    known = f", avec ce qui est connu au {format_date(known_on)}" if known_on else ""
    days = f"entre le {format_date(since)} et le {format_date(until)}"
    return f"Ce qui change dans les stipulations en vigueur {days}{known}"


def page(convention: Convention, changes: tuple[Change, ...], title: str, room: int) -> Iterator[Line]:
    """The changes of each part under its title, none wider than ``room``."""
    known = Known(convention)
    yield from paragraph(convention.title, room, tone="titre")
    yield from paragraph(title, room)
    if not changes:
        yield Line("")
        yield from paragraph("Aucune différence.", room)
    for part, group in groupby(changes, key=_part):
        yield from heading(TITLES[part], room)
        yield from by_subject(group, known, room)


def _part(change: Change) -> str:
    return change.address.partition("[")[0].partition(".")[0]
