"""The official column that the name of a column stands for (T10): rules over words, never a table of names.

>>> official("Nom de l’attribuant"), official("montant demandé").column, official("SUB_MONTANT").column
(Match(column='nomAttribuant', rank=1, instead=None), None, 'montant')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from conventions.law.published import fields
from conventions.opendata.scdl.opening.words import families_of, folded, is_near, tables

VERSION: Final = "2.1.1"
_SHORT: Final = 8
_AGAIN: Final = re.compile(r"(\w+) \(colonne [0-9]+\)\**")
"""The name that a repair gives to a column met twice, whose two texts it keeps."""


class Match(NamedTuple):
    """The column of a name, and how well the name says it.

    ``rank``: 0 its very name, 1 its name or its title otherwise written, 2 a rule, 3 a letter wrong, 4 and 5 a
    loose name. ``instead``: the other column that it may stand for.
    """

    column: str | None
    rank: int
    instead: str | None = None


_NOTHING: Final = Match(None, 9)


@lru_cache(maxsize=4096)
def official(name: str) -> Match:
    """The column that a name stands for; ``categoryUsage``, years and the like are columns of no version.

    >>> official("pourentagesubvention"), official("exercice").column
    (Match(column='pourcentageSubvention', rank=3, instead=None), None)
    """
    if (exact := _without_place(name)) in _names():
        return Match(exact, 0)
    joined = folded(name).replace(" ", "")
    if joined in _foldings():
        return Match(_foldings()[joined], 1)
    ruled = _ruled(families_of(name)) or _ruled(families_of(name.lower()))
    return ruled or _misspelt(joined) or _NOTHING


def told_apart(name: str) -> bool:
    """Whether a name is that of a column met twice, as a repair writes the second one.

    >>> told_apart("montant (colonne 3)"), told_apart("montant"), told_apart("note (colonne 3)")
    (True, False, False)
    """
    return name not in _names() and _without_place(name) in _names()


def _without_place(name: str) -> str:
    found = _AGAIN.fullmatch(name)
    return found[1] if found else name


@lru_cache(maxsize=4096)
def left_aside(name: str) -> str | None:
    """Why a name that looks like a column is another thing; None where it does not.

    >>> left_aside("montant demandé")
    'montant demandé, qui n’est pas celui de la subvention accordée'
    """
    met = families_of(name)
    return next((rule["reason"] for rule in tables()["left"] if _has_all(met, rule["all"])), None)


def _has_all(met: frozenset[str], groups: Iterable[str]) -> bool:
    return all(not met.isdisjoint(group.split("|")) for group in groups)


def _ruled(met: frozenset[str]) -> Match | None:
    for rule in tables()["rules"]:
        known = {each for group in rule["all"] for each in group.split("|")} | {*rule.get("also", ())}
        if met <= known and _has_all(met, rule["all"]):
            return Match(rule["column"], rule["rank"], rule.get("instead"))
    return None


def _misspelt(joined: str) -> Match | None:
    near = [column for word, column in _foldings().items() if len(word) >= _SHORT and is_near(joined, word)]
    return Match(near[0], 3) if len(set(near)) == 1 else None


@cache
def _names() -> frozenset[str]:
    return frozenset(field.name for field in fields(VERSION))


@cache
def _foldings() -> Mapping[str, str]:
    """The official names and titles, folded."""
    told = [(text, field.name) for field in fields(VERSION) for text in (field.name, field.title)]
    return {folded(text).replace(" ", ""): column for text, column in told}
