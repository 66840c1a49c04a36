"""Whether the aid was notified to the European Commission: what is unknown is not « non ».

>>> read_yes_no("NON", Evidence()).value, read_yes_no("non concerné", Evidence()).value
(False, None)
"""

from __future__ import annotations

from typing import Final

from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import folded
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity

_LONGEST: Final = 40
_USUAL: Final = {"oui": Reading(value=True, text="oui"), "non": Reading(value=False, text="non")}
_OFFERED: Final = {
    **dict.fromkeys(("yes", "true", "vrai", "o", "y", "1"), ("oui",)),
    **dict.fromkeys(("no", "false", "faux", "n", "0"), ("non",)),
}


def read_yes_no(raw: str, evidence: Evidence) -> Reading:
    """True, False, or None where neither « oui » nor « non » is written, whatever the case."""
    if usual := _USUAL.get(raw):
        return usual
    word = folded(raw) if len(raw) <= _LONGEST else raw.strip()
    if told := _USUAL.get(word):
        return told._replace(notes=(Note("T35", Severity.REPAIRED, "écrit en petites lettres", told.text),))
    reason = "ni « oui » ni « non » : la notification est inconnue" if word else "notification non indiquée"
    return Reading(None, None, (Note("T35", Severity.WARNED, reason, None, _OFFERED.get(word, ())),))
