"""Two names of one file: what is written must not be what is read."""

from __future__ import annotations

from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def is_one_of(path: str, files: Iterable[str]) -> bool:
    """Whether a path is that of one of some files, by another name too (a hard link, other capitals)."""
    place = real(path)
    return any(real(file) == place or _same(path, file) for file in files)


def _same(path: str, file: str) -> bool:
    try:
        return Path(path).samefile(file)
    except (OSError, ValueError):  # one of them does not exist
        return False


def real(file: str) -> Path:
    """The path that a name leads to, links followed; the name itself when that cannot be known."""
    try:
        return Path(file).resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name that no file may have
        return Path(file)
