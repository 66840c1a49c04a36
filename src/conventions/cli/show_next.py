"""What comes next: the payment to make and what it waits for, then the next date that matters."""

from __future__ import annotations

from conventions.cli.view import View, heading, item
from conventions.french import NBSP, format_date
from conventions.operations import timeline
from conventions.wording import said, said_instalment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line


def upcoming(view: View) -> Iterator[Line]:
    """The first payment whose mandates are still to make, and the next milestone."""
    yield from heading("Prochaine échéance", view.columns)
    if view.next_payment:
        first, reached = view.next_payment
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
