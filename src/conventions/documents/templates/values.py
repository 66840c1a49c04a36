"""What a template sees of the data: the fields of the records, as values that nothing can be done to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from conventions.base import Record
from conventions.documents.templates.bounds import Budget
from conventions.errors import ConventionsError
from conventions.french import Name
from conventions.money import Amount, Price
from conventions.periods import Duration, Period


class Datum(str):
    """A text of the data: it is written as a text, whatever it holds."""

    __slots__ = ()


class Named(Datum):
    """The text of a name, with its grammar."""

    name: Name

    @classmethod
    def of(cls, name: Name) -> Named:
        """The text of a name."""
        made = cls(name.text)
        made.name = name
        return made


class View:
    """A record as templates read it: its fields, and nothing else of it."""

    __slots__ = ("_record",)

    def __init__(self, record: Record) -> None:
        self._record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._record == other._record

    def __hash__(self) -> int:
        return hash(self._record)


def record_of(view: View) -> Record:
    """The record behind a view: for the filters, never for a template."""
    return view._record  # noqa: SLF001  # the one door


class Turns:
    """What a loop goes through, each turn counted."""

    __slots__ = ("_budget", "_items")

    def __init__(self, items: tuple[object, ...], budget: Budget) -> None:
        self._items = items
        self._budget = budget

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[object]:
        for item in self._items:
            self._budget.turn()
            yield item


def shown(value: object) -> object:
    """A value of a record as templates see it.

    >>> from conventions.model import Scheme
    >>> shown(Scheme.SIREN), shown(("a", 1))
    ('SIREN', ('a', 1))
    """
    if isinstance(value, Record):
        return View(value)
    if isinstance(value, tuple):
        return tuple(map(shown, value))
    if isinstance(value, Name):
        return Named.of(value)
    if isinstance(value, Enum):
        return Datum(value.value)
    return Datum(value) if isinstance(value, str) else value


def field(view: View, name: str) -> object:
    """A field of a record, as templates see it.

    :raises KeyError: where the record has no such field.
    """
    record = record_of(view)
    if name not in type(record).model_fields:
        raise KeyError(name)
    return shown(getattr(record, name))


_CALLED: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (type(None), "une valeur inconnue"),
    (bool, "oui ou non"),
    ((int, Decimal), "un nombre"),
    (Fraction, "une part"),
    ((Amount, Price), "un montant"),
    (date, "une date"),
    (Period, "une période"),
    (Duration, "une durée"),
    ((tuple, list), "une liste"),
    (View, "un enregistrement"),
)


def called(value: object) -> str:
    r"""What a value is, in French; a text is shown.

    >>> called(None), called("abc").replace("\u00a0", " ")
    ('une valeur inconnue', 'un texte (« abc »)')
    """
    if hasattr(value, "__html__"):
        return "un texte composé"
    if isinstance(value, str):
        return f"un texte («\u00a0{value[:40]}\u00a0»)"
    return next((words for kind, words in _CALLED if isinstance(value, kind)), "autre chose")


def wrong(name: str, wanted: str, value: object) -> ConventionsError:
    """The error of a filter that is given something else."""
    return ConventionsError(f"le filtre «\u00a0{name}\u00a0» attend {wanted}, pas {called(value)}")
