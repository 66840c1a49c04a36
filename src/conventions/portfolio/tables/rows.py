"""The rows of a table under their columns: what is asked of them, and the tables made from them."""

from __future__ import annotations

from conventions.days import check_day
from conventions.errors import ConventionsError
from conventions.portfolio.tables.checking import (
    SOURCE,
    checked_columns,
    checked_rows,
    checked_sources,
    names_given,
    place_of,
)
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any, Self

    from conventions.operations import Total
    from conventions.portfolio.tables.columns import Cell, Column


class Rows(Value):
    """Rows of exact values: a table without the ways to show it."""

    __slots__ = ("as_of", "columns", "notes", "rows", "sources", "title", "versions")
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    as_of: date | None
    notes: tuple[str, ...]
    sources: tuple[str | None, ...]
    versions: tuple[tuple[str, str], ...]

    def __init__(  # noqa: PLR0913  # the parts of a table, of which most calls give three
        self,
        title: str,
        columns: Iterable[Column],
        rows: Iterable[Iterable[Cell]],
        as_of: date | None = None,
        notes: Iterable[str] = (),
        *,
        sources: Iterable[str | None] = (),
        versions: Iterable[tuple[str, str]] = (),
    ) -> None:
        if as_of is not None:
            check_day("as_of", as_of)
        kept = checked_columns(columns)
        cells = tuple(checked_rows(kept, rows))
        self._set("columns", kept)
        self._set("rows", cells)
        self._set("sources", checked_sources(sources, kept, len(cells)))
        self._set("title", _plain(title))
        self._set("as_of", as_of)
        self._set("notes", tuple(map(_plain, notes)))
        self._set("versions", tuple((_plain(name), _plain(value)) for name, value in versions))

    def _set(self, slot: str, value: object) -> None:
        object.__setattr__(self, slot, value)

    def _with(self, rows: Iterable[int]) -> Self:
        """The same table, of some of its rows in some order."""
        places = list(rows)
        sources = [self.sources[at] for at in places] if self.sources else ()
        return self._made(self.columns, (self.rows[at] for at in places), sources)

    def _made(
        self, columns: Iterable[Column], rows: Iterable[Iterable[Cell]], sources: Iterable[str | None]
    ) -> Self:
        """A table of the same title, day, notes and versions."""
        return type(self)(
            self.title, columns, rows, self.as_of, self.notes, sources=sources, versions=self.versions
        )

    @property
    def shown_columns(self) -> tuple[Column, ...]:
        """The columns, and « Acte / fichier source » where the rows have one."""
        return (*self.columns, SOURCE) if self.sources else self.columns

    @property
    def shown_rows(self) -> Iterable[tuple[Cell, ...]]:
        """The rows, each with its source."""
        if not self.sources:
            return self.rows
        return ((*row, source) for row, source in zip(self.rows, self.sources, strict=True))

    def column(self, name: str) -> tuple[Cell, ...]:
        """The values of a column.

        :raises ConventionsError: where there is none of that name.
        """
        place = place_of(self.columns, name)
        return tuple(row[place] for row in self.rows)

    def total(self, name: str) -> Total:
        """The sum of a column of money; what is unknown is named by the first cell of its row.

        :raises ConventionsError: no such column, or one that is not of money.
        """
        from conventions.operations import Total
        from conventions.portfolio.tables.arranging import amounts_named

        column = self.columns[place_of(self.columns, name)]
        if column.kind != "money":
            raise ConventionsError(f"la colonne « {column.title} » n’est pas faite de montants")
        return Total.of(amounts_named(self.columns, self.rows, self.columns.index(column)))

    def sorted(self, by: str | Iterable[str], *, reverse: bool = False) -> Self:
        """The rows in the order of some columns, texts in French order; what is unknown is last, either way.

        :raises ConventionsError: no such column.
        """
        from conventions.portfolio.tables.arranging import order_of

        places = [place_of(self.columns, name) for name in names_given(by)]
        return self._with(order_of(self.rows, places, reverse=reverse))

    def where(self, predicate: Callable[[Mapping[str, Any]], object]) -> Self:
        """The rows for which ``predicate`` is true; it is given the values of a row by the names of the columns."""
        names = [column.name for column in self.columns]
        return self._with(
            at for at, row in enumerate(self.rows) if predicate(dict(zip(names, row, strict=True)))
        )

    def select(self, names: str | Iterable[str]) -> Self:
        """Some of the columns, in the order asked for; each row keeps its source.

        :raises ConventionsError: no such column.
        """
        places = [place_of(self.columns, name) for name in names_given(names)]
        columns = [self.columns[at] for at in places]
        return self._made(columns, ([row[at] for at in places] for row in self.rows), self.sources)

    def without_sources(self) -> Self:
        """The same rows, without the act or the file that each comes from: to read a sum of many."""
        return self._made(self.columns, self.rows, ())

    def group(self, by: str | Iterable[str], sums: str | Iterable[str]) -> Self:
        """One row for each set of values of ``by``, in their first order, with the sums of other columns.

        A sum of which a part is unknown is unknown; a note tells what is known of it.

        :raises ConventionsError: no such column, nothing to group by, a column of which there is no sum.
        """
        from conventions.portfolio.tables.arranging import groups_of

        places = ([place_of(self.columns, name) for name in names_given(names)] for names in (by, sums))
        columns, rows, sources, notes = groups_of(self.columns, self.rows, self.sources, *places)
        told = (*self.notes, *notes)
        return type(self)(
            self.title, columns, rows, self.as_of, told, sources=sources, versions=self.versions
        )


def _plain(text: object) -> str:
    """A plain text, not one that says of itself that it is HTML.

    :raises ConventionsError: for anything else than a text.
    """
    if not isinstance(text, str):
        raise ConventionsError(
            f"le titre, les notes et les versions sont des textes ; reçu : {type(text).__name__}"
        )
    return str.__str__(text)
