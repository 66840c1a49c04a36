"""Targets and results in one phrase each: « environ 30 projets par an », « 3 startups, dont 2 retenues »."""

from __future__ import annotations

from conventions.cli.view import View
from conventions.french import NBSP
from conventions.model import PartOf, Result, ResultStatus
from conventions.wording import counted, joined, quoted


def said_result(view: View, result: Result) -> str:
    """A result as a phrase, with everything the act says of it."""
    planned = f"prévu{NBSP}: " if result.status is ResultStatus.PLANNED else ""
    about = "environ " if result.approximate else ""
    text = f"{planned}{about}{counted(result.value, result.unit)}"
    parts = joined((_part(part) for part in result.of_which), f"{NBSP}; ")
    place = f"lieu{NBSP}: {result.place}" if result.place else None
    year = f"exercice{NBSP}{result.exercise}" if result.exercise else None
    device = next((item.name.text for item in view.terms.devices if item.key == result.device), result.device)
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
