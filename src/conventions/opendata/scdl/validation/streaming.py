"""From a file or from rows to faults, chunk after chunk: nothing is kept of what was judged."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from conventions.law.published import fields
from conventions.opendata.scdl.validation.checking import Checker
from conventions.opendata.scdl.validation.faults import FileFault
from conventions.opendata.scdl.validation.records import SIZE, Chunk, chunks_of
from conventions.opendata.scdl.validation.structure import Header, Wrong, header_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conventions.opendata.scdl.validation.sources import Opened

    Progress = Callable[[int, int | None], object]

_EMPTY: Final = Wrong("schema", "empty_file", None, None, "", "le fichier est vide : il n’a pas d’intitulés")
_LATE: Final = Wrong("supplement", "late_header", None, None, "", "les intitulés ne sont pas à la première ligne")
_BROKEN: Final = Wrong(
    "schema", "unreadable_line", None, None, "", "ligne illisible : un guillemet n’est sans doute pas refermé"
)
_ENCODING: Final = Wrong("supplement", "encoding", None, None, "", "le fichier n’est pas en UTF-8")
_DELIMITER: Final = Wrong("supplement", "delimiter", None, None, "", "le séparateur n’est pas la virgule")


class Judged(NamedTuple):
    """How many rows were judged, and their faults."""

    rows: int
    faults: list[FileFault]


def judge_file(opened: Opened, version: str, progress: Progress | None = None) -> Iterator[Judged]:
    """The faults of a file: those of its writing and of its header, then those of its rows."""
    with opened.text() as text:
        chunks = chunks_of(text, opened.delimiter)
        header, chunk, faults = _begun(chunks, version)
        written = [_ENCODING] * (opened.encoding != "utf-8-sig") + [_DELIMITER] * (opened.delimiter != ",")
        yield Judged(0, [_told(wrong, None) for wrong in written] + faults)
        if header is None or header.unread:
            return
        for judged in _judged(Checker(header, version), chunk, chunks):
            yield judged
            if progress is not None:
                progress(text.buffer.tell(), opened.length)


def judge_rows(
    rows: Iterable[Mapping[str, str]], version: str, progress: Progress | None = None
) -> Iterator[Judged]:
    """The faults of rows, each a mapping of texts by column: a column that lacks is an empty text."""
    names = [field.name for field in fields(version)]
    checker = Checker(header_of(names, version), version)
    cells = ([row.get(name) or "" for name in names] for row in rows)
    before = 0
    while some := list(islice(cells, SIZE)):
        yield Judged(len(some), checker.faults(Chunk(some, ()), before))
        before += len(some)
        if progress is not None:
            progress(before, None)


def _begun(chunks: Iterator[Chunk], version: str) -> tuple[Header | None, Chunk, list[FileFault]]:
    """The header, the rest of its chunk, and what is wrong so far."""
    faults: list[FileFault] = []
    for chunk in chunks:
        faults += _broken(chunk)
        written = next((index for index, row in enumerate(chunk.rows) if any(map(str.strip, row))), None)
        if written is not None:
            line = chunk.line(written)
            header = header_of(chunk.rows[written], version)
            late = [_LATE] * (line != 1)
            faults += [_told(wrong, line) for wrong in (*late, *header.wrong)]
            return header, Chunk(chunk.rows[written + 1 :], chunk.lines[written + 1 :]), faults
    return None, Chunk([], ()), [*faults, _told(_EMPTY, None)]


def _judged(checker: Checker, first: Chunk, chunks: Iterator[Chunk]) -> Iterator[Judged]:
    yield Judged(len(first.rows), checker.faults(first, 0))
    before = len(first.rows)
    for chunk in chunks:
        yield Judged(len(chunk.rows), checker.faults(chunk, before) + _broken(chunk))
        before += len(chunk.rows)


def _broken(chunk: Chunk) -> list[FileFault]:
    return [] if chunk.broken is None else [_told(_BROKEN, chunk.broken)]


def _told(wrong: Wrong, line: int | None) -> FileFault:
    return FileFault(
        wrong.kind, wrong.code, line, None, wrong.column, wrong.position, wrong.raw, wrong.expected
    )
