"""The ZIP archive that a DOCX or an ODT is, with nothing of the day or of the machine that wrote it.

>>> from io import BytesIO
>>> from zipfile import ZipFile
>>> drawn = BytesIO()
>>> with ZipFile(drawn, "w") as archive:
...     archive.writestr("content.xml", "<a/>")
...     archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
>>> ZipFile(BytesIO(fixed(drawn.getvalue()))).namelist()
['mimetype', 'content.xml']
"""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

FIRST: Final = "mimetype"
"""The member that an ODT begins with, as it is: the kind of a file is read there without unzipping it."""

_UNIX: Final = 3
_RIGHTS: Final = 0o644 << 16


def fixed(data: bytes) -> bytes:
    """The archive with each member at the same date (1 January 1980), in one order, with the same rights.

    Members are stored as they are: what zlib makes of them changes from one build of it to another.

    :raises zipfile.BadZipFile: for what is no archive.
    """
    written = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(written, "w", ZIP_STORED) as copy:
        for name in sorted(archive.namelist(), key=lambda name: (name != FIRST, name)):
            copy.writestr(_entry(name), archive.read(name))
    return written.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.create_system = _UNIX
    entry.external_attr = _RIGHTS
    return entry
