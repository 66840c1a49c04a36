"""Targets against results: what each target asks, what answers it, the exact rate where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from conventions.model import Action, Result
from conventions.notebook.blocks import Grid, Note, Part
from conventions.operations import Answered, Situation, answered
from conventions.wording import said_result, said_target
from conventions.wording.results import said_rate

UNLINKED = "sans objectif rattaché"
UNANSWERED = "aucun résultat rattaché"
TITLES = ("Objectif", "Résultat", "Atteint à")
RATES = "Un taux n’est calculé que si le résultat nomme l’objectif."


def targets(seen: Situation) -> Iterator[Part]:
    """A table of targets and results for each action that has some; nothing for a convention without actions."""
    grids = []
    for action, rows in groupby(answered(seen), key=lambda each: each.action):
        grids.append(_grid(action_name(action), tuple(_row(seen, each) for each in rows)))
    if grids:
        yield Part("Objectifs et résultats", (*grids, Note(RATES)))
    elif seen.terms.actions:
        yield Part("Objectifs et résultats", (Note("Aucun objectif chiffré, aucun résultat."),))


def _grid(name: str, rows: tuple[tuple[str, ...], ...]) -> Grid:
    """The rates have a column where there is one to tell."""
    if any(rate for *_, rate in rows):
        return Grid(name, TITLES, rows, frozenset({2}))
    return Grid(name, TITLES[:2], tuple(row[:2] for row in rows))


def _row(seen: Situation, each: Answered) -> tuple[str, ...]:
    return (
        said_target(each.target) if each.target else f"({UNLINKED})",
        _said(seen, each.result) if each.result else UNANSWERED,
        "" if each.rate is None else said_rate(each.rate),
    )


def _said(seen: Situation, result: Result) -> str:
    """The words of the act, which are long and say the same, are left to the file."""
    return said_result(result.replace(raw=None), seen.terms.devices)


def action_name(action: Action) -> str:
    """« Action 1 : L’accélérateur », or its title alone."""
    return f"{action.number}. {action.title}" if action.number else action.title
