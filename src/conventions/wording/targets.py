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
    """A number and its unit; « % » keeps its no-break space, and below 2 a noun alone is a singular.

    >>> counted(Decimal("12.5"), "heures"), counted(Decimal(1), "projets"), counted(Decimal(1), "mois")
    ('12,5 heures', '1 projet', '1 mois')
    """
    told = unit.removesuffix("s") if abs(value) < _SEVERAL and _is_plural(unit) else unit
    return f"{format_number(value)}{NBSP if unit.startswith('%') else ' '}{told}"


def _is_plural(unit: str) -> bool:
    """Whether a unit is one noun, and a plural: what agrees with it would have to change too."""
    return unit.isalpha() and unit.islower() and unit.endswith("s") and not unit.endswith(_NEVER_PLURAL)


_SEVERAL = 2
_NEVER_PLURAL = (
    *("ss", "us", "ès", "mois", "fois", "cours", "corps", "temps", "pays", "repas", "avis", "colis", "devis"),
    *("permis", "tiers", "relais", "palais", "marais", "bois", "poids", "fonds", "puits", "univers", "biais"),
)
"""Ends of nouns that have an « s » in the singular too."""
