"""Targets and the results that answer them: a rate only where a result names its target."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from conventions.model import Action, Result, ResultStatus, Target
from conventions.operations.achieving import minimum_of, rate_of
from conventions.operations.situations import Situation


class Answered(NamedTuple):
    """A target of an action and a result that names it; one of the two may be missing."""

    action: Action
    target: Target | None
    result: Result | None

    @property
    def rate(self) -> Fraction | None:
        """The exact part of the target that the result reaches.

        None when there is no rate to compute: another unit, another exercise, a result only announced, no minimum.
        """
        if self.target is None or self.result is None or self.result.status is ResultStatus.PLANNED:
            return None
        years = {self.target.exercise, self.result.exercise} - {None}
        low = minimum_of(self.target)
        if low is None or self.result.unit != self.target.unit or len(years) > 1:
            return None
        return rate_of(self.result, low)


def answered(seen: Situation) -> Iterator[Answered]:
    """Each target of each action with each result that names it, then the results that name none.

    >>> from datetime import date
    >>> from conventions.operations.situations import situation
    >>> from conventions.samples import association_2024_2026
    >>> first, *_ = answered(situation(association_2024_2026(), date(2025, 12, 31)))
    >>> first.target.key, first.result.key, first.rate
    ('representations', 'saison-2024', Fraction(13, 12))
    """
    for action in seen.terms.actions:
        results = [each for each in seen.results if each.action == action.key]
        keys = {target.key for target in action.targets}
        for target in action.targets:
            own = [each for each in results if each.target == target.key]
            yield from (Answered(action, target, each) for each in own or (None,))
        yield from (Answered(action, None, each) for each in results if each.target not in keys)
