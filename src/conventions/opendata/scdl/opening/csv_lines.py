r"""Cut a text into records and cells, with a stray quote that swallows nothing.

The reader of the standard library does the work; where it meets a quote that is not closed as it should be, the
record is read here, alone, and the reader starts again after it.

>>> [record.cells for record in records(['a;"b\n', 'c;d\n'], ";")]
[('a', 'b'), ('c', 'd')]
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from conventions.opendata.scdl.grids import Line

_MOST_LINES: Final = 500
_WRAPPED: Final = re.compile(r'"([^"]*(?:""[^"]*)*)"(;+)(?:\r\n?|\n)?')


def records(lines: Sequence[str], delimiter: str, strays: list[int] | None = None) -> Iterator[Line]:
    r"""Every record of the physical lines, which keep their ends.

    A quoted cell may hold line ends, on 500 lines at most. A quote that opens a cell and is not closed before
    a delimiter or the end of the line leaves its line alone, whose number is added to ``strays``.

    >>> [record.cells for record in records(['"a\n', 'b",c\n'], ",")]
    [('a\nb', 'c')]
    """
    at, widths, found = 0, Counter[int](), [] if strays is None else strays
    while at < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(at, len(lines))), delimiter=delimiter, strict=True)
        done = 0
        try:
            for cells in reader:
                if reader.line_num - done > _MOST_LINES:
                    break
                yield Line(at + done + 1, tuple(cells))
                done = reader.line_num
                widths[len(cells)] += 1
            else:
                return
        except csv.Error:
            pass
        at += done
        line, taken = _alone(lines, at, delimiter, widths, found)
        yield line
        at += taken


def unwrapped(cells: tuple[str, ...], delimiter: str) -> tuple[str, ...]:
    """The cells of a line that was quoted whole, as if it were one cell, perhaps with « ;; » after it.

    >>> unwrapped(('a,"b, c";;',), ",")
    ('a', 'b, c;;')
    """
    if len(cells) != 1 or delimiter not in cells[0]:
        return cells
    text = cells[0].rstrip(";") if delimiter != ";" else cells[0]
    *inner, last = next(records([text], delimiter)).cells
    return (*inner, last + cells[0][len(text) :])


def _alone(
    lines: Sequence[str], at: int, delimiter: str, widths: Counter[int], strays: list[int]
) -> tuple[Line, int]:
    taken = _closed_after(lines, at)
    text = "".join(lines[at : at + taken])
    cells = _strict(text, delimiter) or _wrapped(text) if taken else None
    if cells is not None:
        return Line(at + 1, tuple(cells)), taken
    strays.append(at + 1)
    return Line(at + 1, tuple(_stray_cells(lines[at].rstrip("\r\n"), delimiter, widths))), 1


def _closed_after(lines: Sequence[str], at: int) -> int:
    """How many lines hold as many closing quotes as opening ones; 0 where there is no such end."""
    quotes = 0
    for taken, line in enumerate(lines[at : at + _MOST_LINES], 1):
        quotes += line.count('"')
        if not quotes % 2:
            return taken
    return 0


def _stray_cells(line: str, delimiter: str, widths: Counter[int]) -> list[str]:
    """The cells of a line whose quotes mean nothing sure: the cut that has the width of the others."""
    plain, loose = line.split(delimiter), _loose(line, delimiter)
    usual = widths.most_common(1)[0][0] if widths else 0
    return plain if len(plain) == usual != len(loose) else loose


def _strict(text: str, delimiter: str) -> list[str] | None:
    cells, at, pattern = [], 0, _cell(delimiter)
    while match := pattern.match(text, at):
        quoted, plain, end = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        at = match.end()
        if end != delimiter:
            return cells if at == len(text) else None
    return None


def _wrapped(text: str) -> list[str] | None:
    """A line quoted whole, with « ;; » after it, is one cell."""
    found = _WRAPPED.fullmatch(text)
    return [found[1].replace('""', '"') + found[2]] if found else None


def _loose(line: str, delimiter: str) -> list[str]:
    """A quote opens at the beginning of a cell, and closes before a delimiter or the end; others are letters."""
    cells, at, closed = [], 0, True
    while True:
        opened = closed and line.startswith('"', at)
        end = _quoted_end(line, at, delimiter) if opened else -1
        closed = closed and (not opened or end >= 0)
        quoted = end >= 0
        end = end if quoted else _next(line, delimiter, at)
        cells.append(line[at + 1 : end - 1].replace('""', '"') if quoted else line[at:end].removeprefix('"'))
        if end >= len(line):
            return cells
        at = end + 1


def _next(line: str, delimiter: str, at: int) -> int:
    end = line.find(delimiter, at)
    return end if end >= 0 else len(line)


def _quoted_end(line: str, at: int, delimiter: str) -> int:
    """Where the quoted cell that begins here ends, -1 when no quote closes it."""
    if line.startswith('""', at) and line[at + 2 : at + 3] in {delimiter, ""}:
        return at + 2
    closing = _closing(delimiter).search(line, at + 1)
    return closing.end() if closing else -1


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"|((?!")[^{mark}\r\n]*))({mark}|\r\n?|\n|\Z)')


@cache
def _closing(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'(?<!")(?:"")*"(?=\Z|{re.escape(delimiter)})')
