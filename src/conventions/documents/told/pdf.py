"""What a PDF says of itself in its properties (XMP), which PDF/A keeps as plain text."""

from __future__ import annotations

import re

from conventions.documents.seals import PATTERN
from conventions.errors import ConventionsError

_HEADER, _FIRST = b"%PDF-", 1024
"""How a PDF starts, somewhere in its first bytes: readers take files with something before."""
_PACKET, _PACKET_END, _LONGEST = b"<x:xmpmeta", b"</x:xmpmeta>", 1 << 20
_KEYWORDS = re.compile(rb"<pdf:Keywords>([^<]*)<|\spdf:Keywords=\"([^\"<]*)\"")
_SEAL = re.compile(rf"(?:^|[\s,;])({PATTERN})(?![^\s,;])".encode())


def seal_told(data: bytes) -> str | None:
    """The seal of a PDF, which its keywords say; None where they do not.

    The last properties of a file are read, those that its latest change wrote, up to one mebibyte of them.

    :raises ConventionsError: for what is not a PDF.

    >>> from conventions.documents.tree import Paper
    >>> from conventions.documents.writers.pdf import write
    >>> seal_told(write(Paper("note", "Titre", ()))) is None
    True
    """
    if _HEADER not in data[:_FIRST]:
        raise ConventionsError("ce fichier n’est pas un PDF")
    start = data.rfind(_PACKET)
    if start < 0:
        return None
    end = data.find(_PACKET_END, start, start + _LONGEST)
    keywords = _KEYWORDS.search(data, start, max(start, end))
    found = _SEAL.search(keywords[1] or keywords[2] or b"") if keywords else None
    return found[1].decode() if found else None
