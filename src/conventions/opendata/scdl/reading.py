"""From bytes to a file read: open the source, find the header, read each row, compare the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from conventions.opendata.scdl.cells import evidence_of
from conventions.opendata.scdl.crossing import compare
from conventions.opendata.scdl.diagnosing import Diagnosis
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.headers import Header, find_header
from conventions.opendata.scdl.records import Row, ScdlFile
from conventions.opendata.scdl.rows import read_rows
from conventions.opendata.scdl.sources import open_source
from conventions.opendata.scdl.watching import Progress

_EACH: Final = 1_000


def read(
    source: Path | str | bytes, *, name: str | None = None, progress: Progress | None = None
) -> ScdlFile:
    r"""The file, whole: every row, what each cell says, every deviation with its place.

    ``source`` is a path or the bytes themselves, whose ``name`` is then told. A CSV of any encoding and
    delimiter met; XLSX, XLS and ODS with the extra ``xlsx``. What is no table is a file without rows and with
    a diagnosis that says why. ``progress`` is called, a thousand rows after another, with how many are read and
    how many there are.

    :raises ConventionsError: where the extra that a spreadsheet needs is missing.
    :raises OSError: for a path that cannot be read.

    >>> read(b"montant\n40 000,00\n").rows[0].amount
    Amount(cents=4000000)
    """
    data, called = (
        (source, "") if isinstance(source, bytes) else (Path(source).read_bytes(), Path(source).name)
    )
    opened = open_source(data, name or called)
    header = find_header(opened)
    lines = header.data
    evidence = evidence_of(lines, header.columns)
    of_cells, of_file = _of_cells(header)
    rows = _with_own(read_rows(_watched(lines, progress), header.columns, evidence), of_cells)
    return ScdlFile(
        name=opened.name,
        kind=opened.kind,
        encoding=opened.encoding,
        delimiter=opened.delimiter,
        sheet=header.sheet,
        header_line=header.line,
        columns=header.columns,
        rows=rows,
        ignored=header.ignored,
        diagnoses=(*opened.diagnoses, *of_file, *compare(rows)),
    )


def _of_cells(header: Header) -> tuple[list[Diagnosis], list[Diagnosis]]:
    """What was noticed of cells of official columns, which their rows tell; and the rest, which the file tells."""
    official = {column.official for column in header.columns if column.official}
    apart: tuple[list[Diagnosis], list[Diagnosis]] = ([], [])
    for each in header.diagnoses:
        apart[each.row is None or each.column not in official].append(each)
    return apart


def _with_own(rows: Iterable[Row], noted: Iterable[Diagnosis]) -> tuple[Row, ...]:
    """The rows, with what was noticed of each of them before its cells were read."""
    own = defaultdict[int | None, list[Diagnosis]](list)
    for each in noted:
        own[each.row].append(each)
    if not own:
        return tuple(rows)
    return tuple(
        row._replace(diagnoses=(*own[row.number], *row.diagnoses)) if row.number in own else row
        for row in rows
    )


def _watched(lines: Sequence[Line], progress: Progress | None) -> Iterator[Line]:
    for done, line in enumerate(lines):
        if progress is not None and done % _EACH == 0:
            progress(done, len(lines))
        yield line
