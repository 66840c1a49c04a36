"""What a table of a portfolio is made of: its columns, and the rows that each convention gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from conventions.errors import ConventionsError
from conventions.french import quote
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.naming import Named
from conventions.portfolio.tables import Column, Table, Value

Row: TypeAlias = tuple[Value, ...]


class Sheet(NamedTuple):
    """A table to make: ``rows`` tells those of one convention, ``by`` the columns that put all in order."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[PortfolioFile, Named], Iterable[Row]]
    by: tuple[str, ...] = ()

    def table(self, files: Iterable[tuple[PortfolioFile, Named]], as_of: date, notes: Iterable[str]) -> Table:
        """The table of all the conventions; one that cannot be worked out is told in the notes."""
        told: list[Row] = []
        left_out = list(notes)
        for file, names in files:
            try:
                told += list(self.rows(file, names))
            except ConventionsError as error:
                left_out.append(f"{quote(file.name)} laissé de côté : {error}")
        return Table(self.title, self.columns, self._ordered(told), as_of, tuple(left_out))

    def _ordered(self, rows: list[Row]) -> tuple[Row, ...]:
        names = [column.name for column in self.columns]
        ranks = [names.index(name) for name in self.by]
        return tuple(sorted(rows, key=lambda row: [(row[rank] is not None, row[rank]) for rank in ranks]))
