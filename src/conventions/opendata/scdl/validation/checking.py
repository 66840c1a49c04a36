"""Judge the rows of a file, column by column: whole columns are cleared at once, suspects one by one."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from conventions.law.published import Verdict, checks_of, fields, groups_of
from conventions.opendata.scdl.validation.faults import FileFault
from conventions.opendata.scdl.validation.suspects import filter_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conventions.law.published import FieldCheck
    from conventions.opendata.scdl.validation.records import Chunk
    from conventions.opendata.scdl.validation.structure import Header
    from conventions.opendata.scdl.validation.suspects import Suspects

    _Found = dict[tuple[int, int], tuple[str, Verdict]]

_BLANK = Verdict("blank_row", "la ligne est vide : la supprimer")
_MISSING = Verdict("missing_cell", "autant de cellules que de colonnes : celle-ci manque")
_EXTRA = Verdict("extra_cell", "autant de cellules que de colonnes : celle-ci est de trop")


_REMEMBERED: Final = 1024
_LONG: Final = 80


class _Checked(NamedTuple):
    """A column that is checked: its place (from 0), its name, what judges a text, what finds suspects."""

    position: int
    name: str
    judged: Callable[[str], Verdict | None]
    suspects: Suspects


class Checker:
    """The checks of a version, at the places that a header gives; it goes from chunk to chunk of a file."""

    def __init__(self, header: Header, version: str) -> None:
        self._width = header.width
        self._positions = sorted(header.positions.values())
        self._names = {position: name for name, position in header.positions.items()}
        self._checked = tuple(_checked(header.positions, version))
        groups = groups_of(version)
        self._groups = [group for group in groups if header.positions.keys() & set(group.names)]
        self._places = header.positions

    def faults(self, chunk: Chunk, before: int) -> list[FileFault]:
        """The faults of a chunk in the order of the file; ``before`` records come before it."""
        found: dict[tuple[int, int], tuple[str, Verdict]] = {}
        columns = self._squared(chunk.rows, found)
        for position, _, judged, suspects in self._checked:
            column = columns[position]
            for index in suspects(column):
                if verdict := judged(column[index]):
                    found.setdefault((index, position), (column[index], verdict))
        self._blank(columns, found)
        self._group(columns, found)
        return [self._placed(chunk, before, key, *found[key]) for key in sorted(found)]

    def _squared(self, rows: Sequence[list[str]], found: _Found) -> Sequence[Sequence[str]]:
        """The columns; rows that are too short are filled, those too long are cut, and both are told."""
        width = self._width
        if set(map(len, rows)) - {width}:
            for index, row in enumerate(rows):
                for position in (each for each in self._positions if each >= len(row)):
                    found[index, position] = ("", _MISSING)
                for position, text in enumerate(row[width:], width):
                    found[index, position] = (text, _EXTRA)
            rows = [[*row[:width], *[""] * (width - len(row))] for row in rows]
        return tuple(zip(*rows, strict=True)) if rows else [()] * width

    def _blank(self, columns: Sequence[Sequence[str]], found: _Found) -> None:
        """A blank row is told once, and its cells are not."""
        known = [columns[position] for position in self._positions]
        if not known or "" not in known[0]:
            return
        blank = {index for index, texts in enumerate(zip(*known, strict=True)) if not any(texts)}
        for key in [key for key in found if key[0] in blank]:
            del found[key]
        found.update(dict.fromkeys(((index, -2) for index in blank), ("", _BLANK)))

    def _group(self, columns: Sequence[Sequence[str]], found: _Found) -> None:
        for group in self._groups:
            known = [columns[self._places[name]] for name in group.names if name in self._places]
            if all("" in column for column in known):
                empty = (index for index, texts in enumerate(zip(*known, strict=True)) if not any(texts))
                found.update(dict.fromkeys(((index, -1) for index in empty), ("", group.verdict)))

    def _placed(
        self, chunk: Chunk, before: int, key: tuple[int, int], raw: str, verdict: Verdict
    ) -> FileFault:
        index, position = key
        return FileFault(
            verdict.kind,
            verdict.code,
            chunk.line(index),
            before + index + 1,
            self._names.get(position),
            position + 1 if position >= 0 else None,
            raw,
            verdict.expected,
        )


def _checked(positions: Mapping[str, int], version: str) -> Iterator[_Checked]:
    by_name = {field.name: field for field in fields(version)}
    for check in checks_of(version):
        if check.name in positions:
            judged = _remembering(check)
            yield _Checked(positions[check.name], check.name, judged, filter_of(by_name[check.name], judged))


def _remembering(check: FieldCheck) -> Callable[[str], Verdict | None]:
    """Files repeat their faults; long texts are not kept."""
    judged = partial(check.verdict, as_schema=True)
    known = lru_cache(_REMEMBERED)(judged)
    return lambda text: known(text) if len(text) < _LONG else judged(text)
