"""CONV: the life of a convention, from its duration to its avenants."""

from __future__ import annotations

from datetime import date
from typing import Any

from conventions.model import Convention
from conventions.periods import Period
from conventions.samples.mistakes.edits import with_terms
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import stage

_LAST_DAY, _MORROW = date(2024, 12, 31), date(2025, 1, 1)


def lasting(convention: Convention, end: date) -> Convention:
    """The convention until a day, its years after the first one under the reserve of the credits."""
    reserve = {"kind": "sous réserve des crédits", "article": "10"}
    period = Period(convention.initial.period.start, end)
    return with_terms(convention, period=period, clauses=(*(convention.initial.clauses or ()), reserve))


def _too_long(scene: Scene, end: date) -> Scene:
    return scene.has(lasting(stage(scene, 2022), end))


def _numbered(scene: Scene, numbers: tuple[int, ...]) -> Scene:
    days = (date(2024, 5, 13), date(2024, 6, 17))
    avenants = tuple(_avenant(number, day) for number, day in zip(numbers, days, strict=True))
    return scene.has(stage(scene, avenants=avenants))


def _avenant(number: int, signed: date, *operations: dict[str, Any]) -> dict[str, Any]:
    clause = {"kind": "communication", "article": str(10 + number)}
    return {
        "number": number,
        "signed_on": signed,
        "notified_on": signed,
        "operations": operations or ({"operation": "fixer une clause", "clause": clause},),
    }


def _extended(scene: Scene, signed: date) -> Scene:
    longer = {"operation": "prolonger la durée", "until": date(2025, 3, 31)}
    told = lasting(stage(scene), _LAST_DAY)
    return scene.has(told.replace(avenants=(_avenant(1, signed, longer),)))


ACTS: tuple[Seeded, ...] = (
    seed("CONV-009", "Un jour de plus que quatre ans", _too_long, date(2026, 1, 1), date(2025, 12, 31)),
    seed("CONV-010", "Un avenant n° 3 après le n° 1", _numbered, (1, 3), (1, 2)),
    seed("CONV-013", "Une prolongation signée le lendemain de la fin", _extended, _MORROW, _LAST_DAY),
)
