"""Putting every mistake in a convention of its own, and every near-miss in another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from conventions.model import Budget, Convention
from conventions.samples.mistakes.bearing import borne
from conventions.samples.mistakes.catalogue import seeded
from conventions.samples.mistakes.scene import Scene, Seeded


class Mistake(NamedTuple):
    """A mistake of the town: the rule that must find it, in which convention (its key), its exercise, what it is."""

    code: str
    convention: str
    exercise: int
    title: str


class Sown(NamedTuple):
    """What mistakes make of some conventions and budgets; ``near_misses`` are the keys where nothing is wrong."""

    conventions: tuple[Convention, ...]
    budgets: tuple[Budget, ...]
    mistakes: tuple[Mistake, ...]
    near_misses: tuple[str, ...]


def places() -> int:
    """How many conventions :func:`sow` needs: one for each mistake, one for each near-miss.

    >>> places() == 2 * len(seeded())
    True
    """
    return 2 * len(seeded())


def sow(hosts: Sequence[Convention], budgets: tuple[Budget, ...] = ()) -> Sown:
    """Put each mistake, then its near-miss, in a clean convention of its own.

    The beneficiary of a host is an association that has its SIRET, its number RNA, and no other convention:
    what it is granted elsewhere would count with the mistake.

    :raises ValueError: when there are fewer hosts than mistakes and near-misses.

    >>> from conventions.samples import association_2024_2026
    >>> sow((association_2024_2026(),))
    Traceback (most recent call last):
    ...
    ValueError: il faut 200 conventions sans faute, une par erreur et une par quasi-erreur : 1 en tout
    """
    if len(hosts) < places():
        raise ValueError(
            f"il faut {places()} conventions sans faute, une par erreur et une par quasi-erreur : "
            f"{len(hosts)} en tout"
        )
    wrong, right = hosts[::2], hosts[1::2]
    put = [(each, each.put(Scene(host))) for each, host in zip(seeded(), wrong, strict=False)]
    silent = [each.near_miss(Scene(host)) for each, host in zip(seeded(), right, strict=False)]
    scenes = [scene for _, scene in put] + silent
    conventions = tuple(chain.from_iterable((scene.convention, *scene.siblings) for scene in scenes))
    own = chain.from_iterable(scene.budgets for scene in scenes)
    return Sown(
        conventions=conventions,
        budgets=(*borne(budgets, conventions), *own),
        mistakes=tuple(chain.from_iterable(_told(each, scene) for each, scene in put)),
        near_misses=tuple(scene.convention.key for scene in silent),
    )


def _told(each: Seeded, scene: Scene) -> Iterator[Mistake]:
    for convention in each.guilty(scene):
        exercise = convention.initial.grants[0].exercise
        for code in each.codes:
            yield Mistake(code, convention.key, exercise, each.title)
