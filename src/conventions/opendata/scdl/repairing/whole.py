r"""Repair a file: the rows in the order met, the columns in that of the norm, every change told.

>>> file, report = repair(b"objet;montant\nF\xeate;40 000,00\n")
>>> file.rows[0]["montant"], report.changes[0].before, report.changes[0].code
('40000.00', '40 000,00', 'T21')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from conventions.law.published import faults, fields
from conventions.opendata.scdl.reading import read
from conventions.opendata.scdl.records import Row, ScdlFile
from conventions.opendata.scdl.repairing.cells import Texts, as_published, doubts, met
from conventions.opendata.scdl.repairing.changes import Change, change
from conventions.opendata.scdl.repairing.extras import Extra, doubled, extras
from conventions.opendata.scdl.repairing.report import RepairReport, RowOutcome
from conventions.opendata.scdl.repairing.score import Score
from conventions.opendata.scdl.repairing.settling import Settled, settled
from conventions.opendata.scdl.repairing.writing import RepairedFile
from conventions.opendata.scdl.watching import Progress


class Repaired(NamedTuple):
    """A repaired file, and the report of what was done to it: ``file, report = repair(path)``."""

    file: RepairedFile
    report: RepairReport

    def to_csv(self) -> bytes:
        """The repaired file as CSV: see :meth:`RepairedFile.to_csv`."""
        return self.file.to_csv()


def repair(
    source: Path | str | bytes,
    *,
    version: str = "2.1.1",
    extra_columns: bool = False,
    name: str | None = None,
    progress: Progress | None = None,
) -> Repaired:
    r"""A file whose certain deviations are mended, and the report of every change and of all that stays.

    Each row stays, in its order; what is ambiguous or wrong stays as it was, to the byte; what nobody told is
    not invented: a column that the file has not is empty. The columns are those of ``version``, in order;
    the others are left aside and told, or follow with ``extra_columns``. A column that the file has twice, under
    the same name and with two texts, is left whole, and the second one follows: see ``doubled`` of the report.
    To repair twice changes nothing more.
    ``progress`` is that of :func:`~conventions.opendata.scdl.read`.

    :raises ConventionsError: for a version that is not known; where the extra that a spreadsheet needs is missing.
    :raises OSError: for a path that cannot be read.

    >>> file, report = repair(b"montant\nNC\n1 500,00\n")
    >>> [row["montant"] for row in file.rows], str(report.score).replace("\u00a0", " ")
    (['NC', '1500.00'], '0 % des lignes publiables après réparation (0 sur 2 ; 0 avant)')
    """
    columns = tuple(field.name for field in fields(version))
    return repaired(read(source, name=name, progress=progress), columns, version, extra_columns=extra_columns)


def repaired(met_file: ScdlFile, columns: Sequence[str], version: str, *, extra_columns: bool) -> Repaired:
    """The repair of a file that was read."""
    state = settled(met_file, columns, version)
    twice = doubled(met_file, columns)
    others = [each for each in extras(met_file, columns) if each not in twice]
    kept = (*twice, *(each for each in others if extra_columns and each.again is None))
    rows = tuple(_written(*pair, columns, kept) for pair in zip(met_file.rows, state.rows, strict=True))
    file = RepairedFile(version, (*columns, *(extra.name for extra in kept)), rows)
    return Repaired(
        file, _report(met_file, file, state, twice, [each for each in others if each not in kept])
    )


def _written(row: Row, texts: Texts, columns: Sequence[str], kept: Iterable[Extra]) -> dict[str, str]:
    return dict(zip(columns, texts, strict=True)) | {extra.name: extra.of(row) for extra in kept}


def _report(
    met_file: ScdlFile, file: RepairedFile, state: Settled, twice: Sequence[Extra], aside: Iterable[Extra]
) -> RepairReport:
    version = file.version
    columns = tuple(field.name for field in fields(version))
    present = {column.official for column in met_file.columns}
    again = {extra.again for extra in twice}
    outcomes = tuple(
        RowOutcome(row.number, row.line, faults(texts, version), doubts(row))
        for row, texts in zip(met_file.rows, file.rows, strict=True)
    )
    return RepairReport(
        source=met_file,
        version=version,
        changes=tuple(_changes(met_file.rows, state.rows, columns)),
        rows=outcomes,
        score=_score(met_file, outcomes, version),
        added=tuple(name for name in columns if name not in present),
        set_aside=tuple(extra.name for extra in aside),
        held=tuple(name for name in columns if name in state.held.difference(again)),
        doubled=tuple(extra.name for extra in twice),
    )


def _changes(rows: Iterable[Row], texts: Iterable[Texts], columns: Sequence[str]) -> Iterator[Change]:
    for row, after in zip(rows, texts, strict=True):
        before = met(row, columns)
        if before != after:
            cells = zip(columns, before, after, strict=True)
            yield from (change(row, name, old, new) for name, old, new in cells if old != new)


def _score(file: ScdlFile, outcomes: Sequence[RowOutcome], version: str) -> Score:
    before = sum(not doubts(row) and not faults(as_published(file, row), version) for row in file.rows)
    return Score(len(outcomes), before, sum(outcome.publishable for outcome in outcomes))
