"""Repair until reading again what was repaired changes nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Self

from conventions.opendata.scdl.diagnosing import Severity
from conventions.opendata.scdl.reading import read
from conventions.opendata.scdl.records import Row, ScdlFile
from conventions.opendata.scdl.repairing.cells import Texts, doubts, mended
from conventions.opendata.scdl.repairing.extras import doubled
from conventions.opendata.scdl.repairing.writing import csv_of

_ROUNDS: Final = 8
"""A text broken four times over settles in four; no file met takes more than one."""


class Settled(NamedTuple):
    """The texts of every row, and the columns that are left whole as they were met."""

    rows: tuple[Texts, ...]
    held: frozenset[str]


class _Doubled(NamedTuple):
    """The columns met twice with two texts: those of the norm, the names and the texts of the second ones."""

    held: frozenset[str]
    names: Texts
    texts: tuple[Texts, ...]

    @classmethod
    def of(cls, file: ScdlFile, columns: Sequence[str]) -> Self:
        """Those of a file."""
        found = doubled(file, columns)
        texts = tuple(tuple(each.of(row) for each in found) for row in file.rows)
        return cls(frozenset(each.again or "" for each in found), tuple(each.name for each in found), texts)

    def lines(self, rows: Iterable[Texts]) -> list[Texts]:
        """The rows as they are written, with the second texts."""
        return [(*row, *more) for row, more in zip(rows, self.texts, strict=True)]


def settled(file: ScdlFile, columns: Sequence[str], version: str) -> Settled:
    """The rows of a file repaired so that a second repair would find nothing to change.

    To mend a part of a column takes away what told how to read the rest of it: « 1,500 » is ambiguous beside
    « 12,50 », and may be no more beside 12.50. A column whose rest would then be read otherwise is held.
    So is a column met twice with two texts: both stay, until somebody says which is right.
    What was wrong because of where it stood (a line ill formed) is well placed once written: it is then mended
    as any other text, and may free a column that it held.
    """
    twice = _Doubled.of(file, columns)
    state = _settled(file, columns, version)
    for _ in range(_ROUNDS):
        found = _met_again(state, columns, twice) if state.held else None
        if found is None:
            break
        again = _settled(found, columns, version)
        rows = _with_blanks(state.rows, again.rows, twice)
        if rows == state.rows:
            break
        state = Settled(rows, again.held)
    return state


def _settled(file: ScdlFile, columns: Sequence[str], version: str) -> Settled:
    twice = _Doubled.of(file, columns)
    state = _repaired(file, columns, version, twice.held)
    for _ in range(_ROUNDS):
        again = _again(state, columns, version, twice)
        if again == state.rows:
            break
        late = state.held.union(_late(file.rows, state.rows, again, columns))
        fresh = late == state.held
        state = Settled(again, late) if fresh else _repaired(file, columns, version, late)
    return state


def _repaired(file: ScdlFile, columns: Sequence[str], version: str, held: frozenset[str]) -> Settled:
    return Settled(tuple(mended(row, columns, version, held) for row in file.rows), held)


def _again(state: Settled, columns: Sequence[str], version: str, twice: _Doubled) -> tuple[Texts, ...]:
    """The same rows, after they were written, read and repaired once more."""
    found = _met_again(state, columns, twice)
    if found is None:
        return state.rows
    rows = [mended(row, columns, version, state.held) for row in found.rows]
    return _with_blanks(state.rows, rows, twice)


def _met_again(state: Settled, columns: Sequence[str], twice: _Doubled) -> ScdlFile | None:
    """The file written and read; None where other rows are then found. A blank row is not written."""
    written = [line for line in twice.lines(state.rows) if not _is_blank(line)]
    found = read(csv_of((*columns, *twice.names), written))
    return found if len(found.rows) == len(written) else None


def _with_blanks(rows: Sequence[Texts], found: Iterable[Texts], twice: _Doubled) -> tuple[Texts, ...]:
    """The rows found, and the blank ones at their place."""
    mending = iter(found)
    lines = twice.lines(rows)
    return tuple(row if _is_blank(line) else next(mending) for row, line in zip(rows, lines, strict=True))


def _is_blank(line: Texts) -> bool:
    return not any(text.strip() for text in line)


def _late(
    rows: Sequence[Row], now: Sequence[Texts], again: Sequence[Texts], columns: Sequence[str]
) -> Iterable[str]:
    """The columns where a cell that was ambiguous, and so left as it was, would now be changed."""
    for row, kept, new in zip(rows, now, again, strict=True):
        if kept != new:
            doubtful = {each.column for each in doubts(row) if each.severity is Severity.AMBIGUOUS}
            cells = zip(columns, kept, new, strict=True)
            yield from (name for name, old, text in cells if old != text and name in doubtful)
