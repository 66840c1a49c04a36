"""Targets and results in one phrase each: « environ 30 projets par an », « 3 startups, dont 2 retenues »."""

from __future__ import annotations

from decimal import Decimal

from conventions.cli.view import View, joined
from conventions.cli.wording import quoted
from conventions.french import NBSP, format_number
from conventions.model import PartOf, Result, ResultStatus, Target


def said_target(target: Target) -> str:
    """A target as a phrase; the words of the act follow when they say it otherwise.

    >>> said_target(Target(key="T", value=30, unit="projets", per="an", at_least=True))
    'au moins 30 projets par an'
    """
    about = ("environ" if target.approximate else None, "au moins" if target.at_least else None)
    per = f"par {target.per}" if target.per else None
    year = f"({target.exercise})" if target.exercise else None
    text = joined((*about, _quantity(target), per, year), " ")
    return joined((text, quoted(target.raw) if target.raw and target.raw != text else None))


def _quantity(target: Target) -> str:
    if target.value is not None:
        return counted(target.value, target.unit)
    if target.high is None:
        return f"à partir de {counted(target.low or Decimal(0), target.unit)}"
    low = f"{format_number(target.low)} à " if target.low is not None else "jusqu’à "
    return low + counted(target.high, target.unit)


def counted(value: Decimal, unit: str) -> str:
    """A number and its unit; « % » keeps its no-break space.

    >>> counted(Decimal("12.5"), "heures")
    '12,5 heures'
    """
    return f"{format_number(value)}{NBSP if unit.startswith('%') else ' '}{unit}"


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
