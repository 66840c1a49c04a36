"""What a seeded mistake is, and what it is put in: a convention, the others of the town, the budgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeVar

from conventions.model import Budget, Convention

T = TypeVar("T")


class Scene(NamedTuple):
    """A convention, the siblings that come with it, and the budgets of its authority."""

    convention: Convention
    siblings: tuple[Convention, ...] = ()
    budgets: tuple[Budget, ...] = ()

    def has(self, convention: Convention) -> Scene:
        """The same scene with another version of its convention."""
        return self._replace(convention=convention)


Change = Callable[[Scene], Scene]
"""What makes a scene of a clean one."""


class Seeded(NamedTuple):
    """A mistake to put in a clean convention, and the closest lawful variant.

    ``code`` is the only rule that finds an error or a warning after ``put``; ``also`` lists the rules that the
    law makes speak of the same fact, with the reason in ``why``. The siblings that came with the convention are
    clean, unless the fact is theirs as well (``shared``). After ``near_miss`` no rule finds anything.
    """

    code: str
    title: str
    put: Change
    near_miss: Change
    also: tuple[str, ...] = ()
    why: str | None = None
    shared: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """All the rules that must speak, the one that is meant first."""
        return (self.code, *self.also)

    def found_too(self, code: str, why: str) -> Seeded:
        """The same mistake, of which another rule speaks as well, with the reason."""
        return self._replace(also=(*self.also, code), why=why)

    def guilty(self, scene: Scene) -> tuple[Convention, ...]:
        """The conventions of a scene in which the mistake must be found, once it is put there."""
        return (scene.convention, *scene.siblings) if self.shared else (scene.convention,)


def seed(code: str, title: str, make: Callable[[Scene, T], Scene], wrong: T, right: T) -> Seeded:
    """A mistake and its near-miss that differ in one thing only: what ``make`` is told."""
    return Seeded(code, title, partial(_made, make, wrong), partial(_made, make, right))


def _made(make: Callable[[Scene, T], Scene], told: T, scene: Scene) -> Scene:
    return make(scene, told)
