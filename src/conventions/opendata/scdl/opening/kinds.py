r"""What a file is, told from its first bytes and never from its name.

>>> kind_of(b"nom;montant\n"), kind_of(b"%PDF-1.7").reason
(Kind(kind='csv', reason=None), 'document PDF : demandez le tableau d’origine')
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from conventions.opendata.scdl.opening.dialects import SAMPLE, encoding_of


class Refused(Exception):
    """Why a file is not opened, in French."""


class Kind(NamedTuple):
    """``csv``, ``zip`` or ``xls``; ``reason`` says, in French, why it is no table."""

    kind: str
    reason: str | None = None


_OTHERS: Final = (
    (re.compile(rb"%PDF-"), "document PDF : demandez le tableau d’origine"),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype\s{1,9}html|html|table)", re.IGNORECASE),
        "page HTML",
    ),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<\?xml"), "document XML"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}(?:\{\s{0,99}\"|\[\s{0,99}[\[{])"), "document JSON"),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh[1-9]|\xfd7zXZ"), "archive compressée"),
    (re.compile(rb"\x89PNG|GIF8|\xff\xd8\xff"), "image"),
    (re.compile(rb"\{\\rtf"), "document RTF"),
    (re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff"), "texte en UTF-32 : enregistrez-le en UTF-8"),
)
_ADVICE: Final = " : donnez un CSV, ou un classeur XLSX, XLS ou ODS"
_CONTROLS: Final = bytes({*range(32)} - {*b"\t\n\r\x0c\x1a\x1b"} | {0x7F})


def kind_of(data: bytes) -> Kind:
    """The kind of a file."""
    if data.startswith(b"PK\x03\x04"):
        return Kind("zip")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind("xls")
    for pattern, reason in _OTHERS:
        if pattern.match(data):
            return Kind("csv", reason if " : " in reason else reason + _ADVICE)
    return Kind("csv", _not_text(data[:SAMPLE]))


def _not_text(prefix: bytes) -> str | None:
    if not prefix.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        return "fichier vide"
    if encoding_of(prefix)[0].startswith("utf-16"):
        return None
    controls = len(prefix) - len(prefix.translate(None, _CONTROLS))
    return f"fichier qui n’est pas du texte{_ADVICE}" if controls * 10 > len(prefix) else None
