"""What rows say together: a code of ours, the row that it is told at, the rows concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conventions.opendata.scdl.crossing.facts import Facts

DEVIATIONS: Final = {
    "shares": "T32",
    "names": "T36",
    "identifiers": "T36",
    "duplicate": "T37",
    "near_duplicate": "T37",
    "restated": "T38",
    "amendment": "T39",
    "several_years": "T39",
}
"""The deviation that each code stands for; ``threshold`` is no deviation of a file."""


class Finding(NamedTuple):
    """``number`` and ``line`` place it; ``rows`` are the numbers of all the rows concerned, the first ones first."""

    code: str
    number: int
    line: int | None
    column: str
    raw: str
    reason: str
    rows: tuple[int, ...]
    readings: tuple[str, ...] = ()


def told(  # noqa: PLR0913 - the parts of a finding
    code: str,
    at: Facts,
    column: str,
    *,
    raw: str,
    reason: str,
    rows: Sequence[Facts],
    readings: tuple[str, ...] = (),
) -> Finding:
    """A finding told at a row."""
    return Finding(
        code, at.number, at.line, column, raw, reason, tuple(each.number for each in rows), readings
    )
