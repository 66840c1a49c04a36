"""The rows of a file compared while it streams, told as faults that the schema lets pass."""

from __future__ import annotations

import io
import marshal
from typing import IO, TYPE_CHECKING, Final

from conventions.opendata.scdl.validation.faults import FileFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conventions.opendata.scdl.crossing.finding import Finding

_MOST: Final = 1 << 22


def told(findings: Iterable[Finding], positions: dict[str, int]) -> Iterator[FileFault]:
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


class Kept:
    """Rows that can be read only once, kept for a second look: in memory when they are few, else in a file."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._file: IO[bytes] = io.BytesIO()

    def add(self, rows: list[list[str]]) -> None:
        """Keep some rows."""
        self._file.write(marshal.dumps(rows))
        if isinstance(self._file, io.BytesIO) and self._file.tell() > self._most:
            from tempfile import TemporaryFile

            spilled = TemporaryFile()
            spilled.write(self._file.getvalue())
            self._file = spilled

    def __iter__(self) -> Iterator[list[list[str]]]:
        self._file.seek(0)
        while True:
            try:
                yield marshal.load(self._file)
            except EOFError:
                return
