"""Validate one file in a process of its own: ``python scdl_run.py reader|schema|all FILE``; prints JSON.

``reader`` only reads the records: what no validator of a CSV can do without.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent / "peers"))

import scdl_told

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_alone(path: str) -> Iterator[int]:
    """No rule: no row is faulty."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass
    return iter(())


if __name__ == "__main__":
    mode = sys.argv[1]
    if mode == "reader":
        scdl_told.main(read_alone)
    else:
        from conventions.opendata.scdl.validation.validating import validate

        def faulty(path: str) -> Iterator[int]:
            """The rows that the schema refuses."""
            for fault in validate(path, cross_rows=mode == "all"):
                if fault.row and fault.kind == "schema":
                    yield fault.row - 1

        scdl_told.main(faulty)
