"""The texts of a row as the norm wants them, where they are certain; as they were met everywhere else."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from conventions.law.published import versions
from conventions.opendata.scdl.diagnosing import Diagnosis
from conventions.opendata.scdl.records import Row, ScdlFile

_PERIOD = "datesPeriodeVersement"

Texts = tuple[str, ...]


def met(row: Row, columns: Sequence[str]) -> Texts:
    """The texts of a row as they were met, empty where the file has no such column."""
    return tuple(row.raw.get(name, "") for name in columns)


def as_published(file: ScdlFile, row: Row) -> dict[str, str]:
    """The texts of the columns whose names are already those of the norm: what a program would find today."""
    return {
        column.written: row.cells[column.position]
        for column in file.columns
        if column.written == column.official and column.position < len(row.cells)
    }


def doubts(row: Row) -> tuple[Diagnosis, ...]:
    """What is ambiguous or wrong in a row: none of it has a reading that was adopted."""
    return tuple(each for each in row.diagnoses if not each.severity.certain)


def mended(row: Row, columns: Sequence[str], version: str, held: Collection[str] = ()) -> Texts:
    """The texts of a row, repaired where all that was noticed in the cell is certain, but in columns held."""
    doubtful = {each.column for each in doubts(row)}.union(held)
    return tuple(
        row.raw.get(name, "") if name in doubtful or name not in row.texts else _fit(name, row, version)
        for name in columns
    )


def _fit(name: str, row: Row, version: str) -> str:
    """A text of 2.1.1, with the sign that the version puts between the two days of a period."""
    text = row.texts[name]
    return text.replace("/", _SEPARATORS[version]) if name == _PERIOD else text


_SEPARATORS = {version.number: version.separator for version in versions()}
