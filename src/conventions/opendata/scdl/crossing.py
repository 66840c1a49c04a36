"""Compare the rows of a file: duplicates, avenants published as totals, names that change."""

from __future__ import annotations

from collections.abc import Sequence

from conventions.opendata.scdl.diagnosing import Diagnosis
from conventions.opendata.scdl.records import Row


def compare(rows: Sequence[Row]) -> tuple[Diagnosis, ...]:
    """What several rows say together."""
    return ()
