"""A table: a title, columns, rows of exact values, and all the ways to show it or to give it away."""

from __future__ import annotations

from pathlib import Path
from typing import overload

from conventions.portfolio.tables.rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

LIMIT = 200
"""How many rows are shown before « … et 350 autres lignes »; files and data frames always have all of them."""


class Table(Rows):
    """Rows of exact values under a title, as they stand on the day ``as_of``; None in a row is unknown, never zero.

    ``notes`` are sentences for the reader; ``sources``, if any, tell for each row the act or the file that it comes
    from; ``versions`` what the figures rest on (by default the library, its rules, its data), as names and values.
    It shows what it is given: whoever makes it masks what is confidential.

    :raises ConventionsError: rows of another shape than the columns or with other values, names said twice.

    >>> from conventions import euros
    >>> from conventions.portfolio import Column
    >>> columns = Column("year", "Exercice", "year"), Column("amount", "Montant", "money", total=True)
    >>> table = Table("Engagements", columns, [(2017, None), (2018, euros(50000))])
    >>> table.column("year"), table.total("amount").unknown
    ((2017, 2018), ('2017',))
    >>> Table("Engagements", columns, [(2017, 50000)])
    Traceback (most recent call last):
    conventions.errors.ConventionsError: ligne 1, colonne « Montant » : il faut un montant (euros(50000)) ; reçu : int
    """

    __slots__ = ()

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``: money as euros (decimal, two digits) under its name and as int64 under ``…_cents``.

        Dates are date32, years int32, integers int64, unknown values null. A ratio is the nearest float64 under its
        name, to draw or to compare, and exactly a text (« 1/3 ») under ``…_exact``. The source is the last column;
        title, day, notes and versions are in the metadata of the schema.

        :raises ConventionsError: where pyarrow is not installed.
        """
        from conventions.portfolio.tables.frames import arrow_of

        return arrow_of(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The Arrow PyCapsule interface: Polars, DuckDB, narwhals and pandas read the table itself.

        ``pandas.DataFrame.from_arrow`` makes floats of integers with unknown values; :meth:`to_pandas` does not.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``, with the columns of :meth:`to_arrow`.

        :raises ConventionsError: where Polars or pyarrow is not installed.
        """
        from conventions.portfolio.tables.frames import polars_of

        return polars_of(self)

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame`` whose columns keep the types of :meth:`to_arrow`: unknown cents are no float.

        :raises ConventionsError: where pandas or pyarrow is not installed.
        """
        from conventions.portfolio.tables.frames import pandas_of

        return pandas_of(self)

    if TYPE_CHECKING:

        @overload
        def to_csv(
            self, path: None = None, *, delimiter: str = ..., decimal: str = ..., unknown: str = ...
        ) -> bytes: ...
        @overload
        def to_csv(
            self, path: str | PathLike[str], *, delimiter: str = ..., decimal: str = ..., unknown: str = ...
        ) -> None: ...

    def to_csv(
        self,
        path: str | PathLike[str] | None = None,
        *,
        delimiter: str = ";",
        decimal: str = ",",
        unknown: str = "inconnu",
    ) -> bytes | None:
        """A CSV file that a French spreadsheet opens, written at ``path`` or given back.

        UTF-8 with a byte-order mark, semicolons, titles as header, amounts as « 1500,00 » (euros, two decimals, no
        spaces), days as 2018-12-31, ratios as numbers of 15 digits. A text that a spreadsheet would run begins with
        an apostrophe. For a program: ``delimiter=",", decimal=".", unknown=""``. A SIRET loses digits in a
        spreadsheet that takes it for a number: :meth:`to_xlsx` keeps it.

        :raises ConventionsError: a delimiter that is not ``; , |`` or a tabulation, a decimal that is not ``, .``

        >>> from conventions import euros
        >>> from conventions.portfolio import Column
        >>> columns = Column("name", "Bénéficiaire", "text"), Column("amount", "Montant", "money")
        >>> Table("T", columns, [("=A1", euros("-1500.5")), ("Club", None)]).to_csv().decode("utf-8-sig").split()
        ['Bénéficiaire;Montant', "'=A1;-1500,50", 'Club;inconnu']
        """
        from conventions.portfolio.tables.csv import csv_of

        return _given(csv_of(self, delimiter, decimal, unknown), path)

    @overload
    def to_xlsx(self, path: None = None) -> bytes: ...

    @overload
    def to_xlsx(self, path: str | PathLike[str]) -> None: ...

    def to_xlsx(self, path: str | PathLike[str] | None = None) -> bytes | None:
        """A workbook, written at ``path`` or given back; the same table makes the same bytes.

        Amounts are numbers in euros, exact to the cent, days are dates (texts before 1 March 1900), texts are texts
        whatever they look like, unknown values are « inconnu ». The totals are formulas that follow the filter. A
        second sheet tells the day, the versions and the notes. Texts are cut at the 32 767 characters of a cell.

        :raises ConventionsError: where xlsxwriter is not installed; more rows or columns than a sheet has.
        """
        from conventions.portfolio.tables.workbook import workbook_of

        return _given(workbook_of(self), path)

    def text(self, width: int = 100, limit: int = LIMIT) -> str:
        """The table in plain characters, within ``width`` columns where its own leave room for it.

        >>> from conventions.portfolio import Column
        >>> print(Table("Exercices", [Column("year", "Exercice", "year")], [(2018,), (None,)]))
        Exercices
        <BLANKLINE>
        Exercice
        ────────
        2018
        inconnu
        """
        from conventions.portfolio.tables.text import text_of

        return text_of(self, width, limit)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Table {self.title!r}: {len(self.columns)} × {len(self.rows)}>"

    def _repr_html_(self) -> str:
        from conventions.portfolio.tables.pages import html_of

        return html_of(self, LIMIT)

    def _repr_markdown_(self) -> str:
        from conventions.portfolio.tables.markdown import markdown_of

        return markdown_of(self, LIMIT)


def _given(data: bytes, path: str | PathLike[str] | None) -> bytes | None:
    """The bytes themselves, or nothing once they are written."""
    if path is None:
        return data
    Path(path).write_bytes(data)
    return None
