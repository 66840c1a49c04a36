r"""The records of a CSV, some hundreds at a time, with the line where each begins.

>>> import io
>>> [(chunk.rows, list(chunk.lines)) for chunk in chunks_of(io.StringIO('a,"b\n"\nc,d\n'), ",")]
[([['a', 'b\n'], ['c', 'd']], [1, 3])]
"""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIZE: Final = 256
_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Chunk(NamedTuple):
    """Records, their lines (empty where there are none), and the line that could not be cut into cells."""

    rows: list[list[str]]
    lines: Sequence[int]
    broken: int | None = None


def chunks_of(lines: Iterable[str], delimiter: str, size: int = SIZE) -> Iterator[Chunk]:
    """The records of a text that keeps its line breaks.

    A line that the reader refuses (a cell of more than 131 072 characters) is told, and the next ones are read.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    before = 0
    while True:
        rows: list[list[str]] = []
        broken = None
        try:
            rows.extend(islice(reader, size))
        except csv.Error:
            broken = reader.line_num
        if not rows and broken is None:
            return
        yield Chunk(rows, _lines(rows, before, reader.line_num), broken)
        before = reader.line_num


def _lines(rows: Sequence[Sequence[str]], before: int, after: int) -> Sequence[int]:
    if after - before == len(rows):
        return range(before + 1, after + 1)
    lines = []
    for row in rows:
        lines.append(before + 1)
        before += 1 + sum(len(_BREAK.findall(cell)) for cell in row if "\n" in cell or "\r" in cell)
    return lines
