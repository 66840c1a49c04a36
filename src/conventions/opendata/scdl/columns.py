r"""Look at a whole column of texts at once, by operations that run in C.

>>> list(odd_ones("[0-9]+")(("12", "x", "", "3")))
[1, 2]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def odd_ones(pattern: str) -> Callable[[Sequence[str]], Iterable[int]]:
    """The rows of a column whose text is not of a form; all of them, where a text has a line break."""
    good = re.compile(f"(?:{pattern}\n)*+").match

    def odd(column: Sequence[str]) -> Iterable[int]:
        text = "\n".join(column) + "\n"
        if text.count("\n") != len(column):
            return range(len(column))
        return _stops(good, text)

    return odd


def _stops(good: Callable[[str, int], re.Match[str] | None], text: str) -> list[int]:
    """One match runs over all that are good, up to the first that is not."""
    found: list[int] = []
    at, row = 0, 0
    while (match := good(text, at)) and (end := match.end()) < len(text):
        row += text.count("\n", at, end)
        found.append(row)
        at, row = text.index("\n", end) + 1, row + 1
    return found
