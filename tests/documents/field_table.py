"""The committed table of where each field is seen in each kind of document: ``shown.tsv``.

``python tests/documents/field_table.py`` writes it again; what it had is tried first, so that few rows change.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from conventions.documents import KINDS, kind_named
from conventions.errors import ConventionsError
from tests.documents.field_cover import Asked, Sight, Told, before, is_waived, sight
from tests.documents.field_places import Place, changed, fields, values

TABLE = Path(__file__).with_name("shown.tsv")

Table = Mapping[tuple[str, str], Sight]
"""By the names of a kind and of a field."""


def table() -> Table:
    """What the committed table says."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {(kind, name): _sight(cells) for kind, name, *cells in csv.reader(lines, delimiter="\t")}


def _sight(cells: list[str]) -> Sight:
    of, path, value, act, exercise, as_of, part = cells
    steps = tuple(int(step) if step.isdigit() else step for step in path.split("/") if step)
    what = Asked(
        act or None, int(exercise) if exercise else None, date.fromisoformat(as_of) if as_of else None
    )
    return Sight(Place(of, steps), int(value), what, part)


def _cells(sight: Sight) -> tuple[str, ...]:
    (of, path), value, (act, exercise, as_of), part = sight
    told = (str(each or "") for each in (act, exercise, as_of))
    return (of, "/".join(map(str, path)), str(value), *told, part)


def still_seen(kind: str, name: str, sight: Sight) -> bool:
    """Whether the part of the document changes with the field, as the table says."""
    field = fields()[name][1]
    try:
        other = changed(sight.place, field, values(sight.place, field)[sight.value])
        old = before(kind, sight.place.of, sight.asked)
        return old[sight.part] != Told(kind_named(kind), other, sight.asked)[sight.part]
    except (ConventionsError, ValueError, TypeError, LookupError, AttributeError):
        return False  # the conventions or the parts are no longer those of the table


def found_again(had: Table) -> tuple[Table, list[str]]:
    """The table as documents are now, and what is neither seen nor waived."""
    rows: dict[tuple[str, str], Sight] = {}
    unseen = []
    for kind in KINDS:
        for name in (each for each in fields() if not is_waived(kind_named(kind), each)):
            old = had.get((kind, name))
            found = old if old and still_seen(kind, name, old) else sight(kind_named(kind), name, 0)
            if isinstance(found, Sight):
                rows[kind, name] = found
            else:
                unseen.append(f"{kind} {name} {found}")
    return rows, unseen


if __name__ == "__main__":
    import sys

    rows, unseen = found_again(table() if TABLE.exists() else {})
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows(
            (*key, *_cells(row)) for key, row in rows.items()
        )
    sys.stdout.writelines(f"{line}\n" for line in unseen)
