"""Validate a spreadsheet: its first sheet that has lines, its texts as they are shown; and what is no table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.grids import DayCell
from conventions.opendata.scdl.sources import open_source
from conventions.opendata.scdl.validation.faults import FileFault
from conventions.opendata.scdl.validation.streaming import Judged, judge_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.opendata.scdl.crossing.accumulating import Crossing
    from conventions.opendata.scdl.validation.sources import Opened

_MIDNIGHT: Final = " 00:00:00"


def judge_sheets(opened: Opened, version: str, crossing: Crossing | None) -> Iterator[Judged]:
    """The faults of a spreadsheet, or that of a file that is no table.

    :raises ConventionsError: where the extra ``xlsx`` is missing.
    """
    with opened.open() as stream:
        source = open_source(stream.read(), "")
    if not source.grids:
        reasons = [each.reason for each in source.diagnoses]
        yield Judged(
            0, [FileFault("schema", "not_a_table", None, None, None, None, "", reason) for reason in reasons]
        )
        return
    grid = max(source.grids, key=lambda grid: any(not line.is_blank for line in grid.lines))
    lines = [(line.number, [_shown(cell) for cell in line.cells]) for line in grid.lines]
    yield from judge_lines(lines, version, crossing)


def _shown(cell: str) -> str:
    """A day without its midnight."""
    return str(cell.removesuffix(_MIDNIGHT) if isinstance(cell, DayCell) else cell)
