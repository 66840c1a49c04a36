"""What a command writes: lines to the terminal or to a file, bytes to a file; never over what it reads."""

from __future__ import annotations

from pathlib import Path

from conventions.cli.paths import is_one_of
from conventions.cli.terminal import escape, tell
from conventions.errors import ConventionsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def check_output(output: str | None, files: Iterable[str]) -> None:
    """Refuse to write over what is read.

    :raises ConventionsError: when the file to write is one of the files to read.
    """
    if output and is_one_of(output, files):
        raise ConventionsError("--output est l’un des fichiers à lire : il serait perdu")


def write_lines(lines: Iterable[str], output: str | None) -> None:
    """Print lines, or write them to a file in UTF-8.

    :raises OSError: when the file cannot be written.
    """
    if output is None:
        tell(lines)
        return
    with open(output, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
        file.writelines(f"{escape(line)}\n" for line in lines)


def write_bytes(data: bytes, output: str) -> None:
    """Write a file.

    :raises OSError: when it cannot be written.
    """
    Path(output).write_bytes(data)
