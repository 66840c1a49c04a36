"""What a town says of the export of its finance software: columns, kinds, signs, states, filters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from conventions.model import PaymentState
from conventions.opendata.ledgers.days import DayReader
from conventions.opendata.sheets.mappings import Given, plain, read_mapping, refuse
from conventions.operations import LedgerEntry

KINDS: Final = ("engagement", "mandat", "titre")
TEXTS: Final = ("third_party", "label")
"""What several columns may say, one after the other."""
SUMS: Final = ("amount", "amount_minus")
"""What several columns may say, added up; the second is taken away from the first."""
_STATES: Final = {state.name.lower(): state for state in PaymentState}
_COMPUTED: Final = ("kind", "row", "state")
FIELDS: Final = (*(name for name in LedgerEntry._fields if name not in _COMPUTED), "amount_minus")
_NEEDED: Final = ("number", "day", "amount")
_TABLES: Final = (
    "format", "kind", "kinds", "day", "sheet", "header_line", "exercise", "columns", "cancellations", "states",
    "filters", "persons",
)  # fmt: skip
_LINES: Final = range(1, 1_000_001)


class Words(NamedTuple):
    """A column, and what its words mean."""

    column: str
    meanings: Mapping[str, str]

    def of(self, text: str) -> str | None:
        """What a cell means, None for a word that the mapping has not."""
        return self.meanings.get(plain(text))


class LedgerMapping(NamedTuple):
    """A mapping, checked: ``kind`` is that of every row, or ``kinds`` says it by a column."""

    columns: Mapping[str, tuple[str, ...]]
    days: DayReader
    kind: str | None
    kinds: Words | None
    cancellations: Words | None
    cancelled_is_positive: bool
    states: Words | None
    persons: Words | None
    filters: tuple[Words, ...]
    sheet: str | None
    header_line: int | None
    exercise: int | None

    def names(self) -> tuple[tuple[str, str], ...]:
        """What names each column, and its name."""
        fields = [(f"columns.{field}", each) for field, names in self.columns.items() for each in names]
        tables = (
            ("kinds.column", self.kinds),
            ("cancellations.column", self.cancellations),
            ("states.column", self.states),
            ("persons.column", self.persons),
            *((f"filters.{each.column}", each) for each in self.filters),
        )
        return (*fields, *((name, words.column) for name, words in tables if words is not None))


def ledger_mapping(source: Path | str | Mapping[str, Any]) -> LedgerMapping:
    """The mapping of a file, or of what was read of one.

    :raises TableError: ``mapping``, for a name that does not exist, or a value that is not what it should be.

    >>> columns = {"number": "Pièce", "day": "Date", "amount": "Montant"}
    >>> ledger_mapping({"kind": "mandat", "columns": columns}).columns["amount"]
    ('Montant',)
    >>> ledger_mapping({"kind": "mandat", "columns": columns | {"acount": "Compte"}})
    Traceback (most recent call last):
    conventions.opendata.sheets.refusals.TableError: « columns.acount » n’existe pas, or il faut « account », ...
    """
    given = read_mapping(source)
    cancellations = given.table("cancellations")
    is_positive = cancellations.text("amounts", ("positive", "negative")) != "negative"
    mapping = LedgerMapping(
        columns=_columns(given.table("columns")),
        days=DayReader(given.text("day")),
        kind=given.text("kind", KINDS),
        kinds=_words(given.table("kinds"), {kind: kind for kind in KINDS}),
        cancellations=_words(cancellations, {"values": "cancelled"}),
        cancelled_is_positive=is_positive,
        states=_words(given.table("states"), {name: state.value for name, state in _STATES.items()}),
        persons=_words(given.table("persons"), {"values": "person"}),
        filters=_filters(given.table("filters")),
        sheet=given.text("sheet"),
        header_line=given.number("header_line", _LINES),
        exercise=given.year("exercise"),
    )
    given.finish(_TABLES)
    if (mapping.kind is None) == (mapping.kinds is None):
        refuse("ce que sont les lignes", expected="« kind », ou la table « [kinds] » : l’une des deux")
    return mapping


def _columns(given: Given) -> dict[str, tuple[str, ...]]:
    columns = {field: given.texts(field) for field in FIELDS}
    given.finish(FIELDS)
    for field, names in columns.items():
        if field in _NEEDED and not names:
            refuse(f"columns.{field} manque", expected="le nom de la colonne")
        if len(names) > 1 and field not in {*TEXTS, *SUMS}:
            refuse(f"columns.{field}", met=", ".join(names)[:80], expected="une seule colonne")
    return {field: names for field, names in columns.items() if names}


def _words(given: Given, meanings: Mapping[str, str]) -> Words | None:
    """A table that names a column and lists its words; None where it is absent."""
    if not given.names():
        return None
    column = given.text("column")
    if column is None:
        refuse(f"{given.path}column manque", expected="le nom de la colonne")
    found = {plain(text): meaning for name, meaning in meanings.items() for text in given.texts(name)}
    given.finish(("column", *meanings))
    if not found:
        refuse(f"{given.path}{next(iter(meanings))} manque", expected="une liste de mots de la colonne")
    return Words(column, found)


def _filters(given: Given) -> tuple[Words, ...]:
    return tuple(Words(name, {plain(text): "kept" for text in given.texts(name)}) for name in given.names())
