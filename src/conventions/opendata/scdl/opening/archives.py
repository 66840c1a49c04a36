"""Look at a spreadsheet before anything expands it: what is encrypted, too big or made to explode is refused.

XLSX and ODS are ZIP archives of XML: each entry is inflated here once, by pieces, and counted, whatever size it
declares; a cell placed far away, which would make an immense grid, is counted too.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from conventions.opendata.scdl.opening.extents import extent_of
from conventions.opendata.scdl.opening.kinds import Refused

MOST_INFLATED: Final = 512 << 20
"""How many bytes the entries of a spreadsheet may hold in all, once inflated."""

MOST_ENTRIES: Final = 10_000
MOST_RATIO: Final = 500
_PIECE: Final = 1 << 20
_SMALL: Final = 8 << 20
_LOCAL_HEADER: Final = 30


def kind_of_archive(data: bytes) -> str:
    """``xlsx`` or ``ods``.

    :raises Refused: for an archive that is neither, or that is not safe to expand.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError, RuntimeError) as error:
        raise Refused("archive ZIP abîmée : téléchargez le fichier de nouveau") from error
    names = {entry.filename for entry in entries}
    kind = "ods" if "content.xml" in names else "xlsx" if "xl/workbook.xml" in names else None
    if kind is None:
        raise Refused(
            "archive ZIP qui n’est pas un classeur XLSX ou ODS : donnez le fichier qu’elle contient"
        )
    _check_sizes(entries)
    left = MOST_INFLATED
    for entry in entries:
        left -= _checked(data, entry, left)
    return kind


def _check_sizes(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused(f"classeur de plus de {MOST_ENTRIES} parties : enregistrez-le de nouveau")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("classeur protégé par un mot de passe : enregistrez-le sans protection")
    if sum(entry.file_size for entry in entries) > MOST_INFLATED:
        raise Refused(_too_big())


def _too_big() -> str:
    return f"classeur de plus de {MOST_INFLATED >> 20} Mio une fois décompressé : publiez-le en CSV"


def _checked(data: bytes, entry: ZipInfo, left: int) -> int:
    """The size of an entry, which is inflated and looked at by pieces."""
    size, extent = 0, extent_of(entry.filename)
    for piece in _inflated(data, entry):
        size += len(piece)
        if size > left or (size > _SMALL and size > MOST_RATIO * entry.compress_size):
            raise Refused(_too_big())
        extent(piece)
    return size


def _inflated(data: bytes, entry: ZipInfo) -> Iterator[bytes]:
    """The bytes of an entry, whatever size it declares."""
    start = entry.header_offset
    lengths = data[start + 26 : start + _LOCAL_HEADER]
    begin = (
        start + _LOCAL_HEADER + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    )
    raw = data[begin : begin + entry.compress_size]
    if entry.compress_type == ZIP_STORED:
        yield raw
        return
    if entry.compress_type != ZIP_DEFLATED:
        raise Refused("classeur compressé d’une manière inconnue : enregistrez-le de nouveau")
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while raw and not engine.eof:
            yield engine.decompress(raw, _PIECE)
            raw = engine.unconsumed_tail
    except zlib.error as error:
        raise Refused("archive ZIP abîmée : téléchargez le fichier de nouveau") from error
