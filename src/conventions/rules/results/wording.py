"""Targets and results in French."""

from __future__ import annotations

from decimal import Decimal

from conventions.french import format_number
from conventions.model import Result, Target
from conventions.operations import minimum_of


def objective(target: Target) -> str:
    """« au moins 24 représentations par an », « de 250 à 300 élèves par an ».

    >>> objective(Target(key="T", value=30, unit="entreprises", per="an", approximate=True))
    'environ 30 entreprises par an'
    >>> objective(Target(key="T", low=250, high=300, unit="élèves"))
    'de 250 à 300 élèves'
    """
    how = ("environ " if target.approximate else "") + ("au moins " if target.at_least else "")
    return f"{how}{_figures(target)} {target.unit}" + (f" par {target.per}" if target.per else "")


def _figures(target: Target) -> str:
    low, high = minimum_of(target), target.high
    if low is not None and high is not None:
        return f"de {format_number(low)} à {format_number(high)}"
    if low is None:
        return f"au plus {format_number(high or Decimal(0))}"
    return format_number(low)


def obtained(result: Result) -> str:
    """« 26 représentations »."""
    return f"{'environ ' if result.approximate else ''}{format_number(result.value)} {result.unit}"
