"""The repaired file: its columns in the order of the norm, its rows in the order met, its CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from conventions.opendata.spreadsheets import csv_bytes


class RepairedFile(NamedTuple):
    """A file as it can be published: the columns of ``version``, then those that were asked to be kept.

    ``rows`` has one mapping a row met, by column, all of texts. The text of a cell that could not be repaired
    is that of the file read.
    """

    version: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    def __hash__(self) -> int:
        return hash((self.version, self.columns, tuple(self._lines())))

    def to_csv(self) -> bytes:
        r"""The file as CSV: UTF-8, commas, quotes where they are needed, CRLF (RFC 4180).

        What stands in a cell is written as it is: see ``spreadsheets`` for a file to open in a spreadsheet.
        A row that holds nothing in these columns is not written: no reader would take it for a row.

        >>> RepairedFile("2.1.1", ("objet", "montant"), ({"objet": "Été", "montant": "1.50"},)).to_csv().decode()
        'objet,montant\r\nÉté,1.50\r\n'
        """
        return csv_of(self.columns, (row for row in self._lines() if any(text.strip() for text in row)))

    def _lines(self) -> Iterator[tuple[str, ...]]:
        for row in self.rows:
            yield tuple(row[name] for name in self.columns)


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Lines of texts under their header; a byte that no encoding could read is written back as it was."""
    return csv_bytes(columns, rows)
