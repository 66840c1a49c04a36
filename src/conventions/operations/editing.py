"""What the operations of an avenant share: the terms being amended, and what each operation says it wrote."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any

from conventions.base import Record, key_from
from conventions.french import format_list
from conventions.model import Terms, TermsPart
from conventions.model.references import named
from conventions.money import Amount
from conventions.periods import Period

Touched = Mapping[str, str]
"""By address in the terms, the field of the operation that says what is there from now on, or that nothing is.

Empty, the operation says it as a whole.
"""

_BARE = frozenset({TermsPart.PERIOD, TermsPart.CEILING, TermsPart.ORDER})
PARTS = tuple(part for part in TermsPart if part not in _BARE)
"""The parts of the terms that are lists of keyed records."""

_Item = tuple[TermsPart, str]
_Named = tuple[str, str]


class Refusal(Exception):
    """Why an operation cannot be done; who applies it adds its address and its act."""


class Draft:
    """The terms being amended: their records by key, which become tuples once, at the end.

    A change costs no more with many records than with few: nothing is copied before :meth:`terms`.
    ``successors`` gives, for the key of a party that is one no more, that of the party in its place;
    ``ended`` the day to which the convention was terminated, None as long as it is not.
    """

    def __init__(self, terms: Terms) -> None:
        self._before = terms
        self.period: Period = terms.period
        self.ceiling: Amount | None = terms.ceiling
        self.ended: date | None = None
        self.knows_clauses = terms.clauses is not None
        self.successors: dict[str, str] = {}
        self._parts: dict[TermsPart, dict[str, Any]] = {}
        self._namers: dict[_Named, dict[_Item, None]] | None = None

    def part(self, part: TermsPart) -> Mapping[str, Any]:
        """The records of a part by key, in order; clauses that are not known are none."""
        return self._part(part)

    def _part(self, part: TermsPart) -> dict[str, Any]:
        if part not in self._parts:
            self._parts[part] = {item.key: item for item in getattr(self._before, part) or ()}
        return self._parts[part]

    def get(self, part: TermsPart, key: str, what: str) -> Any:
        """The record of a key.

        :raises Refusal: when there is none; ``what`` names it in French, with its article.
        """
        found = self._part(part).get(key)
        if found is None:
            raise Refusal(f"{what} « {key} » n’existe pas à cette date")
        return found

    def put(self, part: TermsPart, record: Any) -> None:
        """A record in the place of the one of the same key, or at the end."""
        self._unname(part, record.key)
        self._part(part)[record.key] = record
        self._name(part, record)

    def drop(self, part: TermsPart, key: str) -> None:
        """Take the record of a key away."""
        self._unname(part, key)
        del self._part(part)[key]

    def rename(self, part: TermsPart, old: str, record: Any) -> None:
        """A record in the place of one of another key."""
        self._unname(part, old)
        held = self._part(part)
        self._parts[part] = {key if key != old else record.key: item for key, item in held.items()}
        self.put(part, record)

    def reorder(self, part: TermsPart, keys: Iterable[str]) -> None:
        """The same records in another order."""
        held = self._part(part)
        self._parts[part] = {key: held[key] for key in keys}

    def namers(self, kind: str, key: str) -> tuple[_Item, ...]:
        """The records that name one of a class by its key: their part and their own key.

        They are looked for once; changes keep the answer up to date.
        """
        if self._namers is None:
            self._namers = {}
            for part in PARTS:
                for record in self._part(part).values():
                    self._name(part, record)
        return tuple(self._namers.get((kind, key), ()))

    def _name(self, part: TermsPart, record: Record) -> None:
        if self._namers is not None:
            for found in named(record):
                self._namers.setdefault(found, {})[part, getattr(record, "key")] = None  # noqa: B009  # Any

    def _unname(self, part: TermsPart, key: str) -> None:
        record = self._part(part).get(key)
        if self._namers is not None and record is not None:
            for found in named(record):
                self._namers[found].pop((part, key), None)

    def terms(self) -> Terms:
        """The terms as they are now, validated as a whole."""
        changes = {
            part.value: tuple(held.values()) for part, held in self._parts.items() if self._knows(part)
        }
        alone = {"period": self.period, "ceiling": self.ceiling}
        return Terms.model_validate({**vars(self._before), **alone, **changes})

    def _knows(self, part: TermsPart) -> bool:
        return part is not TermsPart.CLAUSES or self.knows_clauses


def refuse_named(draft: Draft, kind: str, key: str, what: str) -> None:
    """Nothing is removed while something names it.

    :raises Refusal: says what names it, by addresses in the terms.
    """
    namers = [f"{part}[{item}]" for part, item in draft.namers(kind, key)]
    if namers:
        verb = "nomme" if len(namers) == 1 else "nomment"
        raise Refusal(f"{format_list(namers[:5])} {verb} encore {what} « {key} »")


def free_key(key: str, taken: Container[str]) -> str:
    """The key, or the first of « key (2) », « key (3) »… that is not taken."""
    numbered = (key_from(f"{key[:70]} ({rank})") for rank in itertools.count(2))
    return next(each for each in itertools.chain([key], numbered) if each not in taken)
