"""The reference of the decision: kept as it is, even where it looks like a date.

>>> read_reference("2015-10-75", Evidence()).value, read_reference("2015-10-75", Evidence()).notes[0].code
('2015-10-75', 'T26')
"""

from __future__ import annotations

import re
from typing import Final

from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import read_plain
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity
from conventions.opendata.scdl.grids import DayCell

_looks_dated: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?P<time>[ T]00:00(?::00)?)?").fullmatch
_DATED: Final = Note("T26", Severity.REPAIRED, "référence qui a l’air d’une date : gardée telle quelle")
_IS_A_DATE: Final = Note("T26", Severity.WARNED, "un tableur a pu changer cette référence en date")


def read_reference(raw: str, evidence: Evidence) -> Reading:
    """The text, never converted; a cell that is a date is to be looked at."""
    reading = read_plain(raw, evidence)
    if not isinstance(reading.value, str) or reading.value[4:5] != "-":
        return reading
    match = _looks_dated(reading.value)
    if isinstance(raw, DayCell) or (match and match["time"]):
        return reading._replace(notes=(_IS_A_DATE._replace(reading=reading.value),))
    return reading._replace(notes=(_DATED._replace(reading=reading.value),)) if match else reading
