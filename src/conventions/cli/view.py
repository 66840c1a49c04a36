"""What a command shows: one convention, at one date, in so many columns; and the shapes of a page."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, columns, width
from conventions.files import Loaded, load_with_sources
from conventions.french import format_date
from conventions.model import Party, Result, ResultStatus
from conventions.model.confidential import masked
from conventions.model.references import records_in
from conventions.operations import (
    Fold,
    InstalmentProgress,
    Position,
    Schedule,
    fold,
    in_force,
    position,
    progress,
    schedule,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from conventions.model import Convention, Terms


class View(NamedTuple):
    """A convention as it stands on a day: the terms in force, and the money with what is only approved."""

    convention: Convention
    """The convention shown, already masked."""
    as_of: date
    known_on: date
    """The day up to which acts and facts are known: that of ``as_of``, unless another one was asked for."""
    columns: int
    terms: Terms
    decided: Fold
    money: Position
    payments: Schedule
    made: tuple[InstalmentProgress, ...]
    """What was mandated and paid of each line of ``payments``."""
    real: Loaded
    """What the file says, unmasked: for the rules, never for display."""

    @property
    def results(self) -> tuple[Result, ...]:
        """The results announced, and those that may have been measured by the day."""
        return tuple(item for item in self.convention.results if not self._is_to_come(item))

    def _is_to_come(self, result: Result) -> bool:
        when = result.when.period if result.when else None
        later = when is not None and when.start > self.as_of
        next_year = result.exercise is not None and result.exercise > self.as_of.year
        return result.status is ResultStatus.MEASURED and (later or next_year)

    def party(self, key: str) -> Party | None:
        """The party of a key, in the terms in force, in what is only approved, or in any act."""
        known = (item for item in records_in(self.convention) if isinstance(item, Party) and item.key == key)
        return self.terms.party(key) or self.decided.terms.party(key) or next(known, None)

    def name(self, key: str) -> str:
        """The name of a party, or its key when no party has it."""
        found = self.party(key)
        return found.name.text if found else key


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
    convention, known = masked(real.convention), known_on or as_of
    payments = schedule(convention, as_of, known_on=known)
    return View(
        convention=convention,
        as_of=as_of,
        known_on=known,
        columns=columns(),
        terms=in_force(convention, as_of, known_on=known),
        decided=fold(convention, as_of, known_on=known, with_projects=True),
        money=position(convention, as_of, known_on=known),
        payments=payments,
        made=progress(convention, payments.lines, min(as_of, known)),
        real=real,
    )


def at_day(what: str, as_of: date, known_on: date) -> str:
    """« Échéancier au 31 décembre 2018 », and what was known then when that is another day.

    >>> at_day("Situation", date(2018, 12, 31), date(2019, 3, 1))
    'Situation au 31 décembre 2018, avec ce qui est connu au 1er mars 2019'
    """
    known = "" if known_on == as_of else f", avec ce qui est connu au {format_date(known_on)}"
    return f"{what} au {format_date(as_of)}{known}"


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
