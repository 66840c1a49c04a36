"""``conventions position``: the money by exercise, by grant where that says more, and in all."""

from __future__ import annotations

from conventions.cli.as_json import json_total
from conventions.cli.safe import safe_json
from conventions.cli.stacked import stacked
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, tell
from conventions.cli.view import View, day_of, heading, open_view
from conventions.french import NBSP, format_list
from conventions.money import ZERO
from conventions.operations import ExercisePosition, GrantPosition, Total
from conventions.wording import COLUMNS, in_full, said_column
from conventions.wording.columns import FORMULA, NOT_ZERO
from conventions.wording.texts import at_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence


NOTHING = f"À cette date, rien n’est attribué, engagé ni versé{NBSP}: toutes les sommes sont à 0{NBSP}€."


def run(arguments: Namespace) -> int:
    """Print the position as tables, or as JSON.

    :raises ConventionFileError: lists every problem of the file.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    view = open_view(arguments.file, day_of(arguments), arguments.known_on)
    tell([as_json(view)] if arguments.format == "json" else page(view))
    return 0


def as_json(view: View) -> str:
    """Every column by exercise, by grant and in all, with amounts as text."""
    money = view.money
    return safe_json(
        {
            "as_of": view.as_of.isoformat(),
            "known_on": view.known_on.isoformat(),
            "exercises": [{"exercise": row.exercise, **_columns(row)} for row in money.exercises],
            "grants": [
                {
                    "exercise": row.exercise,
                    "grant": row.grant,
                    "beneficiary": row.beneficiary,
                    **_columns(row),
                }
                for row in money.grants
            ],
            "total": {name: json_total(money.total(name)) for name in COLUMNS},
        }
    )


def _columns(row: ExercisePosition | GrantPosition) -> dict[str, object]:
    return {name: json_total(getattr(row, name)) for name in COLUMNS}


def page(view: View) -> Iterator[Line]:
    """The lines of the position, none wider than the columns of the view."""
    room = view.columns
    yield from paragraph(view.convention.title, room, tone="titre")
    yield from paragraph(at_day("Situation", view.as_of, view.known_on), room)
    yield Line("")
    shown = _shown(view)
    yield from _money(view, shown) if shown else paragraph(NOTHING, room)


def _money(view: View, shown: Sequence[str]) -> Iterator[Line]:
    yield from stacked([COLUMNS[name] for name in shown], _by_exercise(view, shown), view.columns)
    yield from _notes(view, shown)
    for exercise in dict.fromkeys(row.exercise for row in view.money.grants):
        yield from _by_grant(view, exercise, shown)


def _shown(view: View) -> list[str]:
    """The columns where something is not zero."""
    return [name for name in COLUMNS if any(_says(getattr(row, name)) for row in view.money.exercises)]


def _says(total: Total) -> bool:
    return total.known != ZERO or not total.is_exact


def _by_exercise(view: View, shown: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    money = view.money
    for row in money.exercises:
        yield str(row.exercise), _cells(row, shown)
    if len(money.exercises) > 1:
        yield "Total", [said_column(name, money.total(name)) for name in shown]


def _cells(row: ExercisePosition | GrantPosition, shown: Sequence[str]) -> list[str]:
    return [said_column(name, getattr(row, name)) for name in shown]


def _notes(view: View, shown: Sequence[str]) -> Iterator[Line]:
    yield Line("")
    for name in shown:
        total = view.money.total(name)
        if total.known and not total.is_exact and name != "to_pay":
            yield from paragraph(f"Total {COLUMNS[name].lower()}{NBSP}: {in_full(total)}", view.columns)
    hidden = [COLUMNS[name].lower() for name in COLUMNS if name not in shown]
    zeros = f"À 0{NBSP}€ partout{NBSP}: {format_list(hidden)}." if hidden else None
    exact = all(view.money.total(name).is_exact for name in shown)
    for sentence in filter(None, (zeros, FORMULA, None if exact else NOT_ZERO)):
        yield from paragraph(sentence, view.columns)


def _by_grant(view: View, exercise: int, shown: Sequence[str]) -> Iterator[Line]:
    """The grants of an exercise, when there are several, or when something is said of none of them."""
    rows = [row for row in view.money.grants if row.exercise == exercise]
    if len(rows) > 1 or rows[0].grant is None:
        yield from heading(f"Exercice {exercise}, par subvention", view.columns)
        titles = ["Bénéficiaire", *(COLUMNS[name] for name in shown)]
        yield from stacked(titles, [_grant(view, row, shown) for row in rows], view.columns)


def _grant(view: View, row: GrantPosition, shown: Sequence[str]) -> tuple[str, list[str]]:
    who = view.name(row.beneficiary) if row.beneficiary else "non précisé"
    return row.grant or "sans subvention désignée", [who, *_cells(row, shown)]
