"""Targets in one phrase: « environ 30 projets par an »."""

from __future__ import annotations

from decimal import Decimal

from conventions.french import NBSP, format_number
from conventions.model import Target
from conventions.wording.texts import joined, quoted


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
