"""Targets and results in one phrase each: « environ 30 projets par an », « 3 startups, dont 2 retenues »."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from conventions.french import NBSP, format_ratio
from conventions.model import Device, PartOf, Result, ResultStatus
from conventions.wording.targets import counted
from conventions.wording.texts import joined, quoted


def said_result(result: Result, devices: Iterable[Device] = ()) -> str:
    """A result as a phrase, with everything the act says of it; ``devices`` are those whose names are known.

    >>> said_result(Result(key="R", action="A", value=3, unit="startups"))
    '3 startups'
    """
    planned = f"prévu{NBSP}: " if result.status is ResultStatus.PLANNED else ""
    about = "environ " if result.approximate else ""
    text = f"{planned}{about}{counted(result.value, result.unit)}"
    parts = joined((_part(part) for part in result.of_which), f"{NBSP}; ")
    place = f"lieu{NBSP}: {result.place}" if result.place else None
    year = f"exercice{NBSP}{result.exercise}" if result.exercise else None
    device = next((item.name.text for item in devices if item.key == result.device), result.device)
    when = result.when.raw if result.when else None
    told = (parts, result.occasion, when, year, place, device, _phase(result), quoted(result.raw))
    return joined((text, *told))


def _part(part: PartOf) -> str:
    """« dont 2 retenues pour la phase 1 »."""
    return f"dont {counted(part.value, part.unit)}" + (f" (phase{NBSP}{part.phase})" if part.phase else "")


def _phase(result: Result) -> str | None:
    if result.phase:
        return f"phase{NBSP}{result.phase}"
    return f"phase non précisée par l’acte{NBSP}: {quoted(result.phase_raw)}" if result.phase_raw else None


def said_rate(rate: Fraction) -> str:
    """A rate in percent, whole: below it, never above, so that only what is reached reads « 100 % ».

    >>> said_rate(Fraction(2999, 3000)).endswith("%"), said_rate(Fraction(2999, 3000))[:2]
    (True, '99')
    """
    return format_ratio(Fraction(rate * 100 // 1, 100))
