"""What programs read of a published file: JSON of a stable shape, CSV that no spreadsheet obeys."""

from __future__ import annotations

import csv
import io

from conventions.cli.safe import safe_json
from conventions.cli.scdl_summary import known_total
from conventions.cli.terminal import escape
from conventions.opendata.spreadsheets import neutralised

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conventions.cli.scdl_masking import Mask
    from conventions.opendata.scdl import Diagnosis, Row, ScdlFile

FORMAT = 1
"""The number of the shape of the JSON texts: a change that would break a reader makes it greater."""
_NAMES = ("code", "severity", "line", "row", "column", "raw", "reason", "reading", "readings")
DIAGNOSES = (
    "ligne",
    "rang",
    "colonne",
    "écart",
    "gravité",
    "texte",
    "raison",
    "lecture",
    "lectures possibles",
)


def csv_lines(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    r"""Lines of CSV with semicolons, as French spreadsheets open it; a cell stays a text, on one line.

    >>> list(csv_lines(("nom",), [("=A1",), ("a\nb",), (None,)]))
    ['nom', "'=A1", 'a\\nb', '""']
    """
    for row in (titles, *rows):
        written = io.StringIO(newline="")
        cells = ("" if cell is None else neutralised(escape(str(cell))) for cell in row)
        csv.writer(written, delimiter=";", lineterminator="").writerow(cells)
        yield written.getvalue()


def as_json(kind: str, told: Mapping[str, object]) -> str:
    """One JSON object, which begins with its kind and the number of its shape.

    >>> as_json("scdl-read", {"rows": 0})
    '{"kind": "scdl-read", "format": 1, "rows": 0}'
    """
    return safe_json({"kind": kind, "format": FORMAT, **told})


def diagnosis_cells(found: Iterable[Diagnosis]) -> Iterator[tuple[object, ...]]:
    """The cells of each diagnosis, under the titles ``DIAGNOSES``; a reading possible a line in the last one."""
    for each in found:
        place = (each.line, each.row, each.column)
        either = " | ".join(each.readings)
        yield (*place, each.code, each.severity.french, each.raw, each.reason, each.reading, either)


def diagnosis_fields(found: Iterable[Diagnosis]) -> list[dict[str, object]]:
    """Each diagnosis by the names of its fields."""
    return [{name: getattr(each, name) for name in _NAMES} for each in found]


def source_fields(file: ScdlFile) -> dict[str, object]:
    """How a file is written, what it holds, its total: an amount is null when some of it is not known."""
    unknown = [row.number for row in file.unknown_amounts]
    total = known_total(file)
    known = None if total is None else str(total)
    return {
        "name": file.name,
        "kind": file.kind,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "sheet": file.sheet,
        "header_line": file.header_line,
        "columns": [each._asdict() for each in file.columns],
        "rows": len(file.rows),
        "ignored": [
            {"sheet": each.sheet, "line": each.line and each.line.number, "reason": each.reason}
            for each in file.ignored
        ],
        "total": {"amount": None if unknown else known, "known": known, "unknown": unknown},
    }


def row_fields(row: Row, mask: Mask) -> dict[str, object]:
    """A row: its texts as met, those that the norm wants, what each cell says of itself."""
    raw, texts = (mask.texts(row, known) for known in (row.raw, row.texts))
    return {"row": row.number, "line": row.line, "raw": raw, "texts": texts, "states": dict(row.states)}
