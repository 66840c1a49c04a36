"""Targets against results: what each target asks, what answers it, the exact rate where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from conventions.french import format_ratio
from conventions.model import Action, Result, ResultStatus, Target
from conventions.notebook.blocks import Grid, Note, Part
from conventions.operations import Situation, minimum_of, rate_of
from conventions.wording import said_result, said_target

UNLINKED = "sans objectif rattaché"
UNANSWERED = "aucun résultat rattaché"
TITLES = ("Objectif", "Résultat", "Atteint à")
RATES = "Un taux n’est calculé que si le résultat nomme l’objectif."


class Answered(NamedTuple):
    """A target of an action and a result that names it; one of the two may be missing.

    ``rate`` is exact; None when there is no rate to compute: another unit, a result only announced, no minimum.
    """

    action: Action
    target: Target | None
    result: Result | None

    @property
    def rate(self) -> Fraction | None:
        """The part of the target that the result reaches."""
        if self.target is None or self.result is None or self.result.status is ResultStatus.PLANNED:
            return None
        low = minimum_of(self.target)
        return None if low is None or self.result.unit != self.target.unit else rate_of(self.result, low)


def answered(seen: Situation) -> Iterator[Answered]:
    """Each target of each action with each result that names it, then the results that name none."""
    for action in seen.terms.actions:
        results = [each for each in seen.results if each.action == action.key]
        keys = {target.key for target in action.targets}
        for target in action.targets:
            own = [each for each in results if each.target == target.key]
            yield from (Answered(action, target, each) for each in own or (None,))
        yield from (Answered(action, None, each) for each in results if each.target not in keys)


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


def said_rate(rate: Fraction) -> str:
    """A rate in percent, whole: below it, never above, so that only what is reached reads « 100 % ».

    >>> said_rate(Fraction(2999, 3000)).endswith("%"), said_rate(Fraction(2999, 3000))[:2]
    (True, '99')
    """
    return format_ratio(Fraction(rate * 100 // 1, 100))
