"""What every figure shares: settings of its own, whatever those of the session; colours, hatches, short texts.

Sums are exact until the last moment: ``drawn`` alone makes floats, for the length of a bar.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import wrap
from typing import Any

from conventions.extras import needed
from conventions.money import Amount
from conventions.visible import visible

BLUE, ORANGE, GREEN, SKY, PINK, YELLOW, RED = (
    *("#0072b2", "#e69f00", "#009e73", "#56b4e9", "#cc79a7", "#f0e442", "#d55e00"),
)
"""The colours of Okabe and Ito, told apart by people who see few colours."""
INK, GREY = "#1a1a1a", "#6b6b6b"
HATCHES = ("", "//", "..", "\\\\", "xx", "--", "o")
WIDTH = 9.0
"""Inches."""

_OURS = {
    "figure.dpi": 100,
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "conventions",
    "text.parse_math": False,
    "text.usetex": False,
}
"""A dollar in a name is a dollar: no text of the data is read as a formula."""


@contextmanager
def setting() -> Iterator[None]:
    """The defaults of Matplotlib and ours, for the time of a drawing; what the session chose comes back.

    :raises ConventionsError: when Matplotlib is missing, with how to install it.
    """
    matplotlib = needed("matplotlib", doing="dessiner une figure", package="matplotlib", extra="notebook")
    defaults = {key: value for key, value in matplotlib.rcParamsDefault.items() if not _is_of_session(key)}
    with warnings.catch_warnings(), matplotlib.rc_context({**defaults, **_OURS}):
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        yield


def _is_of_session(key: str) -> bool:
    return key.startswith(
        ("backend", "interactive", "toolbar", "webagg", "savefig.directory", "tk.", "macosx")
    )


def blank(title: str, height: float) -> tuple[Any, Any]:
    """A drawing of so many inches and its one frame, with the finding as a title; no window, no global state."""
    figures = needed("matplotlib.figure", doing="dessiner une figure", package="matplotlib", extra="notebook")
    lines = wrapped(title, 88)
    drawing = figures.Figure(figsize=(WIDTH, height + 0.25 * lines.count("\n")), layout="constrained")
    drawing.get_layout_engine().set(w_pad=0.12, h_pad=0.08)
    drawing.suptitle(lines, x=0.01, ha="left", fontsize=12, fontweight="bold", color=INK)
    frame = drawing.add_subplot()
    for side in ("top", "right", "bottom", "left"):
        frame.spines[side].set_visible(False)
    frame.tick_params(length=0, labelsize=9, labelcolor=INK)
    return drawing, frame


def begun(text: str) -> str:
    """A title begins with a capital.

    >>> begun("au moins")
    'Au moins'
    """
    return f"{text[:1].upper()}{text[1:]}"


def drawn(amount: Amount) -> float:
    """The length of an amount: the only place where money becomes a float, after every sum is made."""
    return amount.cents / 100


def wrapped(text: str, width: int, most: int = 3) -> str:
    """A text on a few lines; the end of a longer one is cut.

    >>> wrapped("un deux trois", 8, most=1)
    'un deux…'
    """
    lines = wrap(visible(text), width) or [""]
    return "\n".join(lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]}…"])


def short(text: str, width: int) -> str:
    """A text on one line, its end cut when it is too long.

    >>> short("un deux trois", 8)
    'un deux…'
    """
    told = visible(text)
    return told if len(told) <= width else f"{told[: width - 1].rstrip()}…"
