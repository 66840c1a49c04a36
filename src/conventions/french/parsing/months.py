"""The months by their names and abbreviations, and what a word that is not one of them may be.

>>> months()["decembre"], whole_month("fév."), near_month("novenbre")
(12, 'février', 'novembre')
"""

from __future__ import annotations

from functools import cache

from conventions.french.parsing.cleaning import fold
from conventions.french.symbols import month_names, short_month_names


@cache
def months() -> dict[str, int]:
    """The month of each name or abbreviation, folded: « fevrier », « fevr. », « fevr », « juill. ».

    >>> months()["aout"], months()["sept."], months()["juill"]
    (8, 9, 7)
    """
    names = {fold(name): rank for rank, name in enumerate(month_names(), 1)}
    short = {fold(name): rank for rank, name in enumerate(short_month_names(), 1)} | {"juill.": 7}
    return names | short | {name.rstrip("."): rank for name, rank in short.items()}


def whole_month(abbreviation: str) -> str | None:
    """The only month that begins with the three letters or more before the dot, or None.

    >>> whole_month("sep."), whole_month("jui."), whole_month("sep")
    ('septembre', None, None)
    """
    start = fold(abbreviation).removesuffix(".")
    if len(start) < 3 or not abbreviation.endswith("."):
        return None
    names = [name for name in month_names() if fold(name).startswith(start)]
    return names[0] if len(names) == 1 else None


def near_month(word: str) -> str:
    """The month that a misspelled word is near to, or nothing: to be shown, never to be read.

    >>> near_month("brumaire")
    ''
    """
    from difflib import get_close_matches

    near = get_close_matches(fold(word), [fold(name) for name in month_names()], 1, 0.8)
    return month_names()[months()[near[0]] - 1] if near else ""
