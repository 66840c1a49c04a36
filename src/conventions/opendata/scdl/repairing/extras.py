"""The columns of a file that the norm does not have: their names, made different, and their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from conventions.opendata.scdl.records import Column, Row, ScdlFile


class Extra(NamedTuple):
    """A column that is not of the norm: its place in the file (from 0), the name it gets."""

    position: int
    name: str

    def of(self, row: Row) -> str:
        """The text of a row there."""
        return row.cells[self.position] if self.position < len(row.cells) else ""


def extras(file: ScdlFile, columns: Collection[str]) -> tuple[Extra, ...]:
    """The columns of a file that are none of ``columns``, but those that have neither a name nor any text.

    Texts after the last title make a column too. A name that is missing, or taken, gets a number.
    """
    titled = {column.position: column for column in file.columns}
    filled = {rank for row in file.rows for rank, cell in enumerate(row.cells) if cell and not cell.isspace()}
    found: list[Extra] = []
    taken = set(columns)
    for position in sorted(filled | titled.keys()):
        column = titled.get(position, Column(position, "", None))
        written = (column.official or column.written).strip()
        if column.official in columns or not (written or position in filled):
            continue
        name = next(each for each in _names(written, position) if each not in taken)
        taken.add(name)
        found.append(Extra(position, name))
    return tuple(found)


def _names(written: str, position: int) -> Iterator[str]:
    """The name as it is written; then with its place, and as many signs as it takes."""
    place = f"colonne {position + 1}"
    yield written or place
    name = f"{written or 'titre absent'} ({place})"
    while True:
        yield name
        name = f"{name}*"
