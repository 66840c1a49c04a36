"""Bytes of a file, bounded, and their text."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from conventions.files.limits import JSON_BYTES, YAML_BYTES
from conventions.files.problems import Problems

_NOWHERE = (0, 0)
_REASONS = {
    None: "nom de fichier impossible",
    errno.EACCES: "accès refusé",
    errno.ELOOP: "lien symbolique qui tourne en rond",
    errno.ENAMETOOLONG: "nom de fichier trop long",
    errno.ENOTDIR: "une partie du chemin n’est pas un dossier",
}
"""Why a file cannot be opened, in French; the system says the others in its own language."""


def read_text(path: Path, problems: Problems) -> str:
    """The text of a file of reasonable size.

    :raises ConventionFileError: missing, unreadable, not a regular file, too large, not UTF-8.
    """
    return decode(_content(path, problems), _limit(path), problems)


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file, of no more than a file of that kind may have, and one; ``name`` stands for it in messages.

    :raises ConventionFileError: missing, unreadable, not a regular file.
    """
    return _content(path, Problems(name))


def _limit(path: Path) -> int:
    return JSON_BYTES if path.suffix.lower() == ".json" else YAML_BYTES


def _content(path: Path, problems: Problems) -> bytes:
    try:
        return _read(path, _limit(path))
    except FileNotFoundError:
        raise problems.stop(_NOWHERE, "missing_file", "fichier introuvable : vérifiez son nom") from None
    except IsADirectoryError:
        message = "c’est un dossier : donnez le nom d’un fichier"
        raise problems.stop(_NOWHERE, "directory", message) from None
    except (OSError, ValueError) as error:
        reason = _REASONS.get(getattr(error, "errno", None)) or str(error.args[-1])
        raise problems.stop(_NOWHERE, "unreadable_file", f"fichier illisible ({reason})") from None


def _read(path: Path, limit: int) -> bytes:
    with open(path, "rb", opener=_without_waiting) as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(0, "ce n’est pas un fichier ordinaire")
        return stream.read(limit + 1)


def _without_waiting(path: str, flags: int) -> int:
    """Open for reading; a pipe that nobody writes to must not hang the program."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decode(content: bytes, limit: int, problems: Problems) -> str:
    """UTF-8 text without its byte order mark, at most ``limit`` bytes, whose lines end as on Unix.

    :raises ConventionFileError: too large, or not UTF-8.
    """
    if len(content) > limit:
        size = limit >> 20
        message = f"fichier trop gros : {size} Mio au plus ; écrivez une convention par fichier"
        raise problems.stop(_NOWHERE, "too_large", message)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        message = "caractère illisible : enregistrez le fichier en UTF-8"
        raise problems.stop((line, column), "not_utf8", message) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
