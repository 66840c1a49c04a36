"""What falls due between two days, and what is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.money import Amount
from conventions.operations import ScheduleLine, progress, schedule
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.money_tables import BENEFICIARY, CONVENTION, EXERCISE
from conventions.portfolio.naming import Named
from conventions.portfolio.sheets import Row, Sheet
from conventions.portfolio.tables.columns import Column

LATE, COMING, WAITING = "en retard", "à échoir", "en attente"
NOTHING = "rien"


class DueLine(NamedTuple):
    """A payment foreseen that is not mandated whole: what is left of it, and where it stands."""

    file: PortfolioFile
    line: ScheduleLine
    left: Amount | None
    state: str


def due_lines(file: PortfolioFile, start: date, end: date) -> Iterator[DueLine]:
    """The payments of a convention that are late on ``start``, or that fall due up to ``end``, both days included.

    What is late was due before ``start`` with nothing left to wait for. What still waits for something
    (a report, a signature) is told as such, whatever its day.

    :raises OperationError: when an avenant operates on something that is not there.
    """
    if file.convention is None:
        return
    lines = [line for line in schedule(file.convention, start).lines if line.firm and not line.is_lost]
    for line, done in zip(lines, progress(file.convention, lines, start), strict=True):
        state = _state(line, start, end)
        if state is not None and not done.covers(line):
            yield DueLine(file, line, None if line.amount is None else line.amount - done.mandated, state)


def _state(line: ScheduleLine, start: date, end: date) -> str | None:
    if line.due_on is None or line.due_on > end:
        return None
    if line.awaited is not None:
        return WAITING
    return LATE if line.due_on < start else COMING


def due(start: date, end: date) -> Sheet:
    """One row for each payment that is late, falls due, or waits for something, in the order of days."""
    columns = (
        Column("due_on", "Échéance", "date"),
        Column("state", "État"),
        CONVENTION,
        *BENEFICIARY,
        EXERCISE,
        Column("instalment", "Versement"),
        Column("amount", "Montant prévu", "money", total=True),
        Column("left", "Reste à mandater", "money", total=True),
        Column("awaited", "Attend"),
        Column("reason", "Calcul"),
    )

    def rows(file: PortfolioFile, names: Named) -> Iterator[Row]:
        return (_row(names, row) for row in due_lines(file, start, end))

    return Sheet("Échéances", columns, rows, by=("due_on", "convention", "exercise"))


def _row(names: Named, row: DueLine) -> Row:
    line = row.line
    return (
        line.due_on,
        row.state,
        names.title,
        names.party(line.beneficiary),
        names.number(line.beneficiary),
        line.exercise,
        line.kind.value if line.kind else None,
        line.amount,
        row.left,
        names.text(line.awaited or NOTHING),
        names.text(line.reason),
    )
