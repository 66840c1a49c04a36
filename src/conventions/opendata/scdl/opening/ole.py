"""Look at an XLS before anything reads it: chains of sectors that never end, sizes and cells out of reason.

An XLS is a small file system (compound file) whose stream « Workbook » is a sequence of records. What reads it
takes the room that its numbers ask for: they are checked here first.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

from conventions.opendata.scdl.opening.extents import FAR, MOST_CELLS
from conventions.opendata.scdl.opening.kinds import Refused

_HEADER: Final = 512
_ENTRY: Final = 128
_SMALL: Final = 4096
_MINI: Final = 64
_LAST: Final = 0xFFFFFFFA
_ROOT: Final = "Root Entry"
_STREAMS: Final = ("Workbook", "Book")
_BEGIN, _DIMENSIONS, _STRINGS = 0x0809, 0x0200, 0x00FC
_CELLS: Final = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
_BROKEN: Final = "classeur illisible : ouvrez-le dans un tableur et enregistrez-le de nouveau"


def check_xls(data: bytes) -> str:
    """Check that a compound file can be read, and give its kind: ``xls``.

    :raises Refused: where it is broken, locked, or asks for more room than it may fill.
    """
    try:
        _check_records(_workbook(data))
    except (struct.error, IndexError) as error:
        raise Refused(_BROKEN) from error
    return "xls"


def _workbook(data: bytes) -> bytes:
    sector = 1 << struct.unpack_from("<H", data, 30)[0] % 32
    counts = [struct.unpack_from("<I", data, at)[0] for at in (40, 44, 64, 72)]
    if sector not in {512, 4096} or max(counts) > len(data) // sector:
        raise Refused(_BROKEN)
    table = _table(data, sector)
    directory, small_start = (struct.unpack_from("<I", data, at)[0] for at in (48, 60))
    entries = _entries(_chain(data, table, directory, sector, sector))
    root = _chain(data, table, entries.get(_ROOT, (_LAST, 0))[0], sector, sector)
    small_table = _numbers(_chain(data, table, small_start, sector, sector))
    if any(size > len(data) for _, size in entries.values()):
        raise Refused(_BROKEN)
    start, size = _stream(entries)
    if size < _SMALL:
        return _chain(root, small_table, start, _MINI, 0)[:size]
    return _chain(data, table, start, sector, sector)[:size]


def _stream(entries: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    if "EncryptedPackage" in entries:
        raise Refused("classeur protégé par un mot de passe : enregistrez-le sans protection")
    found = next((entries[name] for name in _STREAMS if name in entries), None)
    if found is None:
        raise Refused("fichier Office qui n’est pas un classeur XLS : enregistrez-le en XLSX ou en CSV")
    return found


def _table(data: bytes, sector: int) -> tuple[int, ...]:
    """The next sector of each, as the sectors that the header lists, then those of a chain, hold it."""
    listed = list(_numbers(data[76:_HEADER]))
    at, seen = struct.unpack_from("<I", data, 68)[0], set[int]()
    while at < _LAST:
        if at in seen:
            raise Refused(_BROKEN)
        seen.add(at)
        *more, at = _numbers(_sector(data, at, sector, sector))
        listed += more
    return _numbers(b"".join(_sector(data, each, sector, sector) for each in listed if each < _LAST))


def _sector(data: bytes, at: int, size: int, begin: int) -> bytes:
    found = data[begin + at * size : begin + (at + 1) * size]
    if not found:
        raise Refused(_BROKEN)
    return found


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _chain(data: bytes, table: tuple[int, ...], at: int, size: int, begin: int) -> bytes:
    """The bytes of a chain of sectors, which ends."""
    parts: list[bytes] = []
    while at < _LAST:
        if len(parts) > len(table):
            raise Refused(_BROKEN)
        parts.append(_sector(data, at, size, begin))
        at = table[at]
    return b"".join(parts)


def _entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """The first sector and the size of each thing, by its name."""
    if len(directory) % _ENTRY:
        raise Refused(_BROKEN)
    found = {}
    for at in range(0, len(directory), _ENTRY):
        length = max(struct.unpack_from("<H", directory, at + 64)[0] - 2, 0)
        name = directory[at : at + min(length, 62)].decode("utf-16-le", "replace")
        found[name] = struct.unpack_from("<II", directory, at + 116)
    return found


def _check_records(stream: bytes) -> None:
    at = rows = columns = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _BEGIN:
            rows = columns = 0
        elif kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            rows, columns = max(rows, row + 1), max(columns, column + 1 + length // 6)
        elif kind == _DIMENSIONS:
            _check_room(*_dimensions(body))
        elif kind == _STRINGS and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise Refused(_BROKEN)
        _check_room(rows, columns)


def _dimensions(body: bytes) -> tuple[int, int]:
    """The number of rows and of columns that a sheet declares."""
    form = "<IIHH" if len(body) >= 12 else "<HHHH"
    first_row, end_row, first_column, end_column = struct.unpack_from(form, body)
    if first_row >= max(end_row, 1) or first_column >= max(end_column, 1):
        raise Refused(_BROKEN)
    return end_row, end_column


def _check_room(rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise Refused(FAR)
