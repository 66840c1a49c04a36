"""Whatever a file holds, its repair keeps every row, tells every change, and is done once."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from conventions.opendata.scdl import repair
from tests.opendata.repairing.dirty import CELLS, SEEDS, Dirty, csv_of, dirty_files, edited
from tests.opendata.repairing.promises import keep_promises


@settings(max_examples=60, deadline=None)
@given(dirty_files())
def test_a_dirty_file_is_repaired_once_and_told_whole(dirty: Dirty) -> None:
    """Rows, changes, doubts, faults and score agree; a second repair has nothing to do."""
    done = keep_promises(dirty.data)
    assert len(done.file.rows) == len(dirty.rows)


@pytest.mark.parametrize("column", CELLS)
def test_each_deviant_cell_beside_right_ones(column: str) -> None:
    """Each text of the strategy alone, in a file that is right elsewhere."""
    for text in CELLS[column]:
        row = {name: texts[0] for name, texts in CELLS.items()} | {column: text}
        keep_promises(csv_of([row]))


@pytest.mark.no_cover
@pytest.mark.parametrize("rounds", [300, pytest.param(100_000, marks=pytest.mark.slow)])
def test_any_bytes_give_a_report(rounds: int) -> None:
    """Files mutated byte by byte are read and repaired without a traceback; the seed makes them the same each day."""
    chance = random.Random(20181115)
    for _ in range(rounds):
        data = edited(chance.choice(SEEDS), chance)
        file, report = repair(data)
        assert len(file.rows) == len(report.source.rows) == report.score.rows
