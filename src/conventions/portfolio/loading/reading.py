"""One file to its convention, from the cache when it holds its very bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from conventions.errors import ConventionFileError
from conventions.files import loads, read_bytes
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.loading.caching import Cache


class Content(NamedTuple):
    """A file, with its name in the portfolio and its bytes."""

    name: str
    path: Path
    data: bytes

    @property
    def digest(self) -> str:
        """That of the bytes (SHA-256)."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def is_json(self) -> bool:
        """Whether the name says that it is JSON, which is read as fast as a cache."""
        return self.path.suffix.lower() == ".json"

    def read(self) -> PortfolioFile:
        """The file with its convention, or with every problem of it."""
        try:
            return PortfolioFile(self.name, loads(self.data, self.name), digest=self.digest)
        except ConventionFileError as error:
            return PortfolioFile(self.name, None, error.problems, self.digest)


def read_one(name: str, path: Path, cache: Cache | None = None) -> PortfolioFile:
    """A file, from the cache when it holds its very bytes; what is read is put there."""
    content = opened(name, path)
    if isinstance(content, PortfolioFile):
        return content
    if cache is None or content.is_json:
        return content.read()
    found = cache.get(content.name, content.digest)
    if found is None:
        found = content.read()
        cache.put(found)
    return found


def opened(name: str, path: Path) -> Content | PortfolioFile:
    """The bytes of a file, or why they cannot be read."""
    try:
        return Content(name, path, read_bytes(path, name))
    except ConventionFileError as error:
        return PortfolioFile(name, None, error.problems)
