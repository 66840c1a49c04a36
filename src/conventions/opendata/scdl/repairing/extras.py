"""The columns of a file that the norm does not have, or has once: their names, made different, and their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from conventions.opendata.scdl.opening.columns import met_twice
from conventions.opendata.scdl.opening.names import told_apart
from conventions.opendata.scdl.records import Column, Row, ScdlFile


class Extra(NamedTuple):
    """A column beside those of the norm: its place in the file (from 0), the name it gets.

    ``again`` is the column of the norm that it is a second time, under the very same name; None for any other.
    """

    position: int
    name: str
    again: str | None = None

    def of(self, row: Row) -> str:
        """The text of a row there."""
        return row.cells[self.position] if self.position < len(row.cells) else ""

    def differs(self, rows: Iterable[Row]) -> bool:
        """Whether a row has another text there than in the column of the norm."""
        name = self.again
        return name is not None and any(self.of(row).strip() != row.raw.get(name, "").strip() for row in rows)


def extras(file: ScdlFile, columns: Collection[str]) -> tuple[Extra, ...]:
    """The columns of a file that are none of ``columns``, but those that have neither a name nor any text.

    Texts after the last title make a column too. A name that is missing, or taken, gets a number.
    """
    titled = {column.position: column for column in file.columns}
    again = {other.position: kept.official for kept, other in met_twice(file.columns)}
    filled = {rank for row in file.rows for rank, cell in enumerate(row.cells) if cell and not cell.isspace()}
    found: list[Extra] = []
    taken = set(columns)
    for position in sorted(filled | titled.keys()):
        column = titled.get(position, Column(position, "", None))
        first = official if (official := again.get(position)) in columns else None
        written = _title(column, first)
        if column.official in columns or not (written or position in filled):
            continue
        names = _names(written, position, is_again=position in again)
        name = next(each for each in names if each not in taken)
        taken.add(name)
        found.append(Extra(position, name, first))
    return tuple(found)


def doubled(file: ScdlFile, columns: Collection[str]) -> tuple[Extra, ...]:
    """The columns of ``columns`` that the file has a second time with other texts: nobody knows which is right."""
    if not met_twice(file.columns):
        return ()
    return tuple(each for each in extras(file, columns) if each.differs(file.rows))


def _title(column: Column, first: str | None) -> str:
    """A column met twice has the name of the norm, so that whoever reads it again finds it twice too."""
    written = column.written.strip()
    return (column.official or written) if first is None or told_apart(written) else first


def _names(written: str, position: int, *, is_again: bool) -> Iterator[str]:
    """The name as it is written; then with its place, and as many signs as it takes.

    « montant » and its place is « montant » met twice: what only resembles it (« Montant ») is named otherwise.
    """
    place = f"colonne {position + 1}"
    yield written or place
    name = f"{written or 'titre absent'} ({place})"
    if told_apart(name) and not is_again:
        name = f"{written} bis ({place})"
    while True:
        yield name
        name = f"{name}*"
