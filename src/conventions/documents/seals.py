"""The seal of a document: the digests of the data that it was made from and of its text.

>>> from conventions.samples import cci_2017_2019
>>> data_digest(cci_2017_2019()) == data_digest(cci_2017_2019())
True
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple, Self

from conventions.documents.lines import texts
from conventions.documents.tree import Paper
from conventions.files import dumps
from conventions.model import Convention

PATTERN = "conventions:sha256:([0-9a-f]{64}):([0-9a-f]{64})"
"""A seal as it is written."""
_SEAL = re.compile(PATTERN)
_BLANKS = re.compile(r"\s+")


class Seal(NamedTuple):
    """What a document carries in its properties: the SHA-256 of its data, then of its text."""

    data: str
    text: str

    def __str__(self) -> str:
        return f"conventions:sha256:{self.data}:{self.text}"

    @classmethod
    def read(cls, told: str | None) -> Self | None:
        """The seal that properties hold, if they do.

        >>> Seal.read(str(Seal("a" * 64, "b" * 64))) == Seal("a" * 64, "b" * 64), Seal.read("autre")
        (True, None)
        """
        found = _SEAL.search(told or "")
        return cls(*found.groups()) if found else None


def seal(paper: Paper) -> Seal | None:
    """The seal of a document; None for one that was made from no convention."""
    if paper.source is None:
        return None
    return Seal(data_digest(paper.source), text_digest(texts(paper)))


def data_digest(convention: Convention) -> str:
    """The SHA-256 of the convention written as JSON: two conventions that differ have two digests."""
    return hashlib.sha256(data_of(convention)).hexdigest()


def text_digest(lines: Iterable[str]) -> str:
    """The SHA-256 of lines of text, whatever the blanks: a program that saves a file again moves these.

    >>> text_digest(["50 000", "€"]) == text_digest(["50\u202f000 €"]), text_digest(["a"]) == text_digest(["b"])
    (True, False)
    """
    return hashlib.sha256(_BLANKS.sub("", "".join(lines)).encode()).hexdigest()


def data_of(convention: Convention) -> bytes:
    """The convention as the JSON that a PDF carries, in UTF-8."""
    return dumps(convention, "json").encode()
