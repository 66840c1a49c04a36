"""A line on the error stream that says how far a long command is, when somebody watches."""

from __future__ import annotations

import sys

from conventions.french import NBSP, format_percent

BYTES, ROWS, FILES = 1 << 20, 10_000, 20
"""How much there is at least for somebody to have the time to read the line."""
_ERASE = "\r\x1b[K"


class Progress:
    """Called with how much is done and how much there is, it rewrites its line when the percent changes.

    No clock: what is watched is the work, not the time. Used as a context, it leaves the line blank.
    """

    def __init__(self, least: int, what: str = "lecture") -> None:
        self._least = least
        self._what = what
        self._watched = sys.stderr.isatty()
        self._shown = ""

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *raised: object) -> None:
        self._show("")

    def __call__(self, done: int, total: int | None) -> None:
        """Tell how far it is."""
        if self._watched and (total or 0) >= self._least:
            self._show(f"{self._what}{NBSP}: {format_percent(done * 100 // (total or 1))}")

    def _show(self, text: str) -> None:
        if text != self._shown:
            self._shown = text
            sys.stderr.write(f"{_ERASE}{text}")
            sys.stderr.flush()
