r"""The columns of a header: the official one of each, those that are doubled, missing or displaced (T10, T11).

>>> found = columns_of(("Montant total de la subvention", "NomAttribuant", "secteur"), [])
>>> [column.official for column in found.columns], [each.code for each in found.diagnoses][:3]
(['montant', 'nomAttribuant', None], ['T10', 'T10', 'T10'])
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from conventions.law.published import fields
from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.grids import Line
from conventions.opendata.scdl.opening.names import VERSION, Match, left_aside, official
from conventions.opendata.scdl.records import Column

_EXPECTED_SINCE: Final = "1.1"
_EXACT: Final = 1
_LOOSE: Final = 3
_REASONS: Final = ("", "nom écrit autrement", "autre nom de la colonne", "nom mal orthographié")
_TWO_TEXTS: Final = "deux colonnes de même nom, et deux textes : gardez celui qui est juste"
_FIRST_READ: Final = "la première est lue ; gardez la bonne et supprimez l’autre"
_LOOSELY: Final = "nom imprécis : vérifiez que c’est bien cette colonne"


class Columns(NamedTuple):
    """The columns of a file, and what was noticed of them."""

    columns: tuple[Column, ...]
    diagnoses: tuple[Diagnosis, ...]


def columns_of(names: Sequence[str], data: Sequence[Line], line: int | None = None) -> Columns:
    """The columns that the names stand for, ``data`` being the lines under them.

    Of two columns for an official one, the name that says it best has it. Two equal names are one column where
    every row has the same text in both; otherwise it is an error, and the first one is read.
    """
    matches = _settled([official(name) for name in names])
    holders = _holders(matches)
    columns = tuple(
        Column(at, name, match.column if holders.get(match.column) == at else None)
        for at, (name, match) in enumerate(zip(names, matches, strict=True))
    )
    noted = (
        *_doubled(columns, matches, data, line),
        *_renamed(columns, matches, line),
        *_order(columns, line),
        *_missing(columns, line),
    )
    return Columns(columns, noted)


def _settled(matches: list[Match]) -> list[Match]:
    """« attributaire » is the one that gives where the file names who receives, and the reverse."""
    sure = {match.column for match in matches if match.instead is None}
    return [
        match._replace(column=match.instead) if match.instead and match.column in sure else match
        for match in matches
    ]


def _holders(matches: Sequence[Match]) -> dict[str | None, int]:
    holders: dict[str | None, int] = {}
    for at in sorted(range(len(matches)), key=lambda at: (matches[at].rank, at)):
        holders.setdefault(matches[at].column, at)
    return holders


def _renamed(columns: Sequence[Column], matches: Sequence[Match], line: int | None) -> Iterator[Diagnosis]:
    for column, match in zip(columns, matches, strict=True):
        reason = left_aside(column.written) if match.column is None else None
        if reason:
            yield _noted(f"colonne laissée de côté : {reason}", Severity.WARNED, line, column)
        elif column.official and match.rank:
            loose = match.rank > _LOOSE
            severity = Severity.WARNED if loose else Severity.REPAIRED
            yield _noted(_LOOSELY if loose else _REASONS[match.rank], severity, line, column)


def _noted(reason: str, severity: Severity, line: int | None, column: Column) -> Diagnosis:
    name = column.official
    return Diagnosis("T10", severity, line, None, name or column.written, column.written, reason, name)


def _doubled(
    columns: Sequence[Column], matches: Sequence[Match], data: Sequence[Line], line: int | None
) -> Iterator[Diagnosis]:
    for kept, column in _pairs(columns, matches):
        others = sum(_cell(row, kept.position) != _cell(row, column.position) for row in data)
        told = f"colonne en double, de même contenu que la colonne {kept.position + 1}"
        if others:
            lines = f"{others} ligne{'s' * (others > 1)}"
            told = f"deux colonnes pour {kept.official}, qui diffèrent sur {lines} : {_FIRST_READ}"
        severity = Severity.ERROR if others else Severity.REPAIRED
        yield Diagnosis("T10", severity, line, None, kept.official, column.written, told)


def _pairs(columns: Sequence[Column], matches: Sequence[Match]) -> Iterator[tuple[Column, Column]]:
    """The columns that are read, each with another that says the same thing as well."""
    first: dict[str | None, Column] = {column.official: column for column in columns if column.official}
    for column, match in zip(columns, matches, strict=True):
        kept = first.get(match.column)
        if kept is not None and not column.official and match.rank <= matches[kept.position].rank:
            yield kept, column


def met_twice(columns: Sequence[Column]) -> list[tuple[Column, Column]]:
    """The columns that are read, each with another of the very same name."""
    matches = _settled([official(column.written) for column in columns])
    return [pair for pair in _pairs(columns, matches) if matches[pair[1].position].rank <= _EXACT]


def differing(columns: Sequence[Column], data: Sequence[Line]) -> Iterator[Diagnosis]:
    """The rows where two columns of the very same name say two things: each has to be looked at."""
    pairs = met_twice(columns)
    for number, row in enumerate(data, 1) if pairs else ():
        for kept, other in pairs:
            both = _cell(row, kept.position), _cell(row, other.position)
            if both[0] != both[1]:
                raw, name = row.cells[kept.position], kept.official
                yield Diagnosis("T10", Severity.ERROR, row.number, number, name, raw, _TWO_TEXTS, None, both)


def _cell(line: Line, at: int) -> str:
    return line.cells[at].strip() if at < len(line.cells) else ""


def _order(columns: Sequence[Column], line: int | None) -> Iterator[Diagnosis]:
    rank = {field.name: at for at, field in enumerate(fields(VERSION))}
    order = [rank[column.official] for column in columns if column.official]
    if order != sorted(order):
        reason = "colonnes dans un autre ordre que celui de la norme"
        yield Diagnosis("T10", Severity.REPAIRED, line, None, None, "", reason)


def _missing(columns: Sequence[Column], line: int | None) -> Iterator[Diagnosis]:
    there = {column.official for column in columns}
    for name in _expected():
        if name not in there:
            yield Diagnosis("T11", Severity.WARNED, line, None, name, "", "colonne absente du fichier")


@cache
def _expected() -> tuple[str, ...]:
    """The columns of every version: those that came later are missing from nothing."""
    return tuple(field.name for field in fields(_EXPECTED_SINCE))
