"""What a document is about: a convention, one of its acts, an exercise, a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from conventions.model import Avenant, Convention, Deliberation, Party, Role, Terms
from conventions.operations import Situation, in_force, situation
from conventions.wording import Known

Act = Convention | Avenant | Deliberation
T = TypeVar("T")


class Subject:
    """What a document is made from; the convention is already masked, unless confidential data was asked for.

    ``act`` is the act that the document is about (the convention itself where none is). ``as_of`` is the day at
    which sums are counted and terms are read, ``exercise`` the year that the document is about.
    """

    def __init__(
        self,
        convention: Convention,
        act: Act | None = None,
        exercise: int | None = None,
        as_of: date | None = None,
        known_on: date | None = None,
    ) -> None:
        self.convention = convention
        self.act = act
        self._exercise = exercise
        self._as_of = as_of
        self.known_on = known_on
        self._once: dict[Callable[..., Any], Any] = {}

    def once(self, make: Callable[[Subject], T]) -> T:
        """What a function makes of the subject, worked out once for all the parts of a document."""
        if make not in self._once:
            self._once[make] = make(self)
        return cast("T", self._once[make])

    @property
    def exercise(self) -> int:
        """The exercise, which building has already asked for."""
        if self._exercise is None:
            raise ValueError("no exercise: Kind.needs has to name it")
        return self._exercise

    @property
    def as_of(self) -> date:
        """The day, which building has already asked for."""
        if self._as_of is None:
            raise ValueError("no day: Kind.needs has to name it")
        return self._as_of

    @property
    def avenant(self) -> Avenant:
        """The act, where the kind of document is about an avenant."""
        if not isinstance(self.act, Avenant):
            raise TypeError("not an avenant: Kind.about has to say it")
        return self.act

    @property
    def deliberation(self) -> Deliberation:
        """The act, where the kind of document is about a deliberation."""
        if not isinstance(self.act, Deliberation):
            raise TypeError("not a deliberation: Kind.about has to say it")
        return self.act

    @cached_property
    def known(self) -> Known:
        """What the convention and its acts name, by their keys."""
        return Known(self.convention)

    @cached_property
    def terms(self) -> Terms:
        """The terms in force on the day; the initial ones where no day is asked for."""
        if self._as_of is None:
            return self.convention.initial
        return in_force(self.convention, self._as_of, known_on=self.known_on)

    @cached_property
    def situation(self) -> Situation:
        """The convention as it stands on the day, with its money."""
        return situation(self.convention, self.as_of, known_on=self.known_on)

    @cached_property
    def grantor(self) -> Party | None:
        """The first party that grants, if one does: it is the author of most documents."""
        return next(iter(self.convention.initial.parties_as(Role.GRANTOR)), None)
