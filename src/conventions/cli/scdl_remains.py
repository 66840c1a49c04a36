"""What still keeps the rows of a repaired file from being published: the faults of schema, counted by column."""

from __future__ import annotations

from conventions.cli.scdl_summary import EXAMPLES, Block, Entry
from conventions.cli.tables import Column
from conventions.french import NBSP, format_number, typeset
from conventions.opendata.scdl.diagnosing import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from conventions.law.published import Fault
    from conventions.opendata.scdl import RowOutcome

TITLES = (Column("Colonne"), Column("Ce qu’il faut"), Column("Lignes", right=True))
TITLE = "Ce qui empêche encore de publier"


def remains(rows: Iterable[RowOutcome], note: str) -> tuple[Block, ...]:
    """A table of the faults that remain, the most frequent first; none when every row is right."""
    groups: dict[tuple[str, str], list[tuple[int, Fault]]] = {}
    for row in rows:
        for fault in row.faults:
            groups.setdefault((fault.field, fault.expected), []).append((row.line, fault))
    entries = tuple(
        Entry(
            (field, typeset(expected), format_number(len(group))),
            tuple(_example(line, fault) for line, fault in group[:EXAMPLES]),
        )
        for (field, expected), group in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    )
    return (Block(TITLE, TITLES, entries, note),) if entries else ()


def _example(line: int, fault: Fault) -> str:
    return f"ligne {line}{NBSP}: {quoted(fault.value) if fault.value.strip() else 'vide'}"
