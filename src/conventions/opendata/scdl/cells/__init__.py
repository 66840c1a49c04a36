"""The reader of each column: a raw text, and what the whole file says of its habits, give a reading.

>>> READERS["montant"]("40 000,00", Evidence()).text
'40000.00'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from conventions.law.published import fields
from conventions.opendata.scdl.cells.amounts import read_amount
from conventions.opendata.scdl.cells.bodies import read_beneficiary, read_grantor, read_rna
from conventions.opendata.scdl.cells.conditions import read_conditions
from conventions.opendata.scdl.cells.dates import read_date
from conventions.opendata.scdl.cells.evidence import Evidence, evidence_of_amounts
from conventions.opendata.scdl.cells.natures import read_nature
from conventions.opendata.scdl.cells.periods import read_period
from conventions.opendata.scdl.cells.persons import looks_natural
from conventions.opendata.scdl.cells.plain import SPACED, plain_reader, read_plain, state_of
from conventions.opendata.scdl.cells.references import read_reference
from conventions.opendata.scdl.cells.shares import read_share
from conventions.opendata.scdl.cells.yes_no import read_yes_no
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity
from conventions.opendata.scdl.grids import Line, NumberCell
from conventions.opendata.scdl.records import Column

CellReader: TypeAlias = Callable[[str, Evidence], Reading]

__all__ = [
    "READERS",
    "CellReader",
    "Evidence",
    "evidence_of",
    "evidence_of_amounts",
    "looks_natural",
    "read_plain",
    "state_of",
]


def evidence_of(lines: Sequence[Line], columns: Sequence[Column]) -> Evidence:
    """What the column of amounts, taken whole, says of how the file writes."""
    places = [column.position for column in columns if column.official == "montant"]
    if not places:
        return Evidence()
    cells = (line.cells[places[-1]] for line in lines if places[-1] < len(line.cells))
    return evidence_of_amounts(cell for cell in cells if not isinstance(cell, NumberCell))


def _tidied(read: CellReader) -> CellReader:
    """The same reader, which tells the spaces around a text that it has nothing else to say of."""

    def tidied(raw: str, evidence: Evidence) -> Reading:
        reading = read(raw, evidence)
        if reading.notes or not (raw[:1].isspace() or raw[-1:].isspace()):
            return reading
        return reading._replace(notes=(Note("T40", Severity.REPAIRED, SPACED, reading.text),))

    return tidied


_OWN: Final[Mapping[str, CellReader]] = {
    "idAttribuant": _tidied(read_grantor),
    "dateConvention": _tidied(read_date),
    "referenceDecision": read_reference,
    "idBeneficiaire": _tidied(read_beneficiary),
    "rnaBeneficiaire": _tidied(read_rna),
    "montant": _tidied(read_amount),
    "nature": _tidied(read_nature),
    "conditionsVersement": _tidied(read_conditions),
    "datesPeriodeVersement": _tidied(read_period),
    "notificationUE": _tidied(read_yes_no),
    "pourcentageSubvention": _tidied(read_share),
}

READERS: Final[Mapping[str, CellReader]] = {
    field.name: _OWN.get(field.name) or plain_reader(required=field.required, longest=field.max_length)
    for field in fields("2.1.1")
}
"""The reader of each official column."""
