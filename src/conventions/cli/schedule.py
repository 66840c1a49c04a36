"""``conventions schedule``: every payment foreseen, what it waits for, and why."""

from __future__ import annotations

from conventions.cli.as_json import json_total
from conventions.cli.safe import safe_json
from conventions.cli.tables import Column, Row, paragraph, table
from conventions.cli.terminal import Line, tell
from conventions.cli.view import View, day_of, open_view
from conventions.french import NBSP, format_list, plural
from conventions.operations import InstalmentProgress, Schedule, ScheduleLine, Total
from conventions.wording import in_full, joined, said_act, said_foreseen, said_total
from conventions.wording.reached import said_papers, said_when
from conventions.wording.texts import at_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

TITLES = (
    Column("Exercice"),
    Column("Échéance"),
    Column("Montant", right=True),
    Column("Date ou événement attendu"),
    Column("Acte"),
)


def run(arguments: Namespace) -> int:
    """Print the schedule as a table with its totals, or as JSON; of one exercise when one is asked for.

    :raises ConventionFileError: lists every problem of the file.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    view = open_view(arguments.file, day_of(arguments), arguments.known_on)
    tell(
        [as_json(view, arguments.exercise)] if arguments.format == "json" else page(view, arguments.exercise)
    )
    return 0


def as_json(view: View, exercise: int | None = None) -> str:
    """The lines, what was mandated and paid of each, the total by exercise and in all."""
    chosen = _chosen(view, exercise)
    lines = [_line_json(*pair) for pair in chosen]
    totals = {str(year): json_total(_total(chosen, year)) for year in _years(chosen)}
    days = {"as_of": view.as_of.isoformat(), "known_on": view.known_on.isoformat()}
    return safe_json({**days, "lines": lines, "totals": totals, "total": json_total(_total(chosen))})


def _line_json(line: ScheduleLine, reached: InstalmentProgress) -> dict[str, object]:
    made = {"mandated": str(reached.mandated), "paid": str(reached.paid)}
    return {**line.model_dump(mode="json"), "charged_to": line.charged_to, **made}


def page(view: View, exercise: int | None = None) -> Iterator[Line]:
    """The lines of the schedule, none wider than the columns of the view."""
    yield from paragraph(view.convention.title, view.columns, tone="titre")
    yield from paragraph(at_day("Échéancier", view.as_of, view.known_on), view.columns)
    yield Line("")
    chosen = _chosen(view, exercise)
    if chosen:
        yield from map(Line, table(TITLES, [*_rows(view, chosen)], view.columns))
        yield from _missing(_total(chosen), view.columns)
    else:
        yield from paragraph(_nothing(view.payments, exercise), view.columns)


_Chosen = list[tuple[ScheduleLine, InstalmentProgress]]


def _chosen(view: View, exercise: int | None) -> _Chosen:
    both = zip(view.payments.lines, view.made, strict=True)
    return [pair for pair in both if exercise in {None, pair[0].exercise}]


def _years(chosen: _Chosen) -> tuple[int, ...]:
    return tuple(dict.fromkeys(line.exercise for line, _ in chosen))


def _total(chosen: _Chosen, year: int | None = None) -> Total:
    lines = (line for line, _ in chosen if year in {None, line.exercise})
    return Total.of((str(line.exercise), line.amount) for line in lines)


def _nothing(payments: Schedule, exercise: int | None) -> str:
    if exercise is None:
        return "Aucun versement n’est prévu."
    others = format_list(map(str, payments.exercises))
    known = f"{NBSP}; il y en a pour {others}" if others else ""
    return f"Aucun versement n’est prévu pour l’exercice {exercise}{known}."


def _missing(total: Total, room: int) -> Iterator[Line]:
    if total.known and not total.is_exact:
        yield from paragraph(f"Total{NBSP}: {in_full(total)}", room)


def _rows(view: View, chosen: _Chosen) -> Iterator[Row]:
    """Each payment, its calculation and its papers; sub-totals where exercises have several payments; the total."""
    years = _years(chosen)
    divided = len(chosen) > len(years) > 1
    for year in years:
        for line, reached in chosen:
            if line.exercise == year:
                yield from _row(view, line, reached)
        if divided:
            yield _total_row(f"Total {year}", _total(chosen, year))
    yield _total_row("Total", _total(chosen))


def _total_row(title: str, total: Total) -> Row:
    return (title, "", said_total(total), "", "")


def _row(view: View, line: ScheduleLine, reached: InstalmentProgress) -> Iterator[Row]:
    several = len({item.beneficiary for item in view.decided.terms.grants}) > 1
    to = view.name(line.beneficiary) if several else None
    act = joined((said_act(line), None if line.firm else "(non ferme)"), " ")
    what = joined((line.kind or "non précisée", to))
    yield (str(line.exercise), what, said_foreseen(line), said_when(line, reached), act)
    yield f"calcul{NBSP}: {line.reason}"
    if line.proofs:
        yield f"{plural(len(line.proofs), 'pièce', 'pièces')}{NBSP}: {said_papers(line.proofs)}"
