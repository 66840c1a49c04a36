r"""The terminal: UTF-8 streams, display width, colours, and control characters shown as escapes.

Whatever a file holds, nothing but printable characters reaches the terminal.

>>> escape("a\x1b[31mb\u202e")
'a\\x1b[31mb\\u202e'
"""

from __future__ import annotations

import os
import sys

from conventions.visible import is_visible as is_safe
from conventions.visible import visible as escape
from conventions.visible import width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

__all__ = [
    "WIDEST",
    "Line",
    "columns",
    "escape",
    "has_colours",
    "is_safe",
    "prepare_streams",
    "tell",
    "tell_error",
    "width",
]

WIDEST = 100
NARROWEST = 40

_TONES = {"erreur": "1;31", "avertissement": "33", "information": "36", "titre": "1"}


class Line(str):
    """A line to print, with the tone that colours it on a terminal (a severity, « titre », or none).

    >>> Line("1 erreur", "erreur").tone
    'erreur'
    """

    __slots__ = ("tone",)
    tone: str

    def __new__(cls, text: str, tone: str = "") -> Line:
        """A text and its tone."""
        line = super().__new__(cls, text)
        line.tone = tone
        return line


def prepare_streams() -> None:
    """Make both streams UTF-8, whatever the locale; what cannot be encoded is shown as an escape."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    """Where to write when the stream was closed before the program began."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  # open as long as the program


def tell(lines: Iterable[str]) -> None:
    r"""Print lines on the output, coloured when it is a terminal.

    >>> tell(["a\x07b"])
    a\x07b
    """
    colours = has_colours()
    text = "".join(f"{_painted(line) if colours else escape(line)}\n" for line in lines)
    sys.stdout.write(text)


def tell_error(lines: Iterable[str]) -> None:
    """Print lines on the error stream."""
    sys.stdout.flush()
    try:
        sys.stderr.write("".join(f"{escape(line)}\n" for line in lines))
        sys.stderr.flush()
    except OSError:  # nobody can be told that nobody listens; the exit code stays
        sys.stderr = _nowhere()


def has_colours() -> bool:
    """Whether the output is a terminal that wants colours (NO_COLOR is the common way to refuse them)."""
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not refused


def _painted(line: str) -> str:
    code = _TONES.get(line.tone, "") if isinstance(line, Line) else ""
    return f"\x1b[{code}m{escape(line)}\x1b[0m" if code else escape(line)


def columns() -> int:
    """How many columns to write in: those of the terminal, 100 at most and where there is none."""
    try:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        found = WIDEST
    return min(WIDEST, max(NARROWEST, found or WIDEST))
