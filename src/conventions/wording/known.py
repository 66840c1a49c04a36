"""The records that a sentence may name: those of terms, or of a whole convention, found by class and key."""

from __future__ import annotations

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

    __slots__ = ("_by_kind",)

    def __init__(self, terms: Terms | Convention | None = None) -> None:
        self._by_kind: dict[type[Record], dict[str, Record]] = {}
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
        alike = [each for each in self.all(kind) if title in (title_of(each), getattr(each, "key", None))]
        return quote(title if title and len(alike) == 1 else key)

    def grants(self, exercise: int, nature: Nature | None) -> tuple[Grant, ...]:
        """The grants that « la subvention de fonctionnement de l’exercice 2018 » may mean."""
        alike = (each for each in self.all(Grant) if each.exercise == exercise)
        return tuple(each for each in alike if nature is None or each.nature is nature)


def title_of(record: Record) -> str | None:
    """What a record is called: its title, its name, or what a clause is about.

    >>> from conventions.model import Axis
    >>> title_of(Axis(key="A", title="Le numérique"))
    'Le numérique'
    """
    named = (getattr(record, field, None) for field in ("title", "name", "kind"))
    return next((str(text) for text in named if text), None)
