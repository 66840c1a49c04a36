"""Stacked bars: each part bears its name, its hatch tells it from its neighbours in black and white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from conventions.extras import needed
from conventions.french import format_amount
from conventions.notebook.figures.setting import (
    BLUE,
    GREEN,
    GREY,
    HATCHES,
    INK,
    ORANGE,
    PINK,
    SKY,
    YELLOW,
    drawn,
    short,
)
from conventions.notebook.figures.stacks import Stack
from conventions.operations import Total
from conventions.wording import in_full

_COLOURS = (SKY, ORANGE, GREEN, PINK, YELLOW, BLUE, "#d9d9d9")
_SLOTS, _WIDE, _LEAST = 3, 0.74, 0.055
"""How many bars are as wide as one at least; the width of a bar; the height of a part that has room for words."""
_SHORTEST = 8
"""A name that is cut below so many letters says nothing: the list under the bars says it."""
_BOX = {"facecolor": "white", "edgecolor": "none", "pad": 1.2, "alpha": 0.92}
_LETTERS, _LINES = 78, 2
"""How many letters the width of a figure has, for all its bars; how many ends of line a wide label has."""


class _Drawn(NamedTuple):
    """A part of a bar: where it stands, where it begins, how long it is, in floats."""

    rank: int
    line: str
    total: Total
    bottom: float
    length: float


def draw(drawing: Any, frame: Any, made: Sequence[Stack], labels: Sequence[str]) -> None:
    """The bars of the stacks, their labels above them, the credits as thick marks."""
    scale = max((_height(stack) for stack in made), default=0) or 1
    order = tuple(dict.fromkeys(line for stack in made for line, _ in stack.parts))
    room = _LETTERS // max(len(made), _SLOTS)
    whole = True
    for rank, stack in enumerate(made):
        for part in _parts(rank, stack, scale):
            _draw_part(frame, part, order.index(part.line))
            whole &= _write(frame, part, room, scale, order)
        _top(frame, rank, stack, labels[rank], scale)
    if not whole:
        _list(drawing, made, order)
    _frame(frame, made, scale, max((label.count("\n") for label in labels), default=0))


def _height(stack: Stack) -> float:
    lengths = [drawn(total.known) for _, total in stack.parts if total.known.cents > 0]
    return max(sum(lengths), drawn(stack.voted) if stack.voted is not None else 0)


def _parts(rank: int, stack: Stack, scale: float) -> Iterator[_Drawn]:
    """What is positive goes up from zero, what is negative goes down; an unknown goes on top, of no length."""
    up = down = 0.0
    for line, total in stack.parts:
        length = drawn(total.known)
        yield _Drawn(rank, line, Total(known=total.known), up if length >= 0 else down, length)
        up, down = (up + length, down) if length >= 0 else (up, down + length)
    for line, total in stack.parts:
        if not total.is_exact:
            yield _Drawn(rank, line, total, up, scale * _LEAST)
            up += scale * _LEAST


def _draw_part(frame: Any, part: _Drawn, rank: int) -> None:
    look = _look(rank, part.total if part.total.is_exact else Total(unknown=part.total.unknown))
    frame.bar(part.rank, part.length, bottom=part.bottom, width=_WIDE, linewidth=0.8, **look)


def _look(rank: int, total: Total) -> dict[str, str]:
    """A colour and a hatch for each line; what nobody knows is hatched, within dots."""
    if not total.is_exact and not total.known:
        return {"facecolor": "white", "hatch": "////", "edgecolor": GREY, "linestyle": ":"}
    colour, hatch = _COLOURS[rank % len(_COLOURS)], HATCHES[rank % len(HATCHES)]
    return {"facecolor": colour, "hatch": hatch, "edgecolor": INK, "linestyle": "-"}


def _write(frame: Any, part: _Drawn, room: int, scale: float, order: Sequence[str]) -> bool:
    """The name and the amount in the part, on two lines where there is room; whether all could be written."""
    if not part.length:
        return True
    if abs(part.length) < scale * _LEAST:
        return False
    amount = format_amount(part.total.known) if part.total.is_exact else "inconnu"
    tall = abs(part.length) >= scale * 2 * _LEAST
    left = room if tall else room - len(amount) - 3
    name = _told(part.line, left, order) if left >= _SHORTEST else ""
    text = ("\n" if tall else " · ").join(filter(None, (name, amount)))
    height = part.bottom + part.length / 2
    size = 8 if room > len(amount) else 6.5
    frame.text(part.rank, height, text, ha="center", va="center", fontsize=size, color=INK, bbox=_BOX)
    return name == part.line


def _told(line: str, width: int, order: Sequence[str]) -> str:
    """The name of a line in so many letters; nothing when another one would be told in the same."""
    cut = short(line, width)
    return cut if sum(short(other, width) == cut for other in order) == 1 else ""


def _top(frame: Any, rank: int, stack: Stack, label: str, scale: float) -> None:
    unknown = sum(not total.is_exact for _, total in stack.parts) * scale * _LEAST
    height = _height(stack) + unknown
    narrow = label.count("\n") > _LINES
    look = {
        "fontsize": 7.5 if narrow else 8.5,
        "fontweight": "bold" if stack.over and not narrow else "normal",
    }
    frame.text(rank, height + scale * 0.02, label, ha="center", va="bottom", color=INK, **look)
    if stack.voted is not None:
        half = _WIDE / 2 + 0.07
        frame.hlines(drawn(stack.voted), rank - half, rank + half, color=INK, linewidth=3)


def _list(drawing: Any, made: Sequence[Stack], order: Sequence[str]) -> None:
    """The whole names with their totals, where a part has no room for its own."""
    patches = needed(
        "matplotlib.patches", doing="dessiner une figure", package="matplotlib", extra="notebook"
    )
    handles = []
    for rank, line in enumerate(order):
        total = sum((each for stack in made for name, each in stack.parts if name == line), start=Total())
        label = f"{short(line, 96)}, en tout : {in_full(total)}"
        handles.append(patches.Patch(label=label, **_look(rank, total)))
    drawing.legend(handles=handles, loc="outside lower left", frameon=False, fontsize=8, handleheight=1.4)


def _frame(frame: Any, made: Sequence[Stack], scale: float, lines: int) -> None:
    lowest = min((sum(min(0, drawn(total.known)) for _, total in stack.parts) for stack in made), default=0)
    beside = max(_SLOTS - len(made), 0) / 2
    frame.set_xticks(range(len(made)), [str(stack.exercise) for stack in made])
    frame.set_xlim(-0.6 - beside, len(made) - 0.4 + beside)
    frame.set_ylim(lowest * 1.05, scale * (1.12 + 0.08 * lines))
    frame.set_yticks([])
    frame.axhline(0, color=GREY, linewidth=1)
