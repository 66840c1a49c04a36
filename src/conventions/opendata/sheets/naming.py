"""What the name of a column of a budget says: rules over words, of which ``column_names.toml`` has the list.

>>> named("Sous-fonction"), named("Crédits ouverts 2024")
(Named(field='function', year=None, previous=False), Named(field='opened', year=2024, previous=False))
>>> named("Voté N-1").previous, named("% réalisé").field, named("Voté (k€)").field
(True, None, None)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from conventions.opendata.scdl.opening.words import MOST, folded, is_near
from conventions.opendata.sheets.units import is_in_thousands

_FILE: Final = Path(__file__).with_name("column_names.toml")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)[0-9]{2}(?!\d)")
_PREVIOUS: Final = re.compile(r"\bN ?[-−–] ?[1-9]\b", re.IGNORECASE)
_NEXT: Final = re.compile(r"\bN ?\+ ?[1-9]\b", re.IGNORECASE)
_LONG: Final = 7


class Named(NamedTuple):
    """The field of a name, None where it is of no field that is read; the year that it says, if one.

    ``previous``: it says that its amounts are those of another exercise, « N-1 » or « N+1 ».
    """

    field: str | None
    year: int | None = None
    previous: bool = False


@lru_cache(maxsize=1024)
def named(name: str) -> Named:
    """What the name of a column says."""
    text = name[:MOST]
    if is_in_thousands(text):
        return Named(None)
    years = set(map(int, _YEAR.findall(text)))
    year = years.pop() if len(years) == 1 else None
    met = frozenset(map(_family, folded(text).split())) - {"none"}
    met = met - {"year"} or met
    other = _PREVIOUS.search(text) or _NEXT.search(text)
    return Named(_ruled(met, is_dated=year is not None), year, other is not None)


def _ruled(met: frozenset[str], *, is_dated: bool) -> str | None:
    for rule in _tables()["rules"]:
        known = {each for group in rule["all"] for each in group.split("|")} | {*rule.get("also", ())}
        if (
            (rule.get("anything") or met <= known)
            and _has_all(met, rule["all"])
            and (is_dated or not rule.get("dated"))
        ):
            return str(rule["field"]) or None
    return None


def _has_all(met: frozenset[str], groups: Iterable[str]) -> bool:
    return all(not met.isdisjoint(group.split("|")) for group in groups)


def _family(word: str) -> str:
    """The family of a word, a letter wrong in a long one being found back."""
    words = _words()
    exact = words.get(word) or words.get(word.removesuffix("s"))
    if exact:
        return exact
    close = (each for each in words if min(len(word), len(each)) >= _LONG and is_near(word, each))
    near = next(close, None)
    return words[near] if near else f"« {word} »"


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _words() -> Mapping[str, str]:
    return {word: family for family, words in _tables()["words"].items() for word in words.split()}
