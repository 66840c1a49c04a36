r"""Open a CSV for the validator: its encoding, its delimiter, its records, as many times as they are asked for.

>>> opened = open_file(b"montant;objet\n1;x\n")
>>> opened.encoding, opened.delimiter
('utf-8-sig', ';')
"""

from __future__ import annotations

import codecs
import io
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from conventions.opendata.scdl.opening.dialects import SAMPLE, dialect_of
from conventions.opendata.scdl.opening.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conventions.opendata.scdl.opening.dialects import Dialect

# An empty file is a text that lacks its labels.
_TEXTS: Final = frozenset({None, "fichier vide"})
_BLOCK: Final = 1 << 20


class Opened(NamedTuple):
    """A file that can be read again: how it is written, its length in bytes."""

    open: Callable[[], BinaryIO]
    encoding: str
    delimiter: str
    length: int
    is_text: bool = True

    @contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """Its text, with its line breaks as they are."""
        with self.open() as binary:
            yield io.TextIOWrapper(binary, encoding=self.encoding, errors="replace", newline="")


def open_file(source: Path | str | bytes) -> Opened:
    """How a file is written: what reading it says, save that no line has an encoding of its own.

    :raises OSError: for a path that cannot be read.
    """
    opened: Callable[[], BinaryIO] = partial(_opened, source)
    with opened() as stream:
        prefix = stream.read(SAMPLE)
        stream.seek(0)
        is_utf8, length = _read_through(stream)
    dialect, kind = dialect_of(prefix), kind_of(prefix)
    is_text = kind.kind == "csv" and kind.reason in _TEXTS
    return Opened(opened, _codec(dialect, is_utf8=is_utf8), dialect.delimiter, length, is_text)


def _codec(dialect: Dialect, *, is_utf8: bool) -> str:
    """What decodes the whole file, its mark of order left aside."""
    if dialect.encoding.startswith("utf-16"):
        return "utf-16" if dialect.bom else dialect.encoding
    return "utf-8-sig" if is_utf8 else "cp1252"


def _opened(source: Path | str | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb")


def _read_through(stream: BinaryIO) -> tuple[bool, int]:
    """Whether the whole of a file is UTF-8, and its length in bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    length, right = 0, True
    while block := stream.read(_BLOCK):
        length += len(block)
        right = right and _decodes(decoder, block)
    return right and _decodes(decoder, b"", final=True), length


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True
