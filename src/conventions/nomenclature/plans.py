"""The plans that a question is about: those of a norm, or one declinaison of it, that hold an exercise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, final

from conventions.french import quote
from conventions.nomenclature.account import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@final
@dataclass(frozen=True, slots=True)
class Plan:
    """A declinaison of a norm and the exercises that the data cover, both included.

    ``follows`` is the declinaison that was this plan before it had its name: M57_D was called M57.
    """

    norm: str
    declinaison: str
    first: int
    last: int
    follows: str | None = None

    def covers(self, exercise: int) -> bool:
        """Whether the data hold this plan for this exercise."""
        return self.first <= exercise <= self.last


@final
@dataclass(frozen=True, slots=True)
class Tables:
    """A data file: plans by letter, facts still unread by number."""

    source: str
    families: tuple[str, ...]
    plans: Mapping[str, Plan]
    facts: Mapping[str, tuple[str, ...]]


@final
@dataclass(frozen=True, slots=True)
class Question:
    r"""What is asked of the plans: a norm, or the start of the names of its declinaisons, and an exercise.

    None: any norm, any exercise, any declinaison.

    >>> Question("M57_D", 2018).among([Plan("M57", "M57", 2015, 2022)]).reason
    'nomenclature «\xa0M57_D\xa0» hors des données'
    """

    norm: str | None
    exercise: int | None
    declinaison: str | None = None

    def among(self, plans: Iterable[Plan]) -> tuple[Plan, ...] | Unknown:
        """The plans that answer, in their order, or why none does."""
        every = tuple(plans)
        of_norm = tuple(plan for plan in every if is_of_norm(plan, self.norm))
        asked = tuple(plan for plan in of_norm if self.declinaison in (None, plan.declinaison))
        if self.exercise is None and asked:
            return asked
        return _covering(every, asked, self.exercise) or Unknown(self._why(every, of_norm, asked))

    def _why(self, every: tuple[Plan, ...], of_norm: tuple[Plan, ...], asked: tuple[Plan, ...]) -> str:
        first, last = min(plan.first for plan in every), max(plan.last for plan in every)
        if self.exercise is not None and not first <= self.exercise <= last:
            return f"exercice {self.exercise} hors des données, qui vont de {first} à {last}"
        if not of_norm:
            return f"nomenclature {quote(str(self.norm))} hors des données"
        if not asked:
            told = quote(str(self.declinaison))
            return f"déclinaison {told} hors des données de la nomenclature {self.norm}"
        known = ", ".join(f"{plan.declinaison} de {plan.first} à {plan.last}" for plan in asked)
        return f"exercice {self.exercise} hors des données de la nomenclature {self.norm} ({known})"


def _covering(every: tuple[Plan, ...], asked: tuple[Plan, ...], exercise: int | None) -> tuple[Plan, ...]:
    """The plans asked that hold the exercise, else those that they continue."""
    if exercise is None:
        return ()
    followed = {plan.follows for plan in asked if exercise < plan.first}
    before = tuple(plan for plan in every if plan.declinaison in followed and plan.covers(exercise))
    return tuple(plan for plan in asked if plan.covers(exercise)) or before


def is_of_norm(plan: Plan, asked: str | None) -> bool:
    """Whether a plan is of a norm asked by its name, or by the start of the names of its declinaisons.

    >>> is_of_norm(Plan("M4", "M43_A", 2013, 2022), "M43"), is_of_norm(Plan("M4", "M4", 2013, 2024), "M43")
    (True, False)
    """
    return asked in (None, plan.norm, plan.declinaison) or plan.declinaison.startswith(f"{asked}_")
