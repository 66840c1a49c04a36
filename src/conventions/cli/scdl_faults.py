"""The faults of a validation, counted by column and code in one pass, with the first examples."""

from __future__ import annotations

from typing import NamedTuple

from conventions.cli.scdl_summary import EXAMPLES, Block, Entry
from conventions.cli.tables import Column
from conventions.french import NBSP, format_number, typeset
from conventions.opendata.scdl.diagnosing import quoted, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conventions.opendata.scdl import FileFault

TITLES = (Column("Colonne"), Column("Ce qu’il faut"), Column("Nombre", right=True))
BLOCKS = (
    ("schema", "Ce que le schéma refuse"),
    ("supplement", "Ce que le schéma laisse passer, et qui est à vérifier"),
)


_THRESHOLD = "une convention, sa date ou sa référence, au-delà du seuil"


class Key(NamedTuple):
    """What makes two faults the same for a summary."""

    kind: str
    column: str
    code: str


class Counted:
    """How many faults of each kind, column and code, and the first of each."""

    def __init__(self) -> None:
        self._counts: dict[Key, int] = {}
        self._first: dict[Key, list[FileFault]] = {}

    def add(self, faults: Iterable[FileFault]) -> None:
        """Count faults one after the other, and keep the first ones alone."""
        for fault in faults:
            key = Key(fault.kind, fault.column or "", fault.code)
            self._counts[key] = self._counts.get(key, 0) + 1
            if self._counts[key] <= EXAMPLES:
                self._first.setdefault(key, []).append(fault)

    def blocks(self, note: str) -> Iterator[Block]:
        """A table for what the schema refuses, another for what it lets pass; the most frequent first."""
        ranked = sorted(self._counts, key=lambda key: -self._counts[key])
        for kind, title in BLOCKS:
            entries = tuple(self._entry(key) for key in ranked if key.kind == kind)
            if entries:
                yield Block(title, TITLES, entries, note)

    def _entry(self, key: Key) -> Entry:
        first = self._first[key]
        where = key.column or ("ligne" if first[0].row else "fichier")
        cells = (shortened(where), typeset(_title(first[0])), format_number(self._counts[key]))
        return Entry(cells, tuple(_example(fault) for fault in first if fault.row or fault.raw))


def _title(fault: FileFault) -> str:
    """What is expected; where rows are compared, which tells the rows, the name of the deviation."""
    from conventions.opendata.scdl.crossing.finding import DEVIATIONS

    if fault.code == "threshold":
        return _THRESHOLD
    if fault.code not in DEVIATIONS:
        return fault.expected
    from conventions.opendata.scdl import deviation

    return deviation(DEVIATIONS[fault.code]).title


def _example(fault: FileFault) -> str:
    """The line and the text met: the column and what is expected stand above, what is compared does not."""
    place = f"ligne {fault.line}" if fault.line else fault.place
    met = f"{place}{NBSP}: {quoted(fault.raw) if fault.raw.strip() else 'vide'}"
    return met if _title(fault) == fault.expected else f"{met}{NBSP}: {typeset(fault.expected)}"
