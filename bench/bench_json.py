"""Building the sample from JSON, against reading the same text into plain dictionaries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bench.harness import Row, at_most, calls
from conventions import Convention
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = (cci_2017_2019, association_2024_2026, equipment_2023_2025)


def rows() -> Iterator[Row]:
    """One row a sample."""
    for sample in SAMPLES:
        yield row(f"JSON to Convention, {sample.__name__}", sample().model_dump_json())


def row(job: str, text: str) -> Row:
    """Compare both readings of one text."""
    ours = calls("model_validate_json", lambda: Convention.model_validate_json(text))
    return at_most(job, ours, calls("json.loads", lambda: json.loads(text)), 3.0)
