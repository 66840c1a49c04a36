"""What names the convention of a row: its own act, or the one that an avenant changes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Final

from conventions.opendata.scdl.drafting.avenants import Avenants
from conventions.opendata.scdl.drafting.facts import Known
from conventions.opendata.scdl.drafting.wording import folded

_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_LEAST: Final = 12
"""The shortest object that tells a convention."""
_SAME_DAY: Final = "l’avenant a la date de sa convention : la sienne n’est pas publiée"
_MOST: Final = 200
"""How many objects of one beneficiary are compared with that of an avenant."""


class Acts:
    """The conventions of a file, by what names them."""

    def __init__(self, rows: Iterable[Known]) -> None:
        self.days: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
        self.years: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
        self.references: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
        self.objects: defaultdict[Hashable, list[tuple[str, Hashable]]] = defaultdict(list)
        self.words: defaultdict[Hashable, set[str]] = defaultdict(set)
        self.avenants = Avenants(rows)
        for each in rows:
            if each.mention is None and (key := _own(each)) is not None:
                self._add(each, key)

    def _add(self, each: Known, key: Hashable) -> None:
        bodies, told = each.bodies, folded(each.object)
        if key not in self.days[bodies, each.signed]:
            self.days[bodies, each.signed].append(key)
        if each.years and key not in self.years[bodies, each.years]:
            self.years[bodies, each.years].append(key)
        self.objects[bodies].append((told, key))
        self.words[key].update(_WORD.findall(told))
        if each.base:
            for name in {each.base, folded(each.base)}:
                if key not in self.references[bodies, name]:
                    self.references[bodies, name].append(key)

    def of(self, each: Known) -> tuple[Hashable, str | None]:
        """What names the convention of a row, and what had to be assumed for that."""
        each = self.avenants.first_of(each)
        bodies, mention = each.bodies, each.mention
        if mention is None or bodies is None:
            own = _own(each)
            return own if own is not None else each.number, None
        if mention.base is not None:
            known = self.days.get((bodies, mention.base)) or [(bodies, mention.base)]
            return self._among(each, known, "de ce jour")
        if mention.years is not None:
            known = self.years.get((bodies, mention.years)) or [(bodies, mention.years)]
            return self._among(each, known, "de ces années")
        if each.is_named_after:
            return self._referred(each, each.base)
        if mention.reference is not None:
            return self._referred(each, mention.reference)
        own = _own(each)
        return (own, _SAME_DAY) if own in self.days[bodies, each.signed] else self._by_object(each)

    def _referred(self, each: Known, name: str) -> tuple[Hashable, str | None]:
        known = self.references.get((each.bodies, name)) or [(each.bodies, name)]
        return self._among(each, known, "de cette référence")

    def _among(self, each: Known, keys: list[Hashable], which: str) -> tuple[Hashable, str | None]:
        """One of the conventions that an avenant may name: the only one with a word of its own that it repeats."""
        if len(keys) == 1:
            return keys[0], None
        told = set(_WORD.findall(folded(each.object)))
        uses = Counter(word for key in keys[:_MOST] for word in self.words[key])
        found = [key for key in keys[:_MOST] if any(uses[word] == 1 for word in told & self.words[key])]
        if len(found) == 1:
            return found[
                0
            ], f"plusieurs conventions {which} : celle dont l’avenant reprend l’objet est retenue"
        return keys[0], f"plusieurs conventions {which} : la première est retenue"

    def _by_object(self, each: Known) -> tuple[Hashable, str | None]:
        """The only convention of the same bodies whose object the avenant repeats; itself where there is none."""
        told = folded(each.object)
        known = self.objects[each.bodies][:_MOST]
        found = {key for text, key in known if len(text) >= _LEAST and text in told}
        if len(found) == 1:
            return found.pop(), "la convention de base n’est pas nommée : c’est la seule qui a le même objet"
        same = self.references.get((each.bodies, each.base), ())
        if len(same) == 1:
            return same[0], "la convention de base n’est pas nommée : c’est la seule de la même référence"
        return each.number, "la convention de base n’est pas nommée : la ligne reste seule"


def _own(each: Known) -> Hashable | None:
    """What names the convention of a row by itself; None where a number is not sure, or nothing names it."""
    if each.bodies is None or not (each.signed or each.base):
        return None
    act = each.bodies, each.signed, each.base
    return (*act, folded(each.object)) if each.is_whole else act
