"""What comes next: the payment to make and what it waits for, then the next date that matters."""

from __future__ import annotations

from datetime import date

from conventions.cli.view import View, heading, item
from conventions.french import NBSP, format_date
from conventions.operations import ScheduleLine, timeline
from conventions.wording import said, said_instalment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line


def upcoming(view: View) -> Iterator[Line]:
    """The first payment whose mandates are still to make, and the next milestone."""
    yield from heading("Prochaine échéance", view.columns)
    both = zip(view.payments.lines, view.made, strict=True)
    waiting = [(line, reached) for line, reached in both if not line.is_lost and not reached.covers(line)]
    if waiting:
        first, reached = min(waiting, key=lambda pair: _order(pair[0]))
        already = f", déjà mandaté{NBSP}: {said(reached.mandated)}" if reached.mandated else ""
        yield from item(said_instalment(first, view.as_of) + already, view.columns)
    else:
        yield from item("aucun versement à venir", view.columns)
    for milestone in timeline(view.convention):
        if milestone.day > view.as_of:
            yield from item(
                f"date marquante{NBSP}: {milestone.label}, le {format_date(milestone.day)}", view.columns
            )
            break


def _order(line: ScheduleLine) -> tuple[bool, bool, date, int]:
    """A known amount first, then a firm one, then a known day."""
    return line.amount is None, not line.firm, line.due_on or date.max, line.exercise
