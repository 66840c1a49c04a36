"""The deviations of a file, counted by code and severity, with their titles and their first examples."""

from __future__ import annotations

from conventions.cli.scdl_summary import EXAMPLES, Block, Entry
from conventions.cli.tables import Column
from conventions.french import format_number, typeset
from conventions.opendata.scdl import Severity, deviation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from conventions.opendata.scdl import Change, Diagnosis

TITLES = (Column("Code"), Column("Écart"), Column("Gravité"), Column("Nombre", right=True))
ORDER = (Severity.ERROR, Severity.AMBIGUOUS, Severity.WARNED, Severity.REPAIRED)
"""What a person has to look at comes first."""


def deviations(title: str, found: Iterable[Diagnosis | Change], note: str) -> tuple[Block, ...]:
    """A table of what was found, one line a deviation and severity; none when nothing was found."""
    groups: dict[tuple[int, str], list[Diagnosis | Change]] = {}
    for each in found:
        groups.setdefault((ORDER.index(each.severity), each.code), []).append(each)
    entries = tuple(
        Entry(
            (code, typeset(deviation(code).title), ORDER[rank].french, format_number(len(group))),
            tuple(map(example, group[:EXAMPLES])),
        )
        for (rank, code), group in sorted(groups.items())
    )
    return (Block(title, TITLES, entries, note),) if entries else ()


def example(found: Diagnosis | Change) -> str:
    r"""What was found, without the code and the severity that its table says already.

    >>> from conventions.opendata.scdl import Diagnosis
    >>> example(Diagnosis("T24", Severity.WARNED, 3, 2, "montant", "NC", "montant non communiqué"))
    'ligne 3, montant\xa0: «\xa0NC\xa0»\xa0: montant non communiqué'
    """
    return str(found).rpartition(" [")[0]
