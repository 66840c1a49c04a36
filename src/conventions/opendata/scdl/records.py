"""A published file, read: its rows with their raw texts, their typed values and their diagnoses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar

from conventions.money import ZERO, Amount
from conventions.opendata.scdl.diagnosing import Diagnosis, Severity
from conventions.opendata.scdl.grids import Line
from conventions.periods import Period

_Value = TypeVar("_Value")

CellState: TypeAlias = Literal["absent", "empty", "not_told", "filled"]


class Column(NamedTuple):
    """A column of the file: its place (from 0), its name as written, the official one, or None for another."""

    position: int
    written: str
    official: str | None


class Identified(NamedTuple):
    """A number of a body: ``scheme`` is SIRET, SIREN or RNA; ``right_key`` is None where there is no key.

    >>> Identified("SIREN", "243400017", True).number
    '243400017'
    """

    scheme: Literal["SIRET", "SIREN", "RNA"]
    number: str
    right_key: bool | None = None


class Conditions(NamedTuple):
    """The conditions of payment: ``kind`` is unique, échelonné or autre, None where the text does not say."""

    kind: Literal["unique", "échelonné", "autre"] | None
    text: str


class PaymentDays(NamedTuple):
    """What the cell of the payment period says.

    ``kind``: a ``day``, a ``period`` (inclusive; open when it ends with an event), a list of due ``days``, or
    ``text`` with or without days in it. ``days`` are all those written that exist, in order; ``event`` is the
    end that is no date. A period has one day at least, and its end may precede its start.
    """

    kind: Literal["day", "period", "days", "text"]
    days: tuple[date, ...]
    event: str | None = None

    @property
    def start(self) -> date | None:
        """The first day: that of a period as it is written, the earliest of others; None without any."""
        return self.days[0] if self.kind == "period" else min(self.days, default=None)

    @property
    def end(self) -> date | None:
        """The last day: that of a period as it is written, the latest of others; None without any."""
        return self.days[-1] if self.kind == "period" else max(self.days, default=None)


class Row(NamedTuple):
    """A row, which is never dropped.

    ``number`` counts the rows of data (from 1), ``line`` is that of the file. ``raw`` has the text met by
    official column (a column that is absent has no key), ``cells`` every cell in the order of the file.
    ``values`` has the typed ones: ``montant`` an Amount, ``dateConvention`` a date (or the Period of a year
    alone), ``idAttribuant`` and ``idBeneficiaire`` an Identified, ``datesPeriodeVersement`` a PaymentDays,
    ``conditionsVersement`` a Conditions, ``notificationUE`` a bool, ``pourcentageSubvention`` a Fraction of 1,
    the others a text; None where there is none. ``texts`` has what SCDL 2.1.1 would write, where it is certain.
    """

    number: int
    line: int
    raw: Mapping[str, str]
    cells: tuple[str, ...]
    values: Mapping[str, Any]
    texts: Mapping[str, str]
    states: Mapping[str, CellState]
    diagnoses: tuple[Diagnosis, ...]

    def __hash__(self) -> int:
        """Its place and its cells: rows that are equal have the same, and its mappings have no hash."""
        return hash((self.number, self.line, self.cells))

    @property
    def amount(self) -> Amount | None:
        """The amount, None where it cannot be read."""
        return self._value("montant", Amount)

    @property
    def convention_date(self) -> date | None:
        """The date of the convention, None where it is not a day."""
        return self._value("dateConvention", date)

    @property
    def convention_period(self) -> Period | None:
        """The period that stands for the date of the convention: the year, where only the year is written."""
        return self._value("dateConvention", Period)

    @property
    def start(self) -> date | None:
        """The first day of the payment period, None without any."""
        dates = self._value("datesPeriodeVersement", PaymentDays)
        return dates and dates.start

    @property
    def end(self) -> date | None:
        """The last day of the payment period, None without any."""
        dates = self._value("datesPeriodeVersement", PaymentDays)
        return dates and dates.end

    @property
    def share(self) -> Fraction | None:
        """The part of the grant that goes to this beneficiary: 1 is the whole."""
        return self._value("pourcentageSubvention", Fraction)

    def state(self, column: str) -> CellState:
        """``absent`` (no such column), ``empty``, ``not_told`` (« NC », « sans objet »…) or ``filled``."""
        return self.states.get(column, "absent")

    def _value(self, column: str, kind: type[_Value]) -> _Value | None:
        value = self.values.get(column)
        return value if isinstance(value, kind) else None


class Ignored(NamedTuple):
    """Lines that hold no data, and why: a title, a blank line, a sheet."""

    sheet: str | None
    line: Line | None
    reason: str


class ScdlFile(NamedTuple):
    """A published file of grants, whole: how it is written, its columns, its rows, what was noticed.

    ``diagnoses`` are those of the file itself (encoding, header, rows compared); each row has its own.
    """

    name: str
    kind: str
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    header_line: int | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    ignored: tuple[Ignored, ...]
    diagnoses: tuple[Diagnosis, ...]

    @property
    def total(self) -> Amount:
        """The sum of the amounts that are known, to the cent; see ``unknown_amounts``.

        :raises AmountError: for a sum greater than any amount, of numbers that are in a wrong column.
        """
        return sum((row.amount for row in self.rows if row.amount is not None), start=ZERO)

    @property
    def unknown_amounts(self) -> tuple[Row, ...]:
        """The rows whose amount cannot be read."""
        return tuple(row for row in self.rows if row.amount is None)

    def all_diagnoses(self) -> Iterator[Diagnosis]:
        """Those of the file, then those of each row."""
        yield from self.diagnoses
        for row in self.rows:
            yield from row.diagnoses

    def counts(self) -> Counter[str]:
        """How many times each deviation was met."""
        return Counter(each.code for each in self.all_diagnoses())

    def severities(self) -> Counter[Severity]:
        """How many diagnoses of each severity."""
        return Counter(each.severity for each in self.all_diagnoses())
