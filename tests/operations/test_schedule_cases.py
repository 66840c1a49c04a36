"""Whole files and what is computed from them: the twenty payment clauses of real acts, and the avenants.

A case is a folder of ``cases/``: ``input.yaml``, and what it gives on a day: ``schedule-DATE.txt`` here.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conventions import load, schedule
from conventions.operations import ScheduleLine

CASES = Path(__file__).with_name("cases")
SCHEDULES = sorted(CASES.glob("*/schedule-*.txt"))
CLAUSES = [f"P{number:02d}" for number in range(1, 21)]


def test_every_clause_has_a_case() -> None:
    """The twenty patterns of payment clauses met in real acts are all there, each with a schedule."""
    found = {path.parent.name[:3] for path in SCHEDULES}
    assert found >= set(CLAUSES)


@pytest.mark.parametrize("path", SCHEDULES, ids=lambda path: f"{path.parent.name} {path.stem[9:]}")
def test_schedule(path: Path) -> None:
    """The schedule of the file on the day: dates, amounts to the cent, what is awaited, and why."""
    convention = load(path.parent / "input.yaml")
    before = convention.model_dump_json()
    lines = schedule(convention, date.fromisoformat(path.stem.removeprefix("schedule-"))).lines
    assert "\n".join(map(said, lines)) + "\n" == path.read_text(encoding="utf-8")
    assert convention.model_dump_json() == before, "the input is left as it was"


def said(line: ScheduleLine) -> str:
    """A line of a schedule in one line of text, spaces made plain."""
    amount = f"≤ {line.at_most}" if line.amount is None else str(line.amount)
    cells = (line.key, line.due_on or "-", amount, line.awaited or "-", line.reason)
    return " | ".join(str(cell).replace("\u202f", " ").replace("\u00a0", " ") for cell in cells)
