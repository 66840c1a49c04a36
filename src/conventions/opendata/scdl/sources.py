"""Open the bytes of a file: its kind, its encoding, its delimiter, its lines."""

from __future__ import annotations

import csv
import io

from conventions.opendata.scdl.grids import Grid, Line, Source


def open_source(data: bytes, name: str) -> Source:
    """The lines of the file, cell by cell."""
    encoding, text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(";,\t|", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines = []
    before = 0
    for cells in rows:
        lines.append(Line(before + 1, tuple(cells)))
        before = rows.line_num
    return Source(name, "csv", encoding, delimiter, (Grid(None, tuple(lines)),))


def _decoded(data: bytes) -> tuple[str, str]:
    try:
        return "utf-8", data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252", data.decode("cp1252", "replace")
