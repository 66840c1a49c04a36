"""A schedule: every payment foreseen, its date or what it waits for, the total of each exercise and of all."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import NBSP, format_date
from conventions.model.confidential import hide
from conventions.notebook.blocks import Block, Grid, Note
from conventions.notebook.display import Display
from conventions.operations import Schedule, ScheduleLine
from conventions.wording import in_full, joined, said_act, said_awaited, said_foreseen, said_total

TITLES = ("Exercice", "Échéance", "Montant", "Date ou événement attendu", "Acte", "Calcul")


def show_schedule(schedule: Schedule) -> Display:
    """The payments in order, and their totals.

    A schedule does not know the parties: the keys of its grants and beneficiaries, which may hold the name of a
    natural person, are not shown; several grants of one exercise are numbered.
    """
    title = f"Échéancier au {format_date(schedule.as_of)}"
    if not schedule.lines:
        return Display(title, (Note("Aucun versement n’est prévu."),))
    grid = Grid("Versements prévus", TITLES, tuple(_rows(schedule)), frozenset({2}))
    return Display(title, (grid, *_missing(schedule)))


def _rows(schedule: Schedule) -> Iterator[tuple[str, ...]]:
    """Each payment; sub-totals where exercises have several payments; the total."""
    divided = len(schedule.lines) > len(schedule.exercises) > 1
    for exercise in schedule.exercises:
        year = schedule.of(exercise)
        grants = tuple(dict.fromkeys(line.grant for line in year.lines))
        for line in year.lines:
            yield _row(line, grants.index(line.grant) + 1 if len(grants) > 1 else None)
        if divided:
            yield (f"Total {exercise}", "", said_total(year.total), "", "", "")
    yield ("Total", "", said_total(schedule.total), "", "", "")


def _row(line: ScheduleLine, rank: int | None) -> tuple[str, ...]:
    told = joined((line.kind or "non précisée", f"(subvention {rank})" if rank else None), " ")
    act = joined((said_act(line), None if line.firm else "(non ferme)"), " ")
    texts = (told, said_foreseen(line), when(line), act, line.reason)
    return (str(line.exercise), *(hide(text, ()) for text in texts))


def when(line: ScheduleLine) -> str:
    """« 31 mars 2024 », « pièce attendue : bilan », or both."""
    due = format_date(line.due_on) if line.due_on else None
    return joined((due, said_awaited(line)), f"{NBSP}; ") or "date non précisée"


def _missing(schedule: Schedule) -> Iterator[Block]:
    total = schedule.total
    if total.known and not total.is_exact:
        yield Note(f"Total{NBSP}: {in_full(total)}")
