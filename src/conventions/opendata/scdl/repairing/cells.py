"""The texts of a row as the norm wants them, where they are certain; as they were met everywhere else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from conventions.law.published import faults, versions
from conventions.opendata.scdl.diagnosing import Diagnosis
from conventions.opendata.scdl.records import Identified, Row, ScdlFile

BENEFICIARY: Final = "idBeneficiaire"
RNA: Final = "rnaBeneficiaire"
_NUMBERS: Final = frozenset((BENEFICIARY, RNA))
_PERIOD: Final = "datesPeriodeVersement"
_DAY: Final = len("2018-11-15")
_SEPARATORS: Final = {version.number: version.separator for version in versions()}

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
    kept = {each.column for each in doubts(row)}.union(held)
    if _stays(row, columns, kept):
        kept |= _NUMBERS
    certain = {name: _fit(name, text, version) for name, text in row.texts.items() if name not in kept}
    noticed = {each.column for each in row.diagnoses}
    return tuple(_chosen(name, row.raw.get(name, ""), certain, noticed, version) for name in columns)


def _chosen(
    name: str, raw: str, certain: Mapping[str, str], noticed: Collection[str | None], version: str
) -> str:
    """The certain text, where there is one; a text that is right stays: 30000 is not written 30000.00."""
    text = certain.get(name, raw)
    if text != raw and name not in noticed and raw and not faults({name: raw}, version, only={name}):
        return raw
    return text


def _stays(row: Row, columns: Sequence[str], kept: Collection[str | None]) -> bool:
    """Whether a number of association met for a SIRET stays there, since its own column cannot have it."""
    found = row.values.get(BENEFICIARY)
    is_rna = isinstance(found, Identified) and found.scheme == "RNA"
    return is_rna and (RNA not in columns or not _NUMBERS.isdisjoint(kept))


def _fit(name: str, text: str, version: str) -> str:
    """A text of 2.1.1, with the sign that the version puts between the two days of a period."""
    if name == _PERIOD and text[_DAY : _DAY + 1] == "/":
        return text[:_DAY] + _SEPARATORS[version] + text[_DAY + 1 :]
    return text
