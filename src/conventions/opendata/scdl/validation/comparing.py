"""The rows of a file compared while it streams, told as faults that the schema lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.opendata.scdl.validation.faults import FileFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conventions.opendata.scdl.crossing.finding import Finding


def told(findings: Iterable[Finding], positions: Mapping[str, int]) -> Iterator[FileFault]:
    """The findings as faults."""
    for found in findings:
        yield FileFault(
            "supplement",
            found.code,
            found.line,
            found.number,
            found.column,
            positions.get(found.column, -1) + 1 or None,
            found.raw,
            found.reason,
            found.rows,
        )
