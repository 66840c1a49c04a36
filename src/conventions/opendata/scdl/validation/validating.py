r"""Validate a file of grants against a published version of the schema: every fault, whatever the size.

>>> header = "nomAttribuant,idAttribuant,dateConvention,nomBeneficiaire,idBeneficiaire,objet,montant,nature"
>>> text = f"{header},conditionsVersement,datesPeriodeVersement,notificationUE,pourcentageSubvention\n"
>>> row = "Ville,73282932000074,2024-03-01,Club,35600000049837,Fête,NC,aide en nature,unique,2024-03-01,non,1\n"
>>> [(fault.line, fault.column, fault.raw) for fault in validate((text + row).encode()) if fault.kind == "schema"]
[(2, 'montant', 'NC')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from conventions.errors import ConventionsError
from conventions.law.published import fields
from conventions.opendata.scdl.validation.faults import FileFault
from conventions.opendata.scdl.validation.sources import open_file
from conventions.opendata.scdl.validation.streaming import Judged, judge_file, judge_rows

if TYPE_CHECKING:
    from conventions.law.published import Kind
    from conventions.opendata.scdl.crossing.accumulating import Crossing
    from conventions.opendata.scdl.watching import Progress

Rows: TypeAlias = Iterable[Mapping[str, str]]


_counted_as = itemgetter(*map(FileFault._fields.index, ("kind", "column", "code")))


class Summary(NamedTuple):
    """What was met: rows, rows that the schema refuses, faults by kind, column and code."""

    rows: int
    faulty_rows: int
    counts: Mapping[tuple[Kind, str | None, str], int]

    def __hash__(self) -> int:
        return hash((self.rows, self.faulty_rows, frozenset(self.counts.items())))

    @property
    def faults(self) -> int:
        """How many faults of the schema."""
        return sum(count for (kind, _, _), count in self.counts.items() if kind == "schema")

    @property
    def supplements(self) -> int:
        """How many faults that the schema lets pass."""
        return sum(self.counts.values()) - self.faults


def validate(
    source: Path | str | bytes | Rows,
    version: str = "2.1.1",
    *,
    cross_rows: bool = True,
    progress: Progress | None = None,
) -> Validation:
    """The faults of a file (a path, or its bytes) or of rows, each a mapping of texts by column.

    A CSV streams; a spreadsheet is read whole, its texts as they are shown, with the extra ``xlsx``.

    Nothing is read before it is asked for. ``cross_rows`` compares the rows with each other as well.
    ``progress`` is called with how many bytes are read (rows, where there is no file) and how many there are.

    :raises ConventionsError: for a version that is not known; later, where the extra that a spreadsheet needs is
        missing.
    :raises OSError: later, for a path that cannot be read.

    Source: SCDL « subventions », versions 1.1 to 2.1.1, and the format that came before (schema.data.gouv.fr).

    >>> validate([{"montant": "NC"}], "2.1.1").valid
    False
    """
    fields(version)
    return Validation(source, version, cross_rows=cross_rows, progress=progress)


class Validation:
    """The faults, in the order of the file: they are looked for anew each time that they are asked for.

    Rows that can be read only once are read once; what :meth:`summary` and :attr:`valid` say then stays known.
    """

    def __init__(
        self,
        source: Path | str | bytes | Rows,
        version: str,
        *,
        cross_rows: bool = True,
        progress: Progress | None = None,
    ) -> None:
        self.version = version
        self._source = source
        self._cross_rows = cross_rows
        self._progress = progress
        self._summary: Summary | None = None
        self._begun = False

    def __iter__(self) -> Iterator[FileFault]:
        if self._begun and isinstance(self._source, Iterator):
            raise ConventionsError("ces lignes ne se lisent qu’une fois : les passer dans une liste")
        self._begun = True
        return self._counted(self._judged())

    @property
    def valid(self) -> bool:
        """Whether the schema refuses nothing; it stops at the first fault where it can.

        :raises OSError: for a path that cannot be read.
        """
        if self._summary is None and not isinstance(self._source, Iterator):
            return not any(fault.kind == "schema" for fault in self)
        return not self.summary().faults

    def summary(self) -> Summary:
        """What was met in the whole file, in bounded memory.

        :raises OSError: for a path that cannot be read.
        """
        if self._summary is None:
            for _ in self:
                pass
        assert self._summary is not None
        return self._summary

    def _judged(self) -> Iterator[Judged]:
        with self._crossing() as crossing:
            if isinstance(self._source, (str, bytes, Path)):
                yield from self._of_file(self._source, crossing)
            else:
                yield from judge_rows(self._source, self.version, crossing, self._progress)

    def _of_file(self, source: Path | str | bytes, crossing: Crossing | None) -> Iterator[Judged]:
        opened = open_file(source)
        if opened.is_text:
            yield from judge_file(opened, self.version, crossing, self._progress)
            return
        from conventions.opendata.scdl.validation.sheets import judge_sheets

        yield from judge_sheets(opened, self.version, crossing)

    def _crossing(self) -> AbstractContextManager[Crossing | None]:
        if not self._cross_rows:
            return nullcontext()
        from conventions.opendata.scdl.crossing.accumulating import Crossing

        return Crossing()

    def _counted(self, judged: Iterable[Judged]) -> Iterator[FileFault]:
        rows = faulty = 0
        counts: Counter[tuple[Kind, str | None, str]] = Counter()
        for each in judged:
            rows += each.rows
            faulty += len({fault.row for fault in each.faults if fault.kind == "schema" and fault.row})
            counts.update(map(_counted_as, each.faults))
            yield from each.faults
        self._summary = Summary(rows, faulty, dict(counts))
