"""What a table of a portfolio is made of: its columns, and the rows that each convention gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from conventions.errors import ConventionsError
from conventions.french import quote
from conventions.operations import fold
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.naming import Named
from conventions.portfolio.tables.columns import Cell, Column
from conventions.portfolio.tables.table import Table

Row: TypeAlias = tuple[Cell, ...]
NamedFile: TypeAlias = tuple[PortfolioFile, Named]


def said_left_out(file: PortfolioFile, names: Named, error: ConventionsError) -> str:
    """Why nothing is counted of a convention that was read."""
    return f"{quote(file.name)} laissé de côté : {names.text(str(error))}"


def sound_files(files: Iterable[NamedFile], as_of: date) -> tuple[list[NamedFile], list[str]]:
    """The conventions that can be consolidated on a day, and what is said of the others."""
    sound, left_out = [], []
    for file, names in files:
        try:
            fold(names.convention, as_of, with_projects=True)
            sound.append((file, names))
        except ConventionsError as error:
            left_out.append(said_left_out(file, names, error))
    return sound, left_out


class Sheet(NamedTuple):
    """A table to make: ``rows`` tells those of one convention, ``by`` the columns that put all in order."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[PortfolioFile, Named], Iterable[Row]]
    by: tuple[str, ...] = ()

    def table(self, files: Iterable[NamedFile], as_of: date, notes: Iterable[str]) -> Table:
        """The table of all the conventions; one that cannot be worked out is told in the notes."""
        told: list[tuple[Row, str]] = []
        left_out = list(notes)
        for file, names in files:
            try:
                told += [(row, file.source) for row in self.rows(file, names)]
            except ConventionsError as error:
                left_out.append(said_left_out(file, names, error))
        told.sort(key=lambda pair: self._rank(*pair))
        rows, sources = zip(*told, strict=True) if told else ((), ())
        return Table(self.title, self.columns, rows, as_of, left_out, sources=sources if any(sources) else ())

    def _rank(self, row: Row, source: str) -> list[tuple[bool, Cell]]:
        """Where a row stands, by the columns that say it then by its source; what is unknown comes first."""
        names = [column.name for column in self.columns]
        return [(each is not None, each) for each in (*(row[names.index(name)] for name in self.by), source)]
