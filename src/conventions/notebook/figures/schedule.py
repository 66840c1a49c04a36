"""The figure of a schedule: what is to be paid, when, and what each payment waits for."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import NBSP, plural
from conventions.model.confidential import hide
from conventions.notebook.figures.figure import Figure
from conventions.notebook.figures.rows import CROSSED, DOTTED, SOLID, STRIPED, Bar, Look, bars
from conventions.notebook.figures.setting import begun, drawn, setting
from conventions.notebook.schedules import when
from conventions.operations import Schedule, ScheduleLine, Total
from conventions.wording import in_full, joined, said_foreseen, said_total

_MOST = 40


def plot_schedule(schedule: Schedule) -> Figure:
    """A bar for each payment, in euros; above 40 of them, one for each exercise.

    Full: firm, nothing is awaited; striped: something is; dotted: not firm; crossed: nothing will be paid. An
    unknown amount is a short bar, which says « inconnu ».

    :raises ConventionsError: when Matplotlib is missing, with how to install it.
    """
    title = _title(schedule)
    several = len(schedule.lines) > _MOST
    rows = tuple(_by_exercise(schedule) if several else map(_bar, schedule.lines))
    with setting():
        drawing, _ = bars(title, rows)
    told = (f"{row.name}{NBSP}: {row.words}" for row in rows)
    return Figure(title, joined((f"Échéancier. {title}", *told), ". "), drawing)


def _title(schedule: Schedule) -> str:
    """« 95 500 € prévus, dont 40 750 € fermes qui n’attendent plus rien »."""
    if not schedule.lines:
        return "Aucun versement n’est prévu"
    ready = Total.of((str(line.exercise), line.amount) for line in schedule.lines if _is_ready(line))
    count = len(schedule.lines)
    whole = f"{begun(in_full(schedule.total))} en {count} {plural(count, 'versement', 'versements')}"
    if ready == schedule.total:
        return f"{whole}{NBSP}: tous sont fermes et n’attendent rien"
    if not ready.known:
        return f"{whole}, dont aucun n’est ferme et sans attente"
    return f"{whole}, dont {said_total(ready)} fermes qui n’attendent rien"


def _is_ready(line: ScheduleLine) -> bool:
    return line.firm and line.awaited is None and line.due_on is not None


def _bar(line: ScheduleLine) -> Bar:
    amount = line.at_most if line.amount is None else line.amount
    firm = None if line.firm else "pas encore ferme"
    words = joined((said_foreseen(line), when(line), firm), f"{NBSP}; ")
    length = None if amount is None else drawn(amount)
    name = joined((str(line.exercise), line.kind), " · ")
    return Bar(hide(name, ()), length, hide(words, ()), _look(line))


def _look(line: ScheduleLine) -> Look:
    if line.is_lost:
        return CROSSED
    if not line.firm:
        return DOTTED
    return SOLID if _is_ready(line) and line.amount is not None else STRIPED


def _by_exercise(schedule: Schedule) -> Iterator[Bar]:
    for exercise in schedule.exercises:
        year = schedule.of(exercise)
        count = len(year.lines)
        words = f"{in_full(year.total)} en {count} {plural(count, 'versement', 'versements')}"
        ready = all(_is_ready(line) for line in year.lines) and year.total.is_exact
        length = drawn(year.total.known) if year.total.known or year.total.is_exact else None
        yield Bar(str(exercise), length, words, SOLID if ready else STRIPED)
