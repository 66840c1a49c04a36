"""The reader of each column: a raw text, and what the whole file says of its habits, give a reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from conventions.opendata.scdl.cells.amounts import read_amount
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import read_plain, state_of
from conventions.opendata.scdl.diagnosing import Reading
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.records import Column

CellReader: TypeAlias = Callable[[str, Evidence], Reading]

READERS: Final[Mapping[str, CellReader]] = {"montant": read_amount}

__all__ = ["READERS", "CellReader", "Evidence", "evidence_of", "read_plain", "state_of"]


def evidence_of(lines: Sequence[Line], columns: Sequence[Column]) -> Evidence:
    """What the columns of a file, taken whole, say of how it writes."""
    return Evidence()
