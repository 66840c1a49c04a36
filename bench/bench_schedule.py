"""A full schedule and a position of each sample, against reading its text into plain dictionaries."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from bench.harness import Row, at_most, calls
from conventions import position, schedule
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conventions import Convention

LIMIT = 20.0
SAMPLES = (
    (cci_2017_2019, date(2018, 12, 31)),
    (association_2024_2026, date(2025, 12, 31)),
    (equipment_2023_2025, date(2025, 2, 1)),
)


def rows() -> Iterator[Row]:
    """One row a sample."""
    for sample, day in SAMPLES:
        yield row(sample, day)


def row(sample: Callable[[], Convention], day: date) -> Row:
    """Compare what is computed at a date with reading the text once."""
    convention = sample()
    text = convention.model_dump_json()

    def computed() -> object:
        return schedule(convention, day), position(convention, day)

    ours, other = calls("schedule, position", computed), calls("json.loads", lambda: json.loads(text))
    return at_most(f"schedule and position, {sample.__name__}", ours, other, LIMIT)
