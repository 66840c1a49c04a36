"""What a command shows: one convention, at one date, in so many columns; and the shapes of a page."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, columns, width
from conventions.files import Loaded, load_with_sources
from conventions.model.confidential import masked
from conventions.operations import Situation, situation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


@dataclass(frozen=True, slots=True)
class View(Situation):
    """A situation of the convention, already masked, to be shown in so many columns."""

    columns: int
    real: Loaded
    """What the file says, unmasked: for the rules, never for display."""


def day_of(arguments: Namespace) -> date:
    """The date asked for, or today: the only reading of the clock."""
    asked: date | None = arguments.as_of
    return asked or date.today()  # noqa: DTZ011  # the day where the agent is, as the calendar on the wall says


def open_view(path: str, as_of: date, known_on: date | None = None) -> View:
    """Load a file and consolidate it at a date, with what was known on that day, or on another one.

    :raises ConventionFileError: lists every problem of the file.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    real = load_with_sources(path)
    seen = situation(masked(real.convention), as_of, known_on=known_on)
    told = {field.name: getattr(seen, field.name) for field in fields(seen)}
    return View(**told, columns=columns(), real=real)


def heading(title: str, room: int) -> list[Line]:
    """A blank line and a ruled title.

    >>> heading("Actes", 12)
    ['', '── Actes ───']
    """
    start = f"── {title} "
    return [Line(""), Line(start + "─" * max(2, room - width(start)), "titre")]


def item(text: str, room: int, *, level: int = 0) -> list[Line]:
    """A text with a bullet, indented by its level.

    >>> item("un deux", 9, level=1)
    ['  – un', '    deux']
    """
    return paragraph(text, room, "  " * level + "– ")


def block(text: str, room: int, *, level: int = 1) -> list[Line]:
    """An indented text.

    >>> block("un deux", 9)
    ['  un deux']
    """
    return paragraph(text, room, "  " * level)
