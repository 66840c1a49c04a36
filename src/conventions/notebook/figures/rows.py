"""Horizontal bars, one a row, each with its name before it and its words after it: no legend is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from conventions.notebook.figures.setting import BLUE, GREY, INK, SKY, blank, wrapped

_ROW, _MARGIN = 0.42, 0.55
"""Inches."""
_ROOM = 1.85
"""How wide a frame is for its longest bar: what is left is for the words."""
_UNKNOWN = 0.12
"""How long an unknown is, as a part of the frame: it is hatched, and its length says nothing."""


class Look(NamedTuple):
    """How a bar is filled: legible in black and white, the words say the same."""

    face: str
    hatch: str = ""


SOLID, LIGHT = Look(BLUE), Look(SKY)
STRIPED, DOTTED, CROSSED = (Look("white", hatch) for hatch in ("//", "..", "xx"))


class Bar(NamedTuple):
    """A bar: its name, its length (None: unknown), its words, its look."""

    name: str
    length: float | None
    words: str
    look: Look


def bars(title: str, rows: Sequence[Bar]) -> tuple[Any, Any]:
    """A drawing of bars from top to bottom."""
    drawing, frame = blank(title, _MARGIN + _ROW * max(len(rows), 1))
    longest = max((row.length or 0 for row in rows), default=0) or 1
    for rank, row in enumerate(rows):
        length = longest * _UNKNOWN if row.length is None else row.length
        _bar(frame, rank, length, row)
        frame.text(max(length, 0) + longest * 0.015, rank, wrapped(row.words, 48, 2), va="center", color=INK)
    frame.set_yticks(range(len(rows)), [wrapped(row.name, 40, 2) for row in rows])
    frame.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    frame.set_xlim(min(0, *(row.length or 0 for row in rows), 0), longest * _ROOM)
    frame.set_xticks([])
    frame.axvline(0, color=GREY, linewidth=1)
    return drawing, frame


def _bar(frame: Any, rank: int, length: float, row: Bar) -> None:
    style = ":" if row.length is None else "-"
    edge = GREY if row.length is None else BLUE
    look = row.look
    frame.barh(rank, length, height=0.62, color=look.face, hatch=look.hatch, edgecolor=edge, linestyle=style)
