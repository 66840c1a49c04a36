"""One member of the ZIP archive that a DOCX or an ODT is, read with a bound: the file may come from anywhere.

>>> member(b"PK", "content.xml")
Traceback (most recent call last):
conventions.errors.ConventionsError: ce fichier n’est pas une archive ZIP lisible : il est abîmé ou d’un autre format
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from io import BytesIO
from lzma import LZMAError
from typing import Final
from zipfile import BadZipFile, ZipFile

from conventions.errors import ConventionsError
from conventions.french import NBSP, quote

MOST: Final = 50_000_000
"""How many bytes a member may hold, once inflated."""

MEMBERS: Final = 10_000
"""How many members an archive may have; a document has some tens of them."""

_SHOWN: Final = 80
_UNREADABLE: Final = (
    BadZipFile,
    EOFError,
    LZMAError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


def names(data: bytes) -> frozenset[str]:
    """The names of the members of an archive.

    :raises ConventionsError: for what is no archive, or one that has two members of one name, or too many.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            counted = Counter(archive.namelist())
    except _UNREADABLE as error:
        raise ConventionsError(_unreadable()) from error
    if counted.total() > MEMBERS:
        raise ConventionsError(f"cette archive est refusée{NBSP}: elle tient plus de dix mille fichiers")
    # Two readers would not read the same one.
    twice = next((name for name, count in counted.items() if count > 1), None)
    if twice is not None:
        raise ConventionsError(f"cette archive a deux fichiers nommés {quote(twice[:_SHOWN])}")
    return frozenset(counted)


def member(data: bytes, name: str) -> bytes:
    """The bytes of one member, 50 MB at most once inflated, whatever size it declares.

    :raises ConventionsError: for what is no archive, has not this member, or holds more.
    """
    if name not in names(data):
        raise ConventionsError(f"cette archive n’a pas de fichier {quote(name)}")
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(name) as opened:
            read = opened.read(MOST + 1)
    except _UNREADABLE as error:
        raise ConventionsError(_unreadable()) from error
    if len(read) > MOST:
        raise ConventionsError(
            f"{quote(name)} tient plus de {MOST // 1_000_000}{NBSP}Mo une fois décompressé"
        )
    return read


def _unreadable() -> str:
    return f"ce fichier n’est pas une archive ZIP lisible{NBSP}: il est abîmé ou d’un autre format"
