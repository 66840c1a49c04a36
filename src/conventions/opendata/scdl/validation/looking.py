r"""Read again some rows of a file, without cutting the others into cells.

>>> from conventions.opendata.scdl.validation.sources import open_file
>>> opened = open_file(b'a,b\n1,"x\n"\n2,y\n3,z\n')
>>> lines = Lines()
>>> lines.add(1, [2, 4, 5])
>>> [row for _, _, row in rows_at(opened, lines, [1, 3])]
[['1', 'x\n'], ['3', 'z']]
"""

from __future__ import annotations

import csv
from array import array
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conventions.opendata.scdl.validation.sources import Opened


class Lines:
    """The line where each row begins, kept as runs of rows of one line."""

    def __init__(self) -> None:
        self._rows = array("q")
        self._lines = array("q")

    def add(self, first: int, lines: Sequence[int]) -> None:
        """Add the lines of rows that follow each other, the first of which has a number."""
        some = (
            enumerate(lines, first) if not isinstance(lines, range) else [(first, lines[0])] if lines else ()
        )
        for row, line in some:
            if not self._rows or self.of(row) != line:
                self._rows.append(row)
                self._lines.append(line)

    def of(self, row: int) -> int:
        """The line of a row, given by its number."""
        run = bisect_right(self._rows, row) - 1
        return self._lines[run] + row - self._rows[run]


def rows_at(opened: Opened, lines: Lines, numbers: Iterable[int]) -> Iterator[tuple[int, int, list[str]]]:
    """Each row of some numbers, in order, with its number and its line; it ends early in a file that was cut."""
    with opened.text() as text:
        before = 0
        for number in numbers:
            line = lines.of(number)
            next(islice(text, line - before - 1, line - before - 1), None)
            reader = csv.reader(text, delimiter=opened.delimiter)
            try:
                row = next(reader, None)
            except csv.Error:
                row = None
            if row is None:
                return
            yield number, line, row
            before = line - 1 + reader.line_num
