"""``conventions schedule``: every payment foreseen, what it waits for, and why."""

from __future__ import annotations

from conventions.cli.tables import Column, Row, paragraph, table
from conventions.cli.terminal import Line, tell
from conventions.cli.view import View, day_of, open_view
from conventions.french import NBSP, format_date, format_list
from conventions.operations import InstalmentProgress, Proof, Schedule, ScheduleLine
from conventions.wording import in_full, joined, said, said_total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

TITLES = (
    Column("Exercice"),
    Column("Échéance"),
    Column("Montant", right=True),
    Column("Date ou événement attendu"),
    Column("Pièces"),
    Column("Acte"),
    Column("Calcul"),
)


def run(arguments: Namespace) -> int:
    """Print the schedule as a table with its total.

    :raises ConventionFileError: lists every problem of the file.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    tell(page(open_view(arguments.file, day_of(arguments))))
    return 0


def page(view: View) -> Iterator[Line]:
    """The lines of the schedule, none wider than the columns of the view."""
    payments = view.payments
    yield from paragraph(view.convention.title, view.columns, tone="titre")
    yield from paragraph(f"Échéancier au {format_date(view.as_of)}", view.columns)
    yield Line("")
    both = zip(payments.lines, view.made, strict=True)
    rows = [*(_row(view, line, reached) for line, reached in both), _total(payments)]
    yield from map(Line, table(TITLES, rows, view.columns))
    if not payments.total.is_exact:
        yield from paragraph(f"Total{NBSP}: {in_full(payments.total)}", view.columns)


def _row(view: View, line: ScheduleLine, reached: InstalmentProgress) -> Row:
    several = len({item.beneficiary for item in view.decided.terms.grants}) > 1
    to = view.name(line.beneficiary) if several else None
    kind = line.kind or "non précisée"
    firm = None if line.firm else "(non ferme)"
    act = joined((line.act.removeprefix("l’").removeprefix("la "), firm), " ")
    what = joined((kind, to))
    return (
        str(line.exercise),
        what,
        said(line.amount),
        _when(line, reached),
        _proofs(line),
        act,
        line.reason,
    )


def _when(line: ScheduleLine, reached: InstalmentProgress) -> str:
    due = format_date(line.due_on, "short") if line.due_on else None
    told = (due, _made(line, reached) or _awaited(line))
    return joined(told, f"{NBSP}; ") or "date non précisée"


def _made(line: ScheduleLine, reached: InstalmentProgress) -> str | None:
    """« payé le 14/02/2024 », or how much of the instalment was mandated."""
    if reached.covers(line) and reached.days and reached.paid == reached.mandated:
        return f"payé le {format_list(format_date(day, 'short') for day in reached.days)}"
    paid = f"dont payé{NBSP}: {said(reached.paid)}" if reached.paid else None
    return joined((f"mandaté{NBSP}: {said(reached.mandated)}", paid)) if reached.mandated else None


def _awaited(line: ScheduleLine) -> str | None:
    """The papers awaited are named in their own column."""
    papers = line.awaited is not None and line.awaited.startswith("réception")
    return "réception des pièces" if papers else line.awaited


def _proofs(line: ScheduleLine) -> str:
    return joined(map(_proof, line.proofs), f"{NBSP}; ") or "aucune"


def _proof(proof: Proof) -> str:
    received = (
        f"réception le {format_date(proof.received_on, 'short')}" if proof.received_on else "en attente"
    )
    return f"{proof.kind} ({received})"


def _total(payments: Schedule) -> Row:
    return ("Total", "", said_total(payments.total), "", "", "", "")
