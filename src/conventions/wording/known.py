"""The records that a sentence may name: those of terms, or of a whole convention, found by class and key."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar, cast

from conventions.base import Record
from conventions.french import Name, quote
from conventions.model import Convention, Grant, Nature, Party, Terms
from conventions.model.references import records_in

R = TypeVar("R", bound=Record)


class Known:
    """What is known of the records that keys name; nothing without terms.

    Of several records of one key, as acts bring them, the first one counts.

    >>> from conventions.samples import cci_2017_2019
    >>> known = Known(cci_2017_2019().initial)
    >>> str(known.name("CCI")), known.name("Novacité")
    ('CCI Lyon Métropole Saint-Étienne Roanne', None)
    """

    __slots__ = ("_by_kind", "_called", "_grants")

    def __init__(self, terms: Terms | Convention | None = None) -> None:
        self._by_kind: dict[type[Record], dict[str, Record]] = {}
        self._called: dict[type[Record], Counter[str | None]] = {}
        self._grants: dict[tuple[int, Nature | None], tuple[Grant, ...]] = {}
        for record in records_in(terms) if terms is not None else ():
            key = getattr(record, "key", None)
            if key is not None:
                self._by_kind.setdefault(type(record), {}).setdefault(key, record)

    @property
    def told(self) -> bool:
        """Whether anything is known at all."""
        return bool(self._by_kind)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a class."""
        return cast("tuple[R, ...]", tuple(self._by_kind.get(kind, {}).values()))

    def find(self, kind: type[R], key: str) -> R | None:
        """The record of a key, or None."""
        return cast("R | None", self._by_kind.get(kind, {}).get(key))

    def name(self, key: str) -> Name | None:
        """The name of the party of a key, or None."""
        party = self.find(Party, key)
        return party.name if party else None

    def titled(self, kind: type[Record], key: str) -> str:
        """The title or the name of a record between quotes, or its key where nothing else tells it."""
        record = self.find(kind, key)
        title = record and title_of(record)
        return quote(title if title and self._names(kind)[title] == 1 else key)

    def _names(self, kind: type[Record]) -> Counter[str | None]:
        """How many records of a class each title or key may mean; counted once."""
        if kind not in self._called:
            records = self._by_kind.get(kind, {}).items()
            self._called[kind] = Counter(name for key, record in records for name in {title_of(record), key})
        return self._called[kind]

    def grants(self, exercise: int, nature: Nature | None) -> tuple[Grant, ...]:
        """The grants that « la subvention de fonctionnement de l’exercice 2018 » may mean."""
        if not self._grants:
            self._grants = self._sorted_grants()
        return self._grants.get((exercise, nature), ())

    def _sorted_grants(self) -> dict[tuple[int, Nature | None], tuple[Grant, ...]]:
        """The grants by exercise and nature, and by exercise alone; sorted out once."""
        found: dict[tuple[int, Nature | None], list[Grant]] = {}
        for grant in self.all(Grant):
            for nature in {grant.nature, None}:
                found.setdefault((grant.exercise, nature), []).append(grant)
        return {place: tuple(grants) for place, grants in found.items()}


def title_of(record: Record) -> str | None:
    """What a record is called: its title, its name, or what a clause is about.

    >>> from conventions.model import Axis
    >>> title_of(Axis(key="A", title="Le numérique"))
    'Le numérique'
    """
    named = (getattr(record, field, None) for field in ("title", "name", "kind"))
    return next((str(text) for text in named if text), None)
