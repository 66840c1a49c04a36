"""The header of a file: which column of the schema stands where, and what is wrong with the labels.

>>> header = header_of(["montant ", "objet"], "2.1.1")
>>> header.positions
{'montant': 0, 'objet': 1}
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from conventions.french import format_list
from conventions.law.published import fields, groups_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conventions.law.published import Kind


class Wrong(NamedTuple):
    """A fault of the header: its kind, its code, the column and its place, the label met, what is said."""

    kind: Kind
    code: str
    column: str | None
    position: int | None
    raw: str
    expected: str


class Header(NamedTuple):
    """Where each column is (from 0), how many labels, what is wrong; with ``unread``, no row can be judged."""

    positions: Mapping[str, int]
    width: int
    wrong: tuple[Wrong, ...]
    unread: bool = False


def header_of(cells: Sequence[str], version: str) -> Header:
    """The columns that the labels name: the case counts, the spaces around do not, nor does the order."""
    labels = [cell.replace("\n", " ").strip() for cell in cells]
    known = {field.name for field in fields(version)}
    positions = {label: place for place, label in enumerate(labels) if label in known}
    wrong = [*_labels(labels, known), *_missing(positions, version)]
    twice = len(set(labels)) < len(labels)
    if not twice:
        wrong += _order(positions, version)
    return Header(positions, len(labels), tuple(wrong), unread=twice)


def _labels(labels: Sequence[str], known: set[str]) -> Iterator[Wrong]:
    counted = Counter(labels)
    for position, label in enumerate(labels, 1):
        if counted[label] > 1:
            yield Wrong(
                "schema", "duplicate_label", label or None, position, label, "un intitulé par colonne"
            )
        elif not label:
            yield Wrong("schema", "blank_label", None, position, label, "un intitulé à chaque colonne")
        elif label not in known:
            said = "une colonne du schéma ; celle-ci n’est pas vérifiée"
            yield Wrong("supplement", "extra_column", label, position, label, said)


def _missing(positions: Mapping[str, int], version: str) -> Iterator[Wrong]:
    for field in fields(version):
        if field.name not in positions:
            kind: Kind = "schema" if field.required else "supplement"
            yield Wrong(kind, "missing_column", field.name, None, "", "la colonne manque")
    for group in groups_of(version):
        if not positions.keys() & set(group.names):
            said = f"il faut l’une au moins des colonnes {format_list(group.names)}"
            yield Wrong("schema", "one_of", group.names[0], None, "", said)


def _order(positions: Mapping[str, int], version: str) -> Iterator[Wrong]:
    wanted = [field.name for field in fields(version) if field.name in positions]
    if wanted != sorted(wanted, key=positions.__getitem__):
        yield Wrong("supplement", "order", None, None, "", "les colonnes ne sont pas dans l’ordre du schéma")
