"""The rows to publish: texts by column, with the grant that each comes from; what is left out, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, final, overload

from conventions.french import NBSP, typeset
from conventions.money import ZERO, Amount
from conventions.opendata.spreadsheets import csv_bytes, spreadsheet_csv_bytes

Shape: TypeAlias = Literal["scdl", "flat"]


class Remark(NamedTuple):
    """Something to know of a publication, in French: the convention, the place in it, what is said.

    >>> print(Remark("2024-017", "initial.grants[2025]", "montant seulement prévisionnel"))
    2024-017, initial.grants[2025] : montant seulement prévisionnel
    """

    convention: str
    address: str
    reason: str

    def __str__(self) -> str:
        place = ", ".join(filter(None, (self.convention, self.address)))
        return f"{place}{NBSP}: {typeset(self.reason)}"


@final
@dataclass(frozen=True, slots=True, eq=False)
class PublishedRow(Mapping[str, str]):
    """A row: the text of each column; ``addresses`` are those of the grants that it comes from.

    ``amount`` is what this beneficiary gets of it, for the ``exercise``: the sum of the rows is that of the
    grants, where the column « montant » repeats the whole of a grant that several beneficiaries share.
    """

    texts: Mapping[str, str]
    convention: str
    addresses: tuple[str, ...]
    exercise: int
    amount: Amount

    def __hash__(self) -> int:
        return hash(frozenset(self.texts.items()))

    @property
    def address(self) -> str:
        """The address of the grant, of the first one where several make the row."""
        return self.addresses[0]

    def __getitem__(self, column: str) -> str:
        return self.texts[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


@final
@dataclass(frozen=True, slots=True)
class PublishedRows(Sequence[PublishedRow]):
    """The rows of a publication, in order; each has a text, which may be empty, for each of ``columns``.

    ``left_out`` says what is not published and why; ``notes``, what was adapted to the format.
    """

    rows: tuple[PublishedRow, ...]
    columns: tuple[str, ...]
    version: str
    shape: Shape
    left_out: tuple[Remark, ...]
    notes: tuple[Remark, ...]

    @property
    def total(self) -> Amount:
        """What the rows grant, to the cent."""
        return sum((row.amount for row in self.rows), start=ZERO)

    def to_csv(self) -> bytes:
        """The file that is published: UTF-8 without a mark, commas, CR LF; nothing in it is neutralised."""
        return csv_bytes(self.columns, self._lines())

    def to_spreadsheet_csv(self) -> bytes:
        """The same rows for a spreadsheet: semicolons, and no cell that could be taken for a formula.

        This file is for people: it is not the one to publish.
        """
        return spreadsheet_csv_bytes(self.columns, self._lines())

    def _lines(self) -> Iterator[tuple[str, ...]]:
        for row in self.rows:
            yield tuple(row[column] for column in self.columns)

    @overload
    def __getitem__(self, index: int) -> PublishedRow: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[PublishedRow, ...]: ...

    def __getitem__(self, index: int | slice) -> PublishedRow | tuple[PublishedRow, ...]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)
