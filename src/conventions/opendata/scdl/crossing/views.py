"""The columns of some hundreds of rows, as the keys of the families want them: as a whole where they are regular.

Each gives, row by row, what :class:`~conventions.opendata.scdl.crossing.facts.Facts` gives of that row alone.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain, compress, count
from operator import not_
from typing import TYPE_CHECKING

from conventions.opendata.scdl.columns import odd_ones
from conventions.opendata.scdl.crossing.facts import (
    SHARE,
    Facts,
    amount_key,
    cents_of,
    exercise_of,
    facts_of_texts,
    identifier_of,
    name_key,
)
from conventions.opendata.scdl.crossing.years import MARKS, PLACES
from conventions.opendata.scdl.keys import wrong_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_ODD_AMOUNTS = odd_ones(r"(?:0|[1-9][0-9]{0,17})\.[0-9]{2}")
_ODD_DAYS = odd_ones("[0-9]{4}-[0-9]{2}-[0-9]{2}")

_SPACED = ("  ", " \n", "\n ", "\t", "\r", "\u00a0", "\u202f")


def facts_of_cells(
    positions: Mapping[str, int], cells: Sequence[str], number: int, line: int | None
) -> Facts:
    """The facts of a row from its cells: ``positions`` has the place of each column."""
    texts = {name: cells[place] for name, place in positions.items() if place < len(cells)}
    return facts_of_texts(texts, number=number, line=line, cells=tuple(cells))


def _patched(texts: Sequence[str], other: Callable[[int], str]) -> Sequence[str]:
    """The texts, and another one for each row that has none."""
    if all(texts):
        return texts
    patched = list(texts)
    for row in _empty(texts):
        patched[row] = other(row)
    return patched


def _empty(texts: Sequence[str]) -> Iterable[int]:
    return () if all(texts) else compress(count(), map(not_, texts))


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
        self.lines = lines

    def column(self, name: str) -> Sequence[str]:
        """The texts of a column, empty where it is absent."""
        place = self.positions.get(name)
        return [""] * len(self.rows) if place is None else self.columns[place]

    def line(self, index: int) -> int | None:
        """The line of the file where a row begins."""
        return self.lines[index] if self.lines else None

    def facts(self, row: int) -> Facts:
        """The facts of one row."""
        return facts_of_cells(self.positions, self.rows[row], self.first + row, self.line(row))

    @cached_property
    def grantors(self) -> Sequence[str]:
        """The number of the grantor, else its name."""
        names = self.column("nomAttribuant")
        return _patched(self.column("idAttribuant"), names.__getitem__)

    @cached_property
    def identifiers(self) -> Sequence[str]:
        """The numbers that name the beneficiaries."""
        numbers = list(self.column("idBeneficiaire"))
        odd = wrong_keys(self.column("idBeneficiaire"))
        if odd:
            others = self.column("rnaBeneficiaire")
            for index in odd:
                numbers[index] = identifier_of(numbers[index], others[index])
        return numbers

    @cached_property
    def names(self) -> Sequence[str]:
        """The keys of the names of the beneficiaries."""
        names = self.column("nomBeneficiaire")
        text = f"\n{chr(10).join(names)}\n".casefold()
        if text.count("\n") != len(names) + 1 or any(mark in text for mark in _SPACED):
            return list(map(name_key, names))
        return text[1:-1].split("\n")

    @cached_property
    def beneficiaries(self) -> Sequence[str]:
        """The number of the beneficiary, else its name."""
        return _patched(self.identifiers, lambda row: self.names[row])

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
    def dated(self) -> Sequence[str]:
        """The day of the convention, else the exercise."""
        told, periods = self.column("dateConvention"), self.column("datesPeriodeVersement")
        return _patched(self.days, lambda row: exercise_of(told[row]) or exercise_of(periods[row]))

    @cached_property
    def nears(self) -> Sequence[tuple[str, ...]]:
        """The keys of the rows that may be told twice; empty for the rows that are :attr:`bare`."""
        keys: list[tuple[str, ...]] = list(
            zip(self.grantors, self.beneficiaries, self.amounts, self.dated, strict=True)
        )
        for row in self.bare:
            keys[row] = ()
        return keys

    @cached_property
    def bare(self) -> Sequence[int]:
        """The rows that lack a beneficiary, or an amount that is known."""
        return sorted({*_empty(self.beneficiaries), *_empty(self.amounts)})

    @cached_property
    def shared(self) -> Sequence[int]:
        """The rows that have a part of a grant."""
        parts = self.column("pourcentageSubvention")
        told = {part for part in set(parts) if SHARE.fullmatch(part)}
        return list(compress(count(), map(told.__contains__, parts))) if told else ()

    @cached_property
    def decisions(self) -> Sequence[tuple[str, ...]]:
        """The decision that each row is of."""
        texts = (self.column(name) for name in ("referenceDecision", "objet"))
        return list(zip(self.grantors, self.days, *texts, strict=True))

    @cached_property
    def spoken(self) -> Sequence[int]:
        """The rows whose free texts may speak of an avenant, or of several years."""
        columns = [self.column(name) for name, _ in PLACES]
        text = "\n".join(set(chain(*columns))).lower()
        marks = [mark for mark in MARKS if mark in text]
        if not marks:
            return ()
        rows = zip(*(map(str.lower, column) for column in columns), strict=True)
        return [
            row for row, texts in enumerate(rows) if any(mark in each for mark in marks for each in texts)
        ]

    @cached_property
    def amended(self) -> Sequence[int]:
        """The rows that speak of an avenant."""
        return [row for row in self.spoken if self.facts(row).amended]

    @cached_property
    def actless(self) -> Sequence[int]:
        """The rows that tell neither the day of a convention nor the reference of a decision."""
        references = self.column("referenceDecision")
        return [row for row in _empty(self.days) if not references[row].strip()]
