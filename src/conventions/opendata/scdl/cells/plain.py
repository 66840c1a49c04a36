"""Texts that are kept as they are, and what an empty-looking text means."""

from __future__ import annotations

from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.diagnosing import Reading
from conventions.opendata.scdl.records import CellState

_NOT_TOLD = frozenset({"na", "nc", "sans objet", "ne rien indiquer", "non concerné"})


def read_plain(raw: str, evidence: Evidence) -> Reading:
    """A text without the spaces around it; None when it is empty."""
    text = raw.strip()
    return Reading(text or None, text or None)


def state_of(raw: str) -> CellState:
    """Whether a cell is empty, says that there is nothing to say, or is filled."""
    text = raw.strip().casefold()
    if not text:
        return "empty"
    return "not_told" if text in _NOT_TOLD else "filled"
