"""The columns of some hundreds of rows, as the keys of the families want them: as a whole where they are regular.

Each gives, row by row, what :class:`~conventions.opendata.scdl.crossing.facts.Facts` gives of that row alone.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from conventions.opendata.scdl.columns import odd_ones
from conventions.opendata.scdl.crossing.facts import (
    Facts,
    amount_key,
    cents_of,
    exercise_of,
    facts_of_texts,
    identifier_of,
    name_key,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ODD_IDENTIFIERS = odd_ones("[0-9]{9}(?!00000)[0-9]{5}")
_ODD_AMOUNTS = odd_ones(r"(?:0|[1-9][0-9]{0,17})\.[0-9]{2}")
_ODD_DAYS = odd_ones("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class View:
    """Rows that follow each other, as they are and as columns of one length.

    ``first`` is the number of the first row; ``lines`` are empty where there are none.
    """

    def __init__(
        self,
        positions: Mapping[str, int],
        rows: Sequence[Sequence[str]],
        columns: Sequence[Sequence[str]],
        first: int,
        lines: Sequence[int],
    ) -> None:
        self.rows = rows
        self.columns = columns
        self.positions = positions
        self.first = first
        self._lines = lines

    def column(self, name: str) -> Sequence[str]:
        """The texts of a column, empty where it is absent."""
        place = self.positions.get(name)
        return [""] * len(self.rows) if place is None else self.columns[place]

    def line(self, index: int) -> int | None:
        """The line of the file where a row begins."""
        return self._lines[index] if self._lines else None

    def facts(self, index: int) -> Facts:
        """The facts of one row."""
        row = self.rows[index]
        texts = {name: row[place] for name, place in self.positions.items() if place < len(row)}
        return facts_of_texts(texts, number=self.first + index, line=self.line(index), cells=tuple(row))

    @cached_property
    def grantors(self) -> Sequence[str]:
        """The number of the grantor, else its name."""
        numbers = self.column("idAttribuant")
        if all(numbers):
            return numbers
        names = self.column("nomAttribuant")
        return [number or name for number, name in zip(numbers, names, strict=True)]

    @cached_property
    def identifiers(self) -> Sequence[str]:
        """The numbers of the beneficiaries that are whole."""
        numbers = list(self.column("idBeneficiaire"))
        odd = list(_ODD_IDENTIFIERS(numbers))
        if odd:
            others = self.column("rnaBeneficiaire")
            for index in odd:
                numbers[index] = identifier_of(numbers[index], others[index])
        return numbers

    @cached_property
    def names(self) -> Sequence[str]:
        """The keys of the names of the beneficiaries."""
        return list(map(name_key, self.column("nomBeneficiaire")))

    @cached_property
    def beneficiaries(self) -> Sequence[str]:
        """The number of the beneficiary, else its name."""
        if all(self.identifiers):
            return self.identifiers
        return [number or name for number, name in zip(self.identifiers, self.names, strict=True)]

    @cached_property
    def amounts(self) -> Sequence[str]:
        """The amounts, each in its one way to be written; empty where it is not known."""
        amounts = list(self.column("montant"))
        for index in _ODD_AMOUNTS(amounts):
            amounts[index] = amount_key(cents_of(amounts[index]))
        return amounts

    @cached_property
    def days(self) -> Sequence[str]:
        """The days of the conventions, empty where there is none."""
        days = list(self.column("dateConvention"))
        for index in _ODD_DAYS(days):
            days[index] = ""
        return days

    @cached_property
    def exercises(self) -> Sequence[str]:
        """The years of the conventions, else those of the payments."""
        if all(self.days):
            return [day[:4] for day in self.days]
        told, periods = self.column("dateConvention"), self.column("datesPeriodeVersement")
        return [exercise_of(day) or exercise_of(period) for day, period in zip(told, periods, strict=True)]

    @cached_property
    def dated(self) -> Sequence[str]:
        """The day, else the exercise."""
        if all(self.days):
            return self.days
        return [day or year for day, year in zip(self.days, self.exercises, strict=True)]
