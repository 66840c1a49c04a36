"""What was read once, kept by the digest of the bytes: a folder that can be deleted at any time."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from conventions.files import schema
from conventions.model import Convention
from conventions.portfolio.entries import PortfolioFile
from conventions.rules import versions


class Cache:
    """A folder of conventions that were read, each in a file named after the bytes that gave it.

    What another version of the library wrote, what was cut or changed, is not used. Only what was read
    without a problem is kept. A file that cannot be written is not kept, and nothing is said: the cache is
    never needed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str, digest: str) -> PortfolioFile | None:
        """The convention that these bytes gave, under a name; None when it is not there."""
        try:
            head, body = self._path(digest).read_bytes().split(b"\n", 1)
            if head != _sealed(body):
                return None
            return PortfolioFile(name, Convention.model_validate_json(body), digest=digest)
        except (OSError, ValueError, ValidationError):
            return None

    def put(self, file: PortfolioFile) -> None:
        """Keep a convention that was read."""
        if file.convention is not None:
            with suppress(OSError):
                body = file.convention.model_dump_json().encode()
                _write(self._path(file.digest), _sealed(body) + b"\n" + body)

    def _path(self, digest: str) -> Path:
        return self.folder / _version() / digest[:2] / f"{digest[2:]}.json"


def _sealed(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


@cache
def _version() -> str:
    """What must be the same for a cached text to be that of the file: the library, and the shape of files."""
    return hashlib.sha256(repr((versions(), schema())).encode()).hexdigest()[:16]


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
