"""What the rows of a file become: drafts of conventions, what was assumed, the rows that are not used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, final, overload

from conventions.french import NBSP, format_list, typeset
from conventions.model import Convention
from conventions.money import Amount


class DraftNote(NamedTuple):
    """Something that was assumed: the key of the draft, the rows that it is about, what, in French.

    >>> print(DraftNote("c", (33, 110), "réunies"))
    lignes 33 et 110 : réunies
    """

    convention: str
    rows: tuple[int, ...]
    text: str

    def __str__(self) -> str:
        return f"{_lines(self.rows)}{NBSP}: {typeset(self.text)}"


class UnusedRow(NamedTuple):
    """A row that no draft holds, and why, in French.

    >>> print(UnusedRow(3, "montant inconnu"))
    ligne 3 : montant inconnu
    """

    row: int
    reason: str

    def __str__(self) -> str:
        return f"{_lines((self.row,))}{NBSP}: {typeset(self.reason)}"


def _lines(rows: tuple[int, ...]) -> str:
    return f"{'lignes' if len(rows) > 1 else 'ligne'} {format_list(map(str, rows))}"


@final
@dataclass(frozen=True, slots=True)
class Drafts(Sequence[Convention]):
    """Drafts of conventions, in the order of their first row, to be completed by whoever has the acts.

    ``rows`` gives the numbers of the rows of each draft, ``total`` what these rows grant: it is the sum of the
    grants of the drafts, once their avenants count. Every row of the file is in a draft or in ``unused``.
    """

    conventions: tuple[Convention, ...]
    rows: tuple[tuple[int, ...], ...]
    notes: tuple[DraftNote, ...]
    unused: tuple[UnusedRow, ...]
    total: Amount

    def notes_of(self, convention: Convention) -> tuple[DraftNote, ...]:
        """What was assumed for one of the drafts."""
        return tuple(note for note in self.notes if note.convention == convention.key)

    @overload
    def __getitem__(self, index: int) -> Convention: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Convention, ...]: ...

    def __getitem__(self, index: int | slice) -> Convention | tuple[Convention, ...]:
        return self.conventions[index]

    def __len__(self) -> int:
        return len(self.conventions)
