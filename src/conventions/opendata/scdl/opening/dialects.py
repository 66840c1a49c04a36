r"""How a CSV is written: its encoding and its delimiter, told from its first bytes, whatever its name says.

Standard library alone: what validates a file as it streams asks here too.

>>> dialect_of("nom;montant\nCafé;40 000,00\n".encode("cp1252"))
Dialect(encoding='cp1252', delimiter=';', bom=False)
"""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from conventions.opendata.scdl.opening.csv_lines import records, unwrapped

SAMPLE: Final = 1 << 16
"""How many bytes are looked at to find the delimiter."""

DELIMITERS: Final = (",", ";", "\t", "|")
_RECORDS: Final = 200
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE: Final = (("utf-16-le", 1), ("utf-16-be", 0))
_HARD: Final = re.compile(r"[;\t|]")
_UNSURE: Final = re.compile(r"[\t|]")
_KNOWN: Final = re.compile(
    r"\W*(?:nom|id|siret|rna|objet|montant|nature|date|condition|pourcentage|notif|r[ée]f|dispositif)[^;,\t|]{0,40}",
    re.IGNORECASE,
)
"""How a name of column of these files begins."""
_SURE: Final = 3
"""So many cells of a line that begin so are a header."""


class Dialect(NamedTuple):
    """``encoding``: utf-8, cp1252, utf-16-le or utf-16-be; ``bom``: whether a mark of order begins the file."""

    encoding: str
    delimiter: str
    bom: bool


def dialect_of(prefix: bytes) -> Dialect:
    r"""The dialect of a CSV from its first bytes: 65 536 of them are enough, all of them when it is shorter.

    The prefix may end in the middle of a character or of a line. UTF-8 first, and cp1252 where it fails.
    The delimiter is the one that cuts the header, then the lines, in the most columns that agree.

    >>> dialect_of(b"\xef\xbb\xbfnom,objet\nA,b\n")
    Dialect(encoding='utf-8', delimiter=',', bom=True)
    """
    encoding, mark = encoding_of(prefix)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(prefix[mark:SAMPLE])
    return Dialect(encoding, delimiter_of(text), bool(mark))


def encoding_of(prefix: bytes) -> tuple[str, int]:
    r"""The encoding, and the length of the mark of order of bytes.

    >>> encoding_of(b"\xff\xfea\x00"), encoding_of(b"\xe9t\xe9")
    (('utf-16-le', 2), ('cp1252', 0))
    """
    for mark, encoding in _BOMS:
        if prefix.startswith(mark):
            told = encoding if encoding != "utf-8" or is_utf8(prefix) else "cp1252"
            return told, len(mark)
    return _wide(prefix[:SAMPLE]) or ("utf-8" if is_utf8(prefix) else "cp1252"), 0


def is_utf8(prefix: bytes) -> bool:
    """Whether the bytes are UTF-8, the last character being perhaps cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(prefix)
    except UnicodeDecodeError:
        return False
    return True


def _wide(prefix: bytes) -> str | None:
    """UTF-16 without a mark: a byte of two is null, nearly always on the same side."""
    half = len(prefix) // 2
    for encoding, side in _WIDE:
        nulls, others = prefix[side::2].count(0), prefix[1 - side :: 2].count(0)
        if half > 3 and nulls * 10 > half * 7 and others * 10 < half:
            return encoding
    return None


def delimiter_of(text: str) -> str:
    r"""The delimiter of a text, or of its beginning.

    >>> delimiter_of("montant\n40 000,00\n"), delimiter_of("a|b, c, d\n1|2, 3\n")
    (';', '|')
    """
    lines = list(io.StringIO(text[:SAMPLE], newline=""))
    whole = lines if len(lines) < 2 or len(text) < SAMPLE else lines[:-1]
    return max(DELIMITERS, key=lambda each: _score(whole, each))


def _score(lines: Sequence[str], delimiter: str) -> tuple[float, ...]:
    rows = [unwrapped(record.cells, delimiter) for record in islice(records(lines, delimiter), _RECORDS)]
    widths = [len(row) for row in rows if any(map(str.strip, row))]
    if not widths:
        return 0, 0.0, 0.0, 0.0
    known = max(sum(map(bool, map(_KNOWN.fullmatch, row))) for row in rows[:20])
    header = max((_names(row, delimiter) for row in rows[:20]), default=0)
    usual, times = Counter(widths).most_common(1)[0]
    wide = sum(width >= header for width in widths) / len(widths)
    sure = known if known >= _SURE else 0
    return sure, (header - 1) * wide, (usual - 1) * times / len(widths), -len(set(widths))


def _names(row: Sequence[str], delimiter: str) -> int:
    """How many cells a line of names has: 1 where one of them is a number, or hides another delimiter."""
    names = "\0".join(row).rstrip("\0; ").split("\0")
    odd = _HARD if delimiter == "," else _UNSURE
    right = all(any(map(str.isalpha, name)) and not odd.search(name) for name in names)
    return len(names) if right else 1
