"""The bytes of a file, piece by piece and within bounds, decompressed when it is a gzip."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

from conventions.opendata.totem.refusals import TotemError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO, Final

PIECE: Final = 1 << 16
LIMIT: Final = 256 << 20
"""Bytes of XML: several times the budget of the largest authority, annexes included."""
_GZIP: Final = b"\x1f\x8b"
_OTHERS: Final = {b"pk\x03\x04": "une archive ZIP", b"%pdf": "un PDF", b"<!doctype html": "une page web"}
_BOM: Final = b"\xef\xbb\xbf"
_START: Final = 64
_GZIP_WINDOW: Final = zlib.MAX_WBITS | 16


def pieces(source: Path | str | bytes) -> Iterator[bytes]:
    """The bytes of the XML, in pieces of a bounded size.

    :raises TotemError: for more than 256 MiB, or a gzip that is broken or cut.
    :raises OSError: for a path that cannot be read.

    >>> b"".join(pieces(b"<a/>"))
    b'<a/>'
    """
    with io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb") as stream:
        start = stream.read(_START)
        _check_start(start)
        is_gzip = start.startswith(_GZIP)
        stream.seek(0)
        yield from _bounded(_inflated(stream) if is_gzip else iter(lambda: stream.read(PIECE), b""))


def _check_start(start: bytes) -> None:
    text = start.removeprefix(_BOM).lstrip().lower()
    for mark, told in _OTHERS.items():
        if text.startswith(mark):
            raise TotemError(
                "not_xml",
                f"ce fichier est {told}",
                expected="le fichier XML d’un budget",
                way_out="donnez le fichier XML qui s’y trouve, ou celui dont il est tiré",
            )


def _bounded(given: Iterable[bytes]) -> Iterator[bytes]:
    total = 0
    for piece in given:
        total += len(piece)
        if total > LIMIT:
            raise TotemError(
                "too_big",
                "fichier trop grand",
                met=f"plus de {LIMIT >> 20} Mio",
                expected="le seul fichier XML d’un budget",
                way_out="redemandez-le à l’éditeur du logiciel financier",
            )
        yield piece


def _inflated(stream: BinaryIO) -> Iterator[bytes]:
    """What a gzip holds, never more than a piece at a time, whatever its ratio; what follows it is left."""
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    try:
        while not inflater.eof:
            given = inflater.unconsumed_tail or stream.read(PIECE)
            if not given:
                raise _broken_gzip("il s’arrête avant sa fin")
            yield inflater.decompress(given, PIECE)
    except zlib.error:
        raise _broken_gzip("son contenu est abîmé") from None


def _broken_gzip(reason: str) -> TotemError:
    return TotemError(
        "not_xml",
        "fichier compressé (gzip) illisible",
        met=reason,
        way_out="téléchargez-le de nouveau, ou décompressez-le",
    )
