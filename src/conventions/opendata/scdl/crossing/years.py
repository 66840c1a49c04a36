"""Grants of several years that only a free text tells, and avenants that have a row of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.facts import AMENDED, folded
from conventions.opendata.scdl.crossing.finding import Finding, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.opendata.scdl.crossing.facts import Facts

MARKS: Final = (AMENDED, "annuel", "ennal", " ans", " ann")
"""What a text in small letters has where one of the expressions is: a first look, wider than the second."""

_SEVERAL: Final = re.compile(
    r"\bpluri-?annuel|\b(?:bi|tri|quadri|quinqu)ennal"
    r"|\b(?:sur|pour|pendant) (?:[2-9]|deux|trois|quatre|cinq) an(?:s|nees)\b"
)
PLACES: Final = (
    ("objet", "object"),
    ("conditionsVersement", "conditions"),
    ("referenceDecision", "reference"),
)


def years(facts: Facts) -> Iterator[Finding]:
    """Told once for a row: an avenant, else several years; not where the reference names act and exercise."""
    if facts.names_exercise:
        return
    for column, part in PLACES:
        if AMENDED in getattr(facts, part).lower():
            reason = (
                "avenant publié sur sa propre ligne, que seul le texte rattache à sa convention : dire laquelle,"
                " et si le montant est un supplément"
            )
            yield told("amendment", facts, column, raw=getattr(facts, part), reason=reason, rows=(facts,))
            return
    for column, part in PLACES:
        if _SEVERAL.search(folded(getattr(facts, part))):
            reason = (
                "subvention sur plusieurs exercices, que seul le texte dit : la répartition par exercice est à"
                " donner, elle ne se devine pas"
            )
            yield told("several_years", facts, column, raw=getattr(facts, part), reason=reason, rows=(facts,))
            return
