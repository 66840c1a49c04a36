"""From a file or from rows to faults, chunk after chunk: nothing is kept of what was judged."""

from __future__ import annotations

from bisect import insort
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from conventions.law.published import fields
from conventions.opendata.scdl.crossing.stores import Store
from conventions.opendata.scdl.crossing.views import facts_of_cells
from conventions.opendata.scdl.validation.checking import Checker
from conventions.opendata.scdl.validation.comparing import told
from conventions.opendata.scdl.validation.faults import FileFault
from conventions.opendata.scdl.validation.looking import Lines, rows_at
from conventions.opendata.scdl.validation.records import SIZE, Chunk, chunks_of
from conventions.opendata.scdl.validation.structure import Wrong, header_of
from conventions.opendata.scdl.validation.supplements import early, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conventions.opendata.scdl.crossing.accumulating import Crossing
    from conventions.opendata.scdl.crossing.facts import Facts
    from conventions.opendata.scdl.crossing.views import View
    from conventions.opendata.scdl.validation.sources import Opened
    from conventions.opendata.scdl.watching import Progress

_EMPTY: Final = Wrong("schema", "empty_file", None, None, "", "le fichier est vide : il n’a pas d’intitulés")
_LATE: Final = Wrong(
    "supplement", "late_header", None, None, "", "les intitulés ne sont pas à la première ligne"
)
_BROKEN: Final = Wrong(
    "schema", "unreadable_line", None, None, "", "ligne illisible : un guillemet n’est sans doute pas refermé"
)
_ENCODING: Final = Wrong("supplement", "encoding", None, None, "", "le fichier n’est pas en UTF-8")
_DELIMITER: Final = Wrong("supplement", "delimiter", None, None, "", "le séparateur n’est pas la virgule")


_KEPT: Final = 1 << 22


class Judged(NamedTuple):
    """How many rows were judged, and their faults."""

    rows: int
    faults: list[FileFault]


def judge_file(
    opened: Opened, version: str, crossing: Crossing | None, progress: Progress | None = None
) -> Iterator[Judged]:
    """The faults of a file: those of its writing and of its header, of its rows, then of its rows compared."""
    lines = Lines()
    with opened.text() as text:
        begun = _begun(chunks_of(text, opened.delimiter), version)
        written = [_ENCODING] * (opened.encoding != "utf-8-sig") + [_DELIMITER] * (opened.delimiter != ",")
        yield Judged(0, [_told(wrong, None) for wrong in written] + begun.faults)
        checker = begun.checker
        if checker is None:
            return
        for view, broken in _numbered(checker, begun.chunks):
            lines.add(view.first, view.lines)
            yield _judged(checker, view, crossing, broken)
            if progress is not None:
                progress(text.buffer.tell(), opened.length)  # type: ignore[attr-defined]
    if crossing is not None:
        look = partial(_of_file, opened, lines, checker.places)
        yield from _compared(told(crossing.findings(look), checker.places))


def judge_lines(
    lines: Sequence[tuple[int, list[str]]], version: str, crossing: Crossing | None
) -> Iterator[Judged]:
    """The faults of lines that are in memory, each with its number and its cells."""
    some = (lines[start : start + SIZE] for start in range(0, len(lines), SIZE))
    begun = _begun((Chunk([row for _, row in each], [line for line, _ in each]) for each in some), version)
    yield Judged(0, begun.faults)
    checker = begun.checker
    if checker is None:
        return
    total = 0
    for view, _ in _numbered(checker, begun.chunks):
        total += len(view.rows)
        yield _judged(checker, view, crossing, [])
    if crossing is not None:
        rows, places = lines[len(lines) - total :], checker.places
        findings = crossing.findings(
            lambda numbers: (
                facts_of_cells(places, rows[each - 1][1], each, rows[each - 1][0]) for each in numbers
            )
        )
        yield from _compared(told(findings, places))


def judge_rows(
    rows: Iterable[Mapping[str, str]],
    version: str,
    crossing: Crossing | None,
    progress: Progress | None = None,
) -> Iterator[Judged]:
    """The faults of rows, each a mapping of texts by column: a column that lacks is an empty text."""
    names = [field.name for field in fields(version)]
    checker = Checker(header_of(names, version), version)
    cells = ([row.get(name) or "" for name in names] for row in rows)
    before = 0
    with Store(_KEPT) as kept:
        while some := list(islice(cells, SIZE)):
            if crossing is not None:
                kept.dump(some)
            yield _judged(checker, checker.view(Chunk(some, ()), before), crossing, [])
            before += len(some)
            if progress is not None:
                progress(before, None)
        if crossing is not None:
            look = partial(_of_store, kept, checker.places)
            yield from _compared(told(crossing.findings(look), checker.places))


def _of_file(
    opened: Opened, lines: Lines, places: Mapping[str, int], numbers: Sequence[int]
) -> Iterator[Facts]:
    for number, line, row in rows_at(opened, lines, numbers):
        yield facts_of_cells(places, row, number, line)


def _of_store(kept: Store, places: Mapping[str, int], numbers: Sequence[int]) -> Iterator[Facts]:
    wanted = set(numbers)
    for number, row in enumerate(chain.from_iterable(kept.values()), 1):
        if number in wanted:
            yield facts_of_cells(places, row, number, None)


def _compared(faults: Iterator[FileFault]) -> Iterator[Judged]:
    while some := list(islice(faults, SIZE)):
        yield Judged(0, some)


def _judged(checker: Checker, view: View, crossing: Crossing | None, broken: list[FileFault]) -> Judged:
    if not view.columns:
        return Judged(len(view.rows), broken)
    faults, others = checker.faults(view), list(early(view))
    if crossing is not None:
        crossing.add(view)
        others += spread(view)
    for fault in others:
        insort(faults, fault, key=_place)
    return Judged(len(view.rows), faults + broken)


def _place(fault: FileFault) -> tuple[int, int]:
    return fault.row or 0, fault.position or 0


class _Begun(NamedTuple):
    """What checks the rows (None where none can be), the records under the header, what is wrong so far."""

    checker: Checker | None
    chunks: Iterator[Chunk]
    faults: list[FileFault]


def _begun(chunks: Iterator[Chunk], version: str) -> _Begun:
    faults: list[FileFault] = []
    for chunk in chunks:
        written = next((index for index, row in enumerate(chunk.rows) if any(map(str.strip, row))), None)
        if written is not None:
            line = chunk.lines[written]
            header = header_of(chunk.rows[written], version)
            late = [_LATE] * (line != 1)
            faults += [_told(wrong, line) for wrong in (*late, *header.wrong)]
            rest = Chunk(chunk.rows[written + 1 :], chunk.lines[written + 1 :], chunk.broken)
            return _Begun(None if header.unread else Checker(header, version), chain([rest], chunks), faults)
        faults += _broken(chunk)
    return _Begun(None, iter(()), [*faults, _told(_EMPTY, None)])


def _numbered(checker: Checker, chunks: Iterable[Chunk]) -> Iterator[tuple[View, list[FileFault]]]:
    before = 0
    for chunk in chunks:
        yield checker.view(chunk, before), _broken(chunk)
        before += len(chunk.rows)


def _broken(chunk: Chunk) -> list[FileFault]:
    return [] if chunk.broken is None else [_told(_BROKEN, chunk.broken)]


def _told(wrong: Wrong, line: int | None) -> FileFault:
    return FileFault(
        wrong.kind, wrong.code, line, None, wrong.column, wrong.position, wrong.raw, wrong.expected
    )
