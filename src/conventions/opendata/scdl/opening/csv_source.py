r"""Open a CSV: its text, its delimiter, its records, and how they are quoted and ended (T01 to T03, T06, T08).

>>> source = open_csv(b"nom;montant\nA;1\n", "a.csv")
>>> source.delimiter, source.grids[0].lines[1].cells
(';', ('A', '1'))
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Final

from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.grids import Grid, Line, Source
from conventions.opendata.scdl.opening.csv_lines import records, unwrapped
from conventions.opendata.scdl.opening.decoding import decode
from conventions.opendata.scdl.opening.dialects import delimiter_of
from conventions.opendata.scdl.opening.mending import SUSPECT

_FIRST: Final = 20
_NAMES: Final = {",": "la virgule", ";": "le point-virgule", "\t": "la tabulation", "|": "la barre verticale"}
_ENDS: Final = re.compile(r"\r\n|\n|\r")
_END_NAMES: Final = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}


def open_csv(data: bytes, name: str) -> Source:
    """The records of a CSV, from its bytes."""
    text = decode(data)
    delimiter = delimiter_of(text.text)
    physical = list(io.StringIO(text.text, newline=""))
    strays: list[int] = []
    lines = list(records(physical, delimiter, strays))
    noted = [_stray(physical[number - 1], number) for number in strays]
    width = _width(lines, delimiter)
    noted += _unwrap(lines, delimiter, width) + _mixed_ends(text.text, physical, lines)
    noted += _trim(lines) if delimiter != ";" else []
    plain = len(lines) == len(physical) and not any(sign in text.text for sign in SUSPECT)
    grid = Grid(None, tuple(lines), (*text.diagnoses, *noted), plain)
    return Source(name, "csv", text.encoding, delimiter, (grid,), _delimited(delimiter, width))


def _width(lines: Sequence[Line], delimiter: str) -> int:
    """The width of the header, as the first lines have it: some are wider, of a comma without quotes.

    Where each line is quoted whole, the width of what the first one quotes.
    """
    first = [line for line in lines[:_FIRST] if not line.is_blank]
    widest = max((len(line.cells) for line in first), default=1)
    width = min((len(line.cells) for line in first if 2 * len(line.cells) >= widest), default=1)
    return width if width > 1 or not first else len(unwrapped(first[0].cells, delimiter))


def _unwrap(lines: list[Line], delimiter: str, width: int) -> list[Diagnosis]:
    noted = []
    for index, line in enumerate(lines if width > 1 else ()):
        cells = unwrapped(line.cells, delimiter) if len(line.cells) == 1 else line.cells
        if len(cells) >= width and cells is not line.cells:
            lines[index] = line._replace(cells=cells)
            noted.append(_repaired("ligne entière entre guillemets", line.number, line.cells[0]))
    return noted


def _trim(lines: list[Line]) -> list[Diagnosis]:
    """Take off the « ;; » that a spreadsheet added after each line of a file whose delimiter is another."""
    last = next((line.cells[-1] for line in lines if len(line.cells) > 1), "")
    most = len(last) - len(last.rstrip(";"))
    for index, line in enumerate(lines if most else ()):
        if line.cells and line.cells[-1].endswith(";"):
            *cells, end = line.cells
            kept = end.rstrip(";")
            lines[index] = line._replace(cells=(*cells, end[: max(len(kept), len(end) - most)]))
    return [_repaired(f"« {';' * most} » à la fin des lignes")] if most else []


def _mixed_ends(text: str, physical: Sequence[str], lines: Sequence[Line]) -> list[Diagnosis]:
    wide = text.count("\r\n")
    if [wide, text.count("\n") - wide, text.count("\r") - wide].count(0) > 1:
        return []
    starts = [line.number for line in lines[1:]]
    ends = {end[0] for start in starts for end in _ENDS.finditer(physical[start - 2][-2:])}
    names = " et ".join(name for end, name in _END_NAMES.items() if end in ends)
    return [_repaired(f"fins de ligne mêlées : {names}")] if len(ends) > 1 else []


def _delimited(delimiter: str, width: int) -> tuple[Diagnosis, ...]:
    if delimiter == "," or width < 2:
        return ()
    reason = f"le séparateur est {_NAMES[delimiter]}, la norme veut la virgule"
    return (Diagnosis("T06", Severity.REPAIRED, None, None, None, delimiter, reason),)


def _stray(line: str, number: int) -> Diagnosis:
    reason = "guillemet ouvert et jamais fermé : vérifiez les colonnes de la ligne"
    return Diagnosis("T08", Severity.WARNED, number, None, None, line.rstrip("\r\n"), reason)


def _repaired(reason: str, line: int | None = None, raw: str = "") -> Diagnosis:
    return Diagnosis("T08", Severity.REPAIRED, line, None, None, raw, reason)
