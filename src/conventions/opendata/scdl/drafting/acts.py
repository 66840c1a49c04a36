"""What names the convention of a row: its own act, or the one that an avenant changes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from itertools import islice
from typing import Final, TypeAlias

from conventions.opendata.scdl.drafting.avenants import Avenants
from conventions.opendata.scdl.drafting.facts import Known
from conventions.opendata.scdl.drafting.wording import folded

_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_LEAST: Final = 12
"""The shortest object that tells a convention."""
_SAME_DAY: Final = "l’avenant a la date de sa convention : la sienne n’est pas publiée"
_MOST: Final = 200
"""How many objects of one beneficiary are compared with that of an avenant."""

Named: TypeAlias = defaultdict[Hashable, dict[Hashable, None]]


class Acts:
    """The conventions of a file, by what names them."""

    def __init__(self, rows: Iterable[Known]) -> None:
        self.days: Named = defaultdict(dict)
        self.years: Named = defaultdict(dict)
        self.references: Named = defaultdict(dict)
        self.objects: defaultdict[Hashable, list[tuple[str, Hashable]]] = defaultdict(list)
        self.words: defaultdict[Hashable, set[str]] = defaultdict(set)
        self.avenants = Avenants(rows)
        for each in rows:
            if each.mention is None and (key := _own(each)) is not None:
                self._add(each, key)

    def _add(self, each: Known, key: Hashable) -> None:
        bodies, told = each.bodies, folded(each.object)
        self.days[bodies, each.signed][key] = None
        if each.years:
            self.years[bodies, each.years][key] = None
        self.objects[bodies].append((told, key))
        self.words[key].update(_WORD.findall(told))
        if each.base:
            for name in (each.base, folded(each.base)):
                self.references[bodies, name][key] = None

    def of(self, each: Known) -> tuple[Hashable, str | None]:
        """What names the convention of a row, and what had to be assumed for that."""
        each = self.avenants.first_of(each)
        bodies, mention = each.bodies, each.mention
        if mention is None or bodies is None:
            own = _own(each)
            return own if own is not None else each.number, None
        if mention.base is not None:
            return self._among(each, self.days, (bodies, mention.base), "de ce jour")
        if mention.years is not None:
            return self._among(each, self.years, (bodies, mention.years), "de ces années")
        if each.is_named_after:
            return self._among(each, self.references, (bodies, each.base), "de cette référence")
        if mention.reference is not None:
            return self._among(each, self.references, (bodies, mention.reference), "de cette référence")
        own = _own(each)
        return (own, _SAME_DAY) if own in self.days[bodies, each.signed] else self._by_object(each)

    def _among(self, each: Known, named: Named, name: Hashable, which: str) -> tuple[Hashable, str | None]:
        """One of the conventions that an avenant may name: the only one with a word of its own that it repeats."""
        keys = list(islice(named.get(name) or (name,), _MOST))
        if len(keys) == 1:
            return keys[0], None
        told = set(_WORD.findall(folded(each.object)))
        uses = Counter(word for key in keys for word in self.words[key])
        found = [key for key in keys if any(uses[word] == 1 for word in told & self.words[key])]
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
        same = list(islice(self.references.get((each.bodies, each.base), ()), 2))
        if len(same) == 1:
            return same[0], "la convention de base n’est pas nommée : c’est la seule de la même référence"
        return each.number, "la convention de base n’est pas nommée : la ligne reste seule"


def _own(each: Known) -> Hashable | None:
    """What names the convention of a row by itself; None where a number is not sure, or nothing names it."""
    if each.bodies is None or not (each.signed or each.base):
        return None
    act = each.bodies, each.signed, each.base
    return (*act, folded(each.object)) if each.is_whole else act
