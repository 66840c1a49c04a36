r"""Open a CSV for the validator: its encoding, its delimiter, its records, as many times as they are asked for.

>>> opened = open_file(b"montant;objet\n1;x\n", ("montant", "objet"))
>>> opened.encoding, opened.delimiter
('utf-8-sig', ';')
"""

from __future__ import annotations

import codecs
import csv
import io
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from conventions.opendata.scdl.opening.dialects import SAMPLE
from conventions.opendata.scdl.opening.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

# An empty file is a text that lacks its labels.
_TEXTS: Final = frozenset({None, "fichier vide"})
_BLOCK: Final = 1 << 20
_HEAD: Final = 1 << 16
DELIMITERS: Final = ",;\t|"
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


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


def open_file(source: Path | str | bytes, labels: Container[str]) -> Opened:
    """How a file is written; ``labels`` are the columns looked for, which tell the delimiter.

    :raises OSError: for a path that cannot be read.
    """
    opened: Callable[[], BinaryIO] = partial(_opened, source)
    with opened() as stream:
        kind = kind_of(stream.read(SAMPLE))
        stream.seek(0)
        encoding, length = _encoding(stream)
    shape = Opened(opened, encoding, ",", length, kind.kind == "csv" and kind.reason in _TEXTS)
    with shape.text() as text:
        return shape._replace(delimiter=_delimiter(text.read(_HEAD), labels))


def _opened(source: Path | str | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb")


def _encoding(stream: BinaryIO) -> tuple[str, int]:
    """UTF-8 when the whole file is, else what its first bytes say, else that of Windows."""
    start = stream.read(_BLOCK)
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    decoder = codecs.getincrementaldecoder("utf-8")()
    length, right, block = 0, True, start
    while block:
        length += len(block)
        right = right and _decodes(decoder, block)
        block = stream.read(_BLOCK)
    right = right and _decodes(decoder, b"", final=True)
    return marked or ("utf-8-sig" if right else "cp1252"), length


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(head: str, labels: Container[str]) -> str:
    """The sign with which most of the labels are found, else the one most met in the first line."""
    lines = head.lstrip("\r\n")

    def found(sign: str) -> tuple[int, int]:
        cells = next(csv.reader(io.StringIO(lines, newline=""), delimiter=sign), [])
        return sum(cell.strip() in labels for cell in cells), len(cells)

    return max(DELIMITERS, key=found)
