"""The money of a convention by exercise, as a table whose totals are those of the position."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import NBSP, format_amount, format_date, format_list
from conventions.money import ZERO
from conventions.notebook.blocks import Block, Grid, Note, Part
from conventions.notebook.display import Display
from conventions.operations import Position, Situation, Total
from conventions.wording import COLUMNS, in_full, said_column
from conventions.wording.columns import FORMULA, NOT_ZERO

NOTHING = f"Rien n’est attribué, engagé ni versé{NBSP}: toutes les sommes sont à 0{NBSP}€."


def money(seen: Situation) -> Iterator[Part]:
    """The money by exercise; the ceiling of the convention under it, when it has one."""
    ceiling = seen.decided.terms.ceiling
    told = () if ceiling is None else (Note(f"Plafond de la convention{NBSP}: {format_amount(ceiling)}"),)
    yield Part("Argent par exercice", (*by_exercise(seen.money), *told))


def show_position(position: Position) -> Display:
    """The position by exercise, with its totals."""
    return Display(f"Situation au {format_date(position.as_of)}", by_exercise(position))


def by_exercise(position: Position) -> tuple[Block, ...]:
    """A row for each exercise and one for them all, the columns where something is not zero; then notes."""
    shown = [name for name in COLUMNS if any(_says(getattr(row, name)) for row in position.exercises)]
    if not shown:
        return (Note(NOTHING),)
    rows = [
        (str(row.exercise), *(said_column(name, getattr(row, name)) for name in shown))
        for row in position.exercises
    ]
    rows.append(("Total", *(said_column(name, position.total(name)) for name in shown)))
    titles = ("Exercice", *(COLUMNS[name] for name in shown))
    numbers = frozenset(range(1, len(titles)))
    return (Grid("Sommes en euros", titles, tuple(rows), numbers), *_notes(position, shown))


def _says(total: Total) -> bool:
    return total.known != ZERO or not total.is_exact


def _notes(position: Position, shown: list[str]) -> Iterator[Note]:
    totals = {name: position.total(name) for name in shown}
    for name, total in totals.items():
        if total.known and not total.is_exact and name != "to_pay":
            yield Note(f"Total {COLUMNS[name].lower()}{NBSP}: {in_full(total)}")
    hidden = format_list(title.lower() for name, title in COLUMNS.items() if name not in shown)
    exact = all(total.is_exact for total in totals.values())
    sentences = (f"À 0{NBSP}€ partout{NBSP}: {hidden}." if hidden else "", FORMULA, "" if exact else NOT_ZERO)
    yield Note(" ".join(filter(None, sentences)))
