"""The words of the cells of a budget: sections, expenses and revenues, totals, titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from conventions.model import Section
from conventions.opendata.scdl.opening.words import folded

_Word = TypeVar("_Word", bound=str)
_MOST: Final = 120
_SECTIONS: Final = {
    Section.OPERATING: re.compile(r"\A(?:f|df|rf)\Z|\b(?:fonc|fct|exploit)"),
    Section.INVESTMENT: re.compile(r"\A(?:i|di|ri)\Z|\binv"),
}
_SENSES: Final = {
    "expense": re.compile(r"\A(?:d|df|di)\Z|\bdep"),
    "income": re.compile(r"\A(?:r|rf|ri)\Z|\brec"),
}

_OF_SECTION: Final = re.compile(
    r"\A(?:depenses?|recettes?|section)\b|\bsection d"
    r"|\b(?:depenses?|recettes?) (?:de |d )?(?:la section|fonc|inv|exploit)"
)


class Said(NamedTuple):
    """What a text says of a section and of a direction (``expense`` or ``income``), None where it does not."""

    section: Section | None = None
    sense: str | None = None


@lru_cache(maxsize=1024)
def said(text: str) -> Said:
    """What a cell, a title or the name of a sheet says; a text that says both of two says none.

    >>> said("Dépenses de fonctionnement"), said("RI").sense, said("Dépenses et recettes").sense
    (Said(section=<Section.OPERATING: 'fonctionnement'>, sense='expense'), 'income', None)
    """
    words = folded(text[:_MOST])
    return Said(_one(words, _SECTIONS), _one(words, _SENSES))


def said_above(titles: Iterable[str], sheet: Said) -> Said:
    """What the titles above a header say, the last ones first, else the name of the sheet; a service says nothing.

    >>> said_above(["Ville", "Recettes d’investissement"], Said()).sense, said_above(["Pôle recettes"], Said()).sense
    ('income', None)
    """
    for title in titles:
        if _OF_SECTION.search(folded(title[:_MOST])):
            told = said(title)
            sheet = Said(told.section or sheet.section, told.sense or sheet.sense)
    return sheet


def _one(words: str, patterns: Mapping[_Word, re.Pattern[str]]) -> _Word | None:
    found = [each for each, pattern in patterns.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None
