"""Text that YAML would lose in silence: what follows ``#`` on the line of a value."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from conventions.files.messages import HIDDEN
from conventions.files.problems import place_of

if TYPE_CHECKING:
    from conventions.files.problems import Problems

Spans = list[tuple[int, int]]


def refuse_lost_text(text: str, spans: Spans, problems: Problems) -> None:
    """Note each ``#`` that stands after something on its line; ``spans``: the values, which may hold one."""
    at = text.find("#")
    while at >= 0 and not problems.full:
        inside = _end_around(spans, at)
        if inside is None:
            at = _end_of_line(text, at, problems)
        at = text.find("#", at if inside is None else inside)


def _end_of_line(text: str, at: int, problems: Problems) -> int:
    """The end of the line of a ``#``, once it is noted, unless the whole line is a comment."""
    start, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if stop < 0 else stop
    before = text[start:at]
    if before.strip():
        lost = HIDDEN if "iban" in before else text[at + 1 : end].strip()[:40]
        message = f"texte perdu après # (« {lost} ») : mettez la valeur entre guillemets"
        problems.add(place_of(text, at), "lost_text", message)
    return end


def _end_around(spans: Spans, at: int) -> int | None:
    """The end of the value that holds the character, or None."""
    rank = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return spans[rank][1] if rank >= 0 and at < spans[rank][1] else None
