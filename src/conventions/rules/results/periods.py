"""When each target is compared with its result: once the delay to report on its exercise, or its period, is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.law import report_deadline
from conventions.model import Target
from conventions.periods import Period
from conventions.rules.reading.wording import day_of
from conventions.rules.rule import Case
from conventions.rules.written import decided

YEARLY = frozenset({"an", "année", "année civile", "exercice"})


class Due(NamedTuple):
    """A target over one exercise, or the whole period (None); ``deadline`` None: why is in ``reason``."""

    action: str
    target: Target
    address: str
    exercise: int | None = None
    deadline: date | None = None
    reason: str = ""

    @property
    def when(self) -> str:
        """« de 2018 », « de toute la période »."""
        return f"de {self.exercise}" if self.exercise else "de toute la période"


def dues(case: Case) -> Iterator[Due]:
    """Every target of the consolidated convention, once for each exercise it is counted over.

    >>> from conventions.samples import cci_2017_2019
    >>> [(due.target.key, due.exercise) for due in dues(Case(cci_2017_2019(), date(2018, 12, 31)))][:3]
    [('A1-T1', 2017), ('A1-T1', 2018), ('A1-T1', 2019)]
    """
    folded = decided(case)
    for action in folded.terms.actions:
        for target in action.targets:
            origin = folded.origin(f"actions[{action.key}].targets[{target.key}]")
            yield from _over(Due(action.key, target, origin.address), folded.terms.period, case.as_of)


def _over(told: Due, period: Period, as_of: date) -> Iterator[Due]:
    target = told.target
    if target.per is not None and target.per not in YEARLY:
        yield told._replace(
            reason=f"objectif par {target.per} : la règle ne compare que par an, ou sur toute la période"
        )
    elif target.exercise is not None or target.per is not None:
        last = period.end or as_of
        years = range(period.start.year, last.year + 1) if target.exercise is None else (target.exercise,)
        yield from (told._replace(exercise=year, deadline=_report_of(day_of(year, 12, 31))) for year in years)
    elif period.end is None:
        yield told._replace(reason="fin de la période inconnue : objectif sans échéance")
    else:
        yield told._replace(deadline=_report_of(period.end))


def _report_of(end: date) -> date:
    return report_deadline(end.replace(year=day_of(end.year, 1, 1).year))
